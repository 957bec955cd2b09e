/// What becomes of a normalized input: γ x̂ + β, or γ x̂ where a normalization has no shift.
public enum Affine: Equatable, Sendable {
  /// Scale and shift are parameters, 1 and 0 at first.
  case learnable
  /// Scale and shift lie among the parameters, but training leaves them where they are.
  case fixed(scale: Double, shift: Double)
  /// Nothing: there is neither scale nor shift.
  case absent
}

/// `true` is learnable and `false` absent, as PyTorch's `affine` has it.
extension Affine: ExpressibleByBooleanLiteral {
  public init(booleanLiteral isLearnable: Bool) {
    self = isLearnable ? .learnable : .absent
  }
}
