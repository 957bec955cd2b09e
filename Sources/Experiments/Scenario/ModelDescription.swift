import TrainingEngine

/// The network that every side trains.
public struct ModelDescription: Codable, Equatable, Sendable {
  /// From the input to the output.
  public var layers: [LayerDescription]
  /// What training makes small, on every side.
  public var loss: Loss
  /// How linear layers and convolutions begin that say nothing themselves; PyTorch's default when
  /// absent.
  public var initializer: Initializer?
}
