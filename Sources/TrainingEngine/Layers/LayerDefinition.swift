/// A kind of layer before its sizes are known: which samples it takes, what leaves it, and the layer
/// that it becomes. One stands in the file of each layer.
protocol LayerDefinition {
  /// Whether it takes images, or features; nil when it takes either.
  var takesImages: Bool? { get }

  /// The layers that it is made of; empty for one that is not made of others.
  var children: [LayerSpecification] { get }

  /// What leaves the layer when something comes in.
  ///
  /// - Parameters:
  ///   - input: What comes in.
  ///   - layer: The layer itself, for what is thrown.
  ///   - source: The layer in front of it; nil where it is the first.
  /// - Throws: When the layer cannot take what comes in.
  func outputShape(
    of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
  ) throws(NetworkError) -> SampleShape

  /// The layer, with its sizes and places taken from a plan, whose shape was found to fit.
  func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation
}

extension LayerDefinition {
  var children: [LayerSpecification] { [] }
}

/// A kind of layer that takes images and features alike and gives what it takes.
protocol ShapeKeepingDefinition: LayerDefinition {}

extension ShapeKeepingDefinition {
  var takesImages: Bool? { nil }

  func outputShape(
    of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
  ) throws(NetworkError) -> SampleShape { input }
}

extension LayerReference {
  /// Checks how many outputs, or channels that go out, the layer is to have.
  func check(outputs: Int) throws(NetworkError) {
    guard outputs > 0 else { throw .noOutputs(layer: name) }
    guard outputs <= NetworkPlan.parameterLimit else {
      throw .tooManyParameters(layer: name, limit: NetworkPlan.parameterLimit)
    }
  }
}
