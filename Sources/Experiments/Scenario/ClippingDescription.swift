/// What bounds the gradient before the optimizer sees it. In JSON an object whose `kind` names it.
public enum ClippingDescription: Equatable, Sendable {
  /// Nothing: for a side that differs from the others.
  case none
  /// The norm of the whole gradient is bounded.
  case norm(NormClippingDescription)
  /// The gradient of each unit is bounded by the size of its parameters.
  case adaptive(AdaptiveClippingDescription)
}

/// Clipping by the norm of the whole gradient.
public struct NormClippingDescription: Codable, Equatable, Sendable {
  /// The largest norm, above 0.
  public var maximum: Double
}

/// Adaptive gradient clipping.
public struct AdaptiveClippingDescription: Codable, Equatable, Sendable {
  /// The largest part of a unit's size that its gradient may have, above 0; 0.01 when absent.
  public var fraction: Double?
  /// The size that units at least count as, above 0; 0.001 when absent.
  public var epsilon: Double?
  /// Whether the last linear layer is clipped too; false when absent.
  public var lastLayer: Bool?
}
