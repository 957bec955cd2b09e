/// Which mean and variance batch normalization uses.
public enum Statistics: String, CaseIterable, Sendable {
  /// Those of the batch at hand: training mode.
  case batch
  /// The running averages: inference mode.
  case running

  /// Whether they follow the batch. Those that do not are constants, on the way back too.
  var followTheBatch: Bool { self == .batch }
}
