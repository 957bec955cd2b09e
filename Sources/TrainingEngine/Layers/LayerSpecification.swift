/// A layer as a model names it, before its sizes are known.
public struct LayerSpecification: Equatable, Sendable {
  /// Begins the names of the layer's parameters.
  public let name: String
  public let kind: Kind

  public enum Kind: Equatable, Sendable {
    /// y = x Wᵀ + b.
    case linear(outputs: Int, bias: Bool, initializer: Initializer)
    /// Batch normalization over the samples of a batch.
    case batchNormalization(affine: Bool, epsilon: Double, momentum: Double)
    /// An elementwise nonlinearity.
    case activation(Activation)
  }

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
