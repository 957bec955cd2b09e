/// How the losses at which contour lines are drawn follow each other.
public enum LevelSpacing: Hashable, Sendable {
  /// Evenly in the logarithm of the rise above the lowest loss; see `LossScale`.
  case logarithmic
  /// Evenly in the loss itself.
  case linear
  /// So that equal parts of the picture lie between any two neighbouring lines.
  case quantiles
  /// These losses, in ascending order; at least one.
  case losses([Double])
}
