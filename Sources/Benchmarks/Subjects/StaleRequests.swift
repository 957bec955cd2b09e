import Drawing
import Explorer

extension Subject {
  /// How soon the cores are free again when nobody waits any more.
  static let staleRequests = Subject(
    name: "stale-requests",
    explanation:
      "From a key that makes the landscapes that are being evaluated stale (a zoom or a step, in turns) "
      + "until all threads have dropped them, the key's own handling included; pressed at some time "
      + "of the work, preparation, passes, curvature and search alike, on the scenario's plane and on "
      + "filter-normalized random directions."
  ) { surroundings in
    return try surroundings.library.list().flatMap { entry -> [Figure] in
      var own = ScreenlessExplorer(of: try surroundings.experiment(entry.id), path: entry.path)
      own.train()
      own.perform([.seek(step: (own.state.session?.steps ?? 0) / 2)])
      var random = own
      random.perform(ScreenlessExplorer.choiceOfRandomPlane)
      return [
        figure("\(entry.id), own plane", of: own, pressingWithin: 60),
        figure("\(entry.id), random plane", of: random, pressingWithin: 1500),
      ].compactMap { $0 }
    }
  }

  /// - Parameter longest: Milliseconds after which a key is pressed at the latest.
  /// - Returns: Nil where the work was mostly done before.
  private static func figure(
    _ name: String, of explorer: ScreenlessExplorer, pressingWithin longest: Int
  ) -> Figure? {
    let times = (0..<60).compactMap { run in
      var explorer = explorer
      return explorer.timeToDrop(
        byPressing: run.isMultiple(of: 2) ? .character("+") : .right,
        after: .milliseconds(Int.random(in: 0...longest)))
    }
    guard times.count >= 10 else { return nil }
    return Figure(name, times, unit: "ms", goal: Figure.Goal(limit: 5, statistic: .ninetyNinth))
  }
}
