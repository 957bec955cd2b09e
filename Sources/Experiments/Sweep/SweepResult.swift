/// What a sweep came to, as far as it has got.
public struct SweepResult: Equatable, Sendable {
  /// What was to be run.
  public let sweep: Sweep
  /// In the scenario's order, which is that of `outcomes`.
  public let sides: [SideName]
  /// What the losses are called: with a penalty they are more than the comparison with targets.
  public let lossName: String
  /// One list a side, with one outcome a value; nil for what has not been run.
  public internal(set) var outcomes: [[SweepOutcome?]]

  /// How a side is called.
  public struct SideName: Equatable, Sendable {
    /// The side's id, unlike any other's of the scenario.
    public let id: String
    /// What stands above the side's column and before its strip.
    public let title: String
  }

  init(of sweep: Sweep, sides: [ExperimentSide]) {
    self.sweep = sweep
    lossName = sides.first?.loss.name ?? "loss"
    self.sides = sides.map { SideName(id: $0.id, title: $0.title) }
    outcomes = sides.map { _ in Array(repeating: nil, count: sweep.axis.count) }
  }

  /// Runs that are done.
  public var finishedRuns: Int { outcomes.joined().count { $0 != nil } }

  /// All runs, done or not.
  public var runs: Int { sides.count * sweep.axis.count }

  /// Whether every side has an outcome at every value.
  public var isComplete: Bool { finishedRuns == runs }

  /// What counts as converged, in words: it is the same for all runs but for the numbers in it. Nil
  /// until a run is done.
  public var convergence: Convergence? {
    outcomes.joined().lazy.compactMap { $0 }.first?.convergence
  }
}
