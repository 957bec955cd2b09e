import Experiments

/// A run of all sides from the start to the end.
public struct TrainingJob: Sendable {
  /// Tells the answers to this job from those to others.
  public let generation: Int
  /// Length of every run in updates, above 0.
  public let steps: Int
  /// One a side, in the experiment's order.
  public let sides: [SideJob]

  /// One side's run.
  public struct SideJob: Sendable {
    /// The side at its start.
    public let side: ExperimentSide
    /// The learning rate before `factor`.
    public let rate: Rate
    /// Factor of the rate, by the user.
    public let factor: Double
  }

  /// A learning rate, or how to find it.
  public enum Rate: Sendable {
    /// Found by an earlier job; above 0.
    case known(Double)
    /// Still to be found, which may take many runs.
    case rule(LearningRateRule)
  }

  /// Trains the sides in turns, in ever longer stretches, so that the first steps of all are there at
  /// once.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked between stretches, and while a rule finds its learning rate at least every few
  ///     milliseconds. Once it says yes it always does.
  ///   - report: Is given the whole run so far after each stretch.
  public func run(isCancelled: () -> Bool, report: (TrainingResult) -> Void) {
    var rates: [Double] = []
    for job in sides {
      guard !isCancelled() else { return }
      switch job.rate {
      case .known(let rate): rates.append(rate)
      case .rule(let rule):
        let rate = job.side.learningRate(by: rule, steps: steps, isCancelled: isCancelled)
        guard let rate else { return }
        rates.append(rate)
      }
    }
    var timelines = zip(sides, rates).map { job, rate in
      Timeline(of: job.side, learningRate: rate * job.factor, steps: steps)
    }
    var reached = 0
    var stretch = Self.firstStretch
    while reached < steps {
      let length = min(stretch, steps - reached)
      for position in timelines.indices {
        var done = 0
        while done < length {
          guard !isCancelled() else { return }
          let part = min(Self.firstStretch, length - done)
          timelines[position].advance(by: part)
          done += part
        }
        report(
          TrainingResult(
            side: position, generation: generation, baseRate: rates[position],
            timeline: timelines[position]))
      }
      reached += length
      stretch *= 4
    }
  }

  /// Steps between two looks at whether the job is still wanted.
  private static let firstStretch = 32
}

/// What a training job gives after each stretch.
public struct TrainingResult: Sendable {
  /// Position of the side.
  public let side: Int
  /// That of the job; answers of another generation than the session's are left aside.
  public let generation: Int
  /// The learning rate by the rule, before the user's factor.
  public let baseRate: Double
  /// The whole run so far, from step 0 on.
  public let timeline: Timeline
}
