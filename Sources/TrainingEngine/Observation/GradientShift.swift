/// How the gradient of one layer changes when the layers before it take their step: internal covariate
/// shift as Santurkar, Tsipras, Ilyas and Mądry define it (2018, definition 2.1).
///
/// G is the gradient of the layer's parameters with all parameters as they are, G′ the one on the same
/// samples with the layers before it already moved.
public struct GradientShift: Equatable, Sendable {
  /// The layer; see `ParameterLayout.Layer`.
  public let layer: String
  /// ‖G‖.
  public let norm: Double
  /// ‖G - G′‖.
  public let change: Double
  /// The cosine of the angle between G and G′; nil where either is nought.
  public let cosine: Double?

  /// ‖G - G′‖ / ‖G‖; nil where G is nought.
  public var relativeChange: Double? { norm == 0 ? nil : change / norm }
}

extension Network {
  /// The shift of every layer with parameters, from the input to the output; that of the first is
  /// nought. Nothing in the network changes. It costs a gradient for each layer.
  ///
  /// - Parameters:
  ///   - loss: What the step makes small.
  ///   - data: The samples of the step, with targets that fit the loss.
  ///   - statistics: Which mean and variance batch normalization uses.
  ///   - parameters: Those of the same network after a step, as in `NetworkState.parameters`.
  public func gradientShifts(
    of loss: Loss, on data: DataSet, statistics: Statistics, movingTo parameters: [Scalar]
  ) throws(EvaluationError) -> [GradientShift] {
    let objective = try Objective(loss, on: data, statistics: statistics, for: self)
    try validate(parameters: parameters.count)
    let here = lossAndGradient(of: objective).gradient
    var mixed = self
    return layout.layers.map { layer in
      let before = 0..<layer.range.lowerBound
      mixed.state.parameters.replaceSubrange(before, with: parameters[before])
      let there =
        before.isEmpty
        ? here : mixed.lossAndGradient(of: objective).gradient
      let (own, shifted) = (here[layer.range], there[layer.range])
      let (norm, shiftedNorm) = (own.norm, shifted.norm)
      return GradientShift(
        layer: layer.name, norm: norm, change: zip(own, shifted).map { $0 - $1 }.norm,
        cosine: norm * shiftedNorm == 0
          ? nil : zip(own, shifted).reduce(0) { $0 + $1.0 * $1.1 } / (norm * shiftedNorm))
    }
  }
}

extension Sequence<Double> {
  /// √Σ x², summed in ascending order.
  fileprivate var norm: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
