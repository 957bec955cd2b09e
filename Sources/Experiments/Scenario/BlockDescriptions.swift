/// Inverted dropout.
public struct DropoutDescription: Codable, Equatable, Sendable {
  /// With which each number is dropped at each step of training, from 0 to below 1.
  public var probability: Double
}

/// Layers whose output is added to what enters the first of them.
public struct ResidualDescription: Codable, Equatable, Sendable {
  /// Begins the names of all parameters within: `name.layer.weight[output,input]`.
  public var name: String
  /// From the block's input to what is added to it. No residual blocks.
  public var layers: [LayerDescription]
}

/// By what a side's start is matched with that of the others.
public enum StartMatching: String, Codable, CaseIterable, Sendable {
  /// By the weights: the same numbers, whatever function normalization makes of them.
  case weights
  /// By the function: scale and shift of each batch normalization begin as what undoes it over the
  /// training samples, so that the network begins as the one without normalization.
  case function
}
