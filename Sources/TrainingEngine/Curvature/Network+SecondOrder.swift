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

  init(_ loss: SecondOrder) {
    self.loss = loss.value
    gradient = (loss.a, loss.b)
    hessian = (loss.aa, loss.ab, loss.bb)
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
  /// - Throws: What `Objective` throws, and `EvaluationError.wrongParameters` where a direction has more
  ///   or fewer components.
  public func directionalCurvature(
    of loss: Loss, on data: DataSet, statistics: Statistics, along a: [Double], _ b: [Double]
  ) throws(EvaluationError) -> DirectionalCurvature {
    let objective = try Objective(loss, on: data, statistics: statistics, for: self)
    try validate(parameters: a.count)
    try validate(parameters: b.count)
    let first = firstLayer(dependingOn: layout.places(whereChanging: a, b))
    let samples = objective.samples(for: self)
    let prefix = outputs(
      for: samples.features, rows: samples.count, statistics: statistics, ofFirst: first)
    let mean = expansion(
      of: loss.kind, targets: samples.targets, statistics: statistics, along: a, b, entering: first,
      SecondOrderMatrix(constant: prefix, rows: samples.count), isCancelled: { false })!
    let penalty = loss.penalty?.plane(base: state.parameters, a, b, in: layout)
    return DirectionalCurvature(penalty.map { mean + $0.expansion(0, 0) } ?? mean)
  }

  /// The mean loss without a penalty from layer `first` on, given what enters it and the targets in the
  /// loss's form; nil when cancelled.
  func expansion(
    of loss: Loss.Kind, targets: SampleTargets<Double>, statistics: Statistics,
    along a: [Double], _ b: [Double], entering first: Int, _ input: SecondOrderMatrix,
    isCancelled: () -> Bool
  ) -> SecondOrder? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      let expansion = SecondOrderState(state: state, a: a, b: b, isCancelled: isCancelled)
      var current = input
      for layer in layers[first...] {
        guard !isCancelled() else { return nil }
        current = layer.computation.forward(current, state: expansion, statistics: statistics)
      }
      return isCancelled() ? nil : loss.mean(of: current, targets: targets)
    }
  }
}

extension ParameterLayout {
  /// The places at which either direction is not zero.
  func places(whereChanging a: [Double], _ b: [Double]) -> [Int] {
    (0..<count).filter { a[$0] != 0 || b[$0] != 0 }
  }
}
