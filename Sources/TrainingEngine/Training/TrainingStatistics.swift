/// Which mean and variance batch normalization trains with.
public enum TrainingStatistics: Equatable, Sendable {
  /// Those of each step's batch, towards which the running averages move.
  case batch
  /// The running averages as they are at the start: constants that no step moves.
  case running
  /// Those of each batch at first; from a step on, counted from 0, those that all training samples have
  /// at that step, as constants. The running averages stop there.
  case frozen(fromStep: Int)

  /// Whether any step normalizes by the statistics of its batch.
  public var everFollowTheBatch: Bool {
    switch self {
    case .batch: true
    case .running: false
    case .frozen(let fromStep): fromStep > 0
    }
  }
}
