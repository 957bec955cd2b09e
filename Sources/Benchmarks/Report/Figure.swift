/// One quantity, measured several times.
struct Figure: Sendable {
  let name: String
  let unit: String
  let direction: Direction
  let goal: Goal?
  /// One value a run, from the best to the worst.
  let samples: [Double]

  /// Which values are the good ones.
  enum Direction: String, Sendable {
    case lessIsBetter, moreIsBetter
  }

  /// What a figure has to reach.
  struct Goal: Sendable {
    let limit: Double
    /// What of the figure has to reach it.
    let statistic: Statistic
  }

  init(
    _ name: String, _ samples: [Double], unit: String, _ direction: Direction = .lessIsBetter,
    goal: Goal? = nil
  ) {
    precondition(!samples.isEmpty, "A figure has been measured at least once.")
    self.name = name
    self.unit = unit
    self.direction = direction
    self.goal = goal
    self.samples = samples.sorted { direction == .lessIsBetter ? $0 < $1 : $0 > $1 }
  }
}

/// What is told of the runs of a figure.
enum Statistic: String, CaseIterable, Sendable {
  case best, median
  /// As good as this or better were 90 of 100 runs.
  case ninetieth = "90%"
  case ninetyNinth = "99%"
  case worst
}

extension Figure {
  /// A statistic of the runs: the value at its rank, none interpolated.
  subscript(statistic: Statistic) -> Double {
    let share =
      switch statistic {
      case .best: 0.0
      case .median: 0.5
      case .ninetieth: 0.9
      case .ninetyNinth: 0.99
      case .worst: 1.0
      }
    let rank = Int((share * Double(samples.count)).rounded(.up)) - 1
    return samples[min(max(rank, 0), samples.count - 1)]
  }

  /// Whether the goal is reached; nil without one.
  var reachesGoal: Bool? {
    goal.map { goal in
      let value = self[goal.statistic]
      return direction == .lessIsBetter ? value <= goal.limit : value >= goal.limit
    }
  }
}
