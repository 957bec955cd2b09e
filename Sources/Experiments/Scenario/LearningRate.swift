/// A learning rate for every side: one rule for all, or one for each.
///
/// In JSON a rule, or an object with the single key `bySide`:
/// `{"bySide": {"plain": 0.02, "normalized": {"ofLargestStable": 0.9}}}`.
public enum LearningRate: Equatable, Sendable {
  /// The same rule for every side. The rates may differ, for a rule may look at the side.
  case same(LearningRateRule)
  /// A rule for each side, by its id.
  case bySide([String: LearningRateRule])

  /// The rule for a side, or nil where none is given.
  public func rule(forSide id: String) -> LearningRateRule? {
    switch self {
    case .same(let rule): rule
    case .bySide(let rules): rules[id]
    }
  }
}

/// How the learning rate of one side is found. In JSON a number, or an object with one of the keys.
public enum LearningRateRule: Equatable, Sendable {
  /// The rate itself: a number.
  case value(Double)
  /// A fraction of the side's own largest stable rate, 2/λmax of the full-batch loss at the start on
  /// the plane of two parameters, or in all parameters where the plane is another:
  /// `{"ofLargestStable": 0.9}`. Only gradient descent has such a rate.
  case ofLargestStable(Double)
  /// The rate of a list with which the side converges in the fewest steps:
  /// `{"bestOf": [0.01, 0.03, 0.1]}`.
  case bestOf([Double])
}
