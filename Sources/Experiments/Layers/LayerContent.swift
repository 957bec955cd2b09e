import TrainingEngine

/// What files say of a kind of layer: what stands beside its name, and how it is read.
struct LayerKind: Sendable {
  let description: String
  let fields: [Field]
  /// The layer, from an object whose fields are as they should be.
  let decode: @Sendable (any Decoder) throws -> LayerDescription

  init(
    _ description: String, fields: [Field],
    decode: @escaping @Sendable (any Decoder) throws -> LayerDescription
  ) {
    self.description = description
    self.fields = fields
    self.decode = decode
  }
}

/// A layer of one kind: all that there is to know about it. Each kind has a file of its own.
protocol LayerContent: Encodable, Sendable {
  /// Under which files call it.
  var kind: LayerDescription.Kind { get }

  /// The name, where the layer has one.
  var layerName: String? { get }

  /// Its weights; nil for a layer without.
  ///
  /// - Parameter shape: What comes in, where it is known.
  func weights(entering shape: SampleShape?) -> WeightedLayer?

  /// The engine's layers.
  ///
  /// - Parameters:
  ///   - model: Says what the layer leaves out.
  ///   - filling: What slots are filled with.
  func specifications(
    in model: ModelDescription, filling: (NormalizationSlot) -> [LayerSpecification]
  ) -> [LayerSpecification]
}

/// A layer of which no initializer makes anything.
protocol WeightlessContent: LayerContent {}

extension WeightlessContent {
  func weights(entering shape: SampleShape?) -> WeightedLayer? { nil }
}

/// A layer without parameters, which needs no name.
protocol ParameterlessContent: WeightlessContent {
  /// The engine's layer.
  var specification: LayerSpecification { get }
}

extension ParameterlessContent {
  var layerName: String? { nil }

  func specifications(
    in model: ModelDescription, filling: (NormalizationSlot) -> [LayerSpecification]
  ) -> [LayerSpecification] { [specification] }
}

/// A layer whose weights an initializer makes.
struct WeightedLayer {
  let name: String
  /// Of the weights, outputs first; nil for what is unknown.
  let shape: [Int?]
  let hasBias: Bool
  /// The model's where nil.
  let initializer: Initializer?

  /// One bias each, where there are any.
  var outputs: Int? { shape[0] }
  /// Of the weights; nil where they are not all known.
  var sizes: [Int]? {
    let known = shape.compactMap(\.self)
    return known.count == shape.count ? known : nil
  }
}
