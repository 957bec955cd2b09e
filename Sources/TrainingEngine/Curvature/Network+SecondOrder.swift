/// The loss at a point of parameter space, with its exact first and second derivatives along two
/// directions.
public struct DirectionalCurvature: Equatable, Sendable {
  public let loss: Double
  /// The derivatives along the two directions.
  public let gradient: (Double, Double)
  /// The second derivatives: along the first direction, mixed, along the second.
  public let hessian: (aa: Double, ab: Double, bb: Double)

  public static func == (left: DirectionalCurvature, right: DirectionalCurvature) -> Bool {
    left.loss == right.loss && left.gradient == right.gradient && left.hessian == right.hessian
  }
}

extension Network {
  /// The mean loss over some samples on the plane through the network's parameters along two
  /// directions, to second order: exact, by Taylor arithmetic, not by finite differences.
  ///
  /// - Parameters:
  ///   - a: First direction, as long as the parameters.
  ///   - b: Second direction.
  public func directionalCurvature(
    of loss: Loss, on data: DataSet, statistics: Statistics, along a: [Double], _ b: [Double]
  ) -> DirectionalCurvature {
    let first = firstLayer(dependingOn: layout.places(whereChanging: a, b))
    var workspace = Workspace()
    let prefix = outputs(before: first, data: data, statistics, &workspace)
    return directionalCurvature(
      of: loss, on: data.prepared(for: loss), statistics: statistics, along: a, b,
      entering: first,
      SecondOrderMatrix(rows: prefix.rows, columns: prefix.columns, constant: prefix.elements))
  }

  /// The same from layer `first` on, given what enters it.
  func directionalCurvature(
    of loss: Loss, on data: DataSet, statistics: Statistics, along a: [Double], _ b: [Double],
    entering first: Int, _ input: SecondOrderMatrix
  ) -> DirectionalCurvature {
    precondition(
      a.count == layout.count && b.count == layout.count,
      "A direction has as many components as the network has parameters.")
    let expansion = SecondOrderState(state: state, a: a, b: b)
    var current = input
    for layer in layers[first...] {
      current = layer.forward(current, state: expansion, statistics: statistics)
    }
    let mean = loss.mean(of: current, targets: data.targets)
    return DirectionalCurvature(
      loss: mean.value, gradient: (mean.a, mean.b), hessian: (mean.aa, mean.ab, mean.bb))
  }

  /// What enters layer `first` for each sample.
  func outputs(
    before first: Int, data: DataSet, _ statistics: Statistics, _ workspace: inout Workspace
  ) -> Matrix {
    guard first > 0 else { return data.features }
    forward(
      data.features.elements.span, rows: data.count, statistics: statistics, layers: 0..<first,
      workspace: &workspace)
    return Matrix(
      rows: data.count, columns: layers[first - 1].outputs,
      elements: workspace.tapes[first - 1].output)
  }
}

extension ParameterLayout {
  /// The places at which either direction is not zero.
  func places(whereChanging a: [Double], _ b: [Double]) -> [Int] {
    (0..<count).filter { a[$0] != 0 || b[$0] != 0 }
  }
}

extension Loss {
  /// The mean loss of outputs that change along two directions.
  func mean(of outputs: SecondOrderMatrix, targets: Targets) -> SecondOrder {
    var sum = SecondOrder(0)
    var terms = outputs.rows
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels, _)):
      for row in 0..<outputs.rows {
        // The largest logit is taken off first, so that no power overflows.
        var largest = outputs[row, 0].value
        for column in 1..<outputs.columns { largest = max(largest, outputs[row, column].value) }
        var powers = SecondOrder(0)
        for column in 0..<outputs.columns {
          var logit = outputs[row, column]
          logit.value -= largest
          powers = powers + logit.exponential
        }
        var logit = outputs[row, Int(labels[row])]
        logit.value -= largest
        sum = sum + powers.logarithm - logit
      }
    case (.binaryCrossEntropy, .values(let values)):
      for row in 0..<outputs.rows {
        let logit = outputs[row, 0]
        let z = logit.value
        let probability = ElementaryFunctions.sigmoid(z)
        let softplus = max(z, 0) + ElementaryFunctions.logOnePlus(ElementaryFunctions.exp(-abs(z)))
        sum =
          sum
          + logit.composed(
            value: softplus, first: probability, second: probability * (1 - probability))
          - logit * values.elements[row]
      }
    case (.meanSquaredError, .values(let values)), (.halfMeanSquaredError, .values(let values)):
      terms = values.elements.count
      for index in 0..<terms {
        var residual = outputs[index]
        residual.value -= values.elements[index]
        sum = sum + residual * residual
      }
      if self == .halfMeanSquaredError { sum = sum * 0.5 }
    default:
      preconditionFailure("The targets do not fit the loss; prepare them first.")
    }
    return sum * (1 / Double(terms))
  }
}
