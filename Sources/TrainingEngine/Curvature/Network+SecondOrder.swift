/// The loss at a point of parameter space, with its exact first and second derivatives along two
/// directions.
public struct DirectionalCurvature: Equatable, Sendable {
  /// The mean loss at the point.
  public let loss: Double
  /// The derivatives along the two directions.
  public let gradient: (Double, Double)
  /// The second derivatives: along the first direction, mixed, along the second.
  public let hessian: (aa: Double, ab: Double, bb: Double)

  /// Whether all six numbers are equal; none is that is not a number.
  public static func == (left: DirectionalCurvature, right: DirectionalCurvature) -> Bool {
    left.loss == right.loss && left.gradient == right.gradient && left.hessian == right.hessian
  }
}

/// Second derivatives lose what single precision has to spare, so they are there for networks of double
/// precision; `widened` makes one of any.
extension Network<Double> {
  /// The mean loss over some samples on the plane through the network's parameters along two
  /// directions, to second order: exact, by Taylor arithmetic, not by finite differences.
  ///
  /// - Parameters:
  ///   - loss: What is averaged over the samples.
  ///   - data: The samples, with targets that fit the loss.
  ///   - statistics: Which mean and variance batch normalization uses.
  ///   - a: First direction, as long as the parameters.
  ///   - b: Second direction.
  public func directionalCurvature(
    of loss: Loss, on data: DataSet, statistics: Statistics, along a: [Double], _ b: [Double]
  ) -> DirectionalCurvature {
    precondition(
      a.count == layout.count && b.count == layout.count,
      "A direction has as many components as the network has parameters.")
    let first = firstLayer(dependingOn: layout.places(whereChanging: a, b))
    let samples = Samples<Double>(data, as: inputShape, for: loss)
    let prefix = outputs(
      for: samples.features, rows: samples.count, statistics: statistics, ofFirst: first)
    return directionalCurvature(
      of: loss, targets: samples.targets, statistics: statistics, along: a, b, entering: first,
      SecondOrderMatrix(constant: prefix, rows: samples.count))
  }

  /// The same from layer `first` on, given what enters it and the targets in the loss's form.
  func directionalCurvature(
    of loss: Loss, targets: SampleTargets<Double>, statistics: Statistics, along a: [Double],
    _ b: [Double], entering first: Int, _ input: SecondOrderMatrix
  ) -> DirectionalCurvature {
    let expansion = SecondOrderState(state: state, a: a, b: b)
    var current = input
    for layer in layers[first...] {
      current = layer.computation.forward(current, state: expansion, statistics: statistics)
    }
    let mean = loss.mean(of: current, targets: targets)
    return DirectionalCurvature(
      loss: mean.value, gradient: (mean.a, mean.b), hessian: (mean.aa, mean.ab, mean.bb))
  }
}

extension ParameterLayout {
  /// The places at which either direction is not zero.
  func places(whereChanging a: [Double], _ b: [Double]) -> [Int] {
    (0..<count).filter { a[$0] != 0 || b[$0] != 0 }
  }
}
