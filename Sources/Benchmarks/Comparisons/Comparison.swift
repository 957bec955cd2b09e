import TrainingEngine

/// The same work done here and by PyTorch.
struct Comparison {
  let name: String
  /// What is counted, like `steps`.
  let unit: String
  let goal: Goal
  /// Does the work so many times and says how many pieces of it that were, and how many milliseconds
  /// of processor time they took.
  let ours: Work
  /// PyTorch's; nil where there is none.
  let theirs: Work?

  enum Goal {
    /// How many times PyTorch's rate ours is.
    case ratio(Double)
    /// Pieces a second.
    case rate(Double)
  }

  typealias Work = (_ times: Int) throws -> (pieces: Double, milliseconds: Double)

  /// Rates of both, and how many times PyTorch's ours is: by short turns, so that what slows the machine
  /// down for longer than two of them is in both, and so many that the median leaves out what is not.
  func figures(turns: Int = 25) throws -> [Figure] {
    let times = (ours: try Self.timesOfATurn(ours), theirs: try theirs.map(Self.timesOfATurn))
    var rates: (ours: [Double], theirs: [Double]) = ([], [])
    for _ in 0..<turns {
      rates.ours.append(try Self.rate(ours, times.ours))
      if let theirs, let times = times.theirs {
        rates.theirs.append(try Self.rate(theirs, times))
      }
    }
    var goals: (rate: Figure.Goal?, ratio: Figure.Goal?)
    switch goal {
    case .ratio(let ratio): goals.ratio = Figure.Goal(limit: ratio, statistic: .median)
    case .rate(let rate): goals.rate = Figure.Goal(limit: rate, statistic: .median)
    }
    let ours = Figure(name, rates.ours, unit: "\(unit)/s", .moreIsBetter, goal: goals.rate)
    guard theirs != nil else { return [ours] }
    return [
      ours,
      Figure("  PyTorch", rates.theirs, unit: "\(unit)/s", .moreIsBetter),
      Figure(
        "  times PyTorch's", zip(rates.ours, rates.theirs).map { $0 / $1 }, unit: "", .moreIsBetter,
        goal: goals.ratio),
    ]
  }

  /// Enough for a twentieth of a second, beside which it does not count that caches are cold at first;
  /// once at least.
  private static func timesOfATurn(_ work: Work) throws -> Int {
    let turn = 50.0
    var times = 1
    while true {
      let milliseconds = try work(times).milliseconds
      if milliseconds >= turn / 5 {
        return max(1, Int((Double(times) * turn / milliseconds).rounded(.up)))
      }
      times *= 4
    }
  }

  private static func rate(_ work: Work, _ times: Int) throws -> Double {
    let done = try work(times)
    return 1000 * done.pieces / done.milliseconds
  }
}

extension Comparison {
  /// That two sides do the same work: the same values to within rounding, which is 1e-6 of them in
  /// double precision and 1e-3 in single.
  ///
  /// - Throws: `BenchmarkFailure` when they do not.
  static func check(
    _ ours: [Double], against theirs: [Double], of name: String, in precision: Precision
  ) throws {
    let tolerance =
      switch precision {
      case .float: 1e-3
      case .double: 1e-6
      }
    let agree =
      ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { abs($0 - $1) <= tolerance * max(abs($0), abs($1)) }
    guard agree else {
      throw BenchmarkFailure(
        "PyTorch does other work than Ravine at '\(name)': \(theirs.prefix(4)) and \(ours.prefix(4))."
      )
    }
  }
}
