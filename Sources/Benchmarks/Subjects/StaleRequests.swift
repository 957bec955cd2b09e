import Dispatch
import Drawing
import Explorer
import Synchronization

extension Subject {
  /// How soon the cores are free again when nobody waits any more.
  static let staleRequests = Subject(
    name: "stale-requests",
    explanation:
      "For how long work that landscapes ask for goes on at most without asking whether it is still "
      + "wanted, in processor time of each thread: on the last side of each scenario, in the middle "
      + "of its run, on planes of every kind, a tenth of a second of each kind of work. And from a key "
      + "that makes landscapes stale (a zoom or a step, in turns) until all threads have dropped them, "
      + "the key's own handling included, on the scenario's plane and a random one, by the clock. Work "
      + "has the low priority that it has in the explorer."
  ) { surroundings in
    try surroundings.wantedScenarios().flatMap { entry -> [Figure] in
      var own = ScreenlessExplorer(of: try surroundings.experiment(entry.id), path: entry.path)
      own.train()
      own.perform([.seek(step: (own.state.session?.steps ?? 0) / 2)])
      var random = own
      random.perform(ScreenlessExplorer.choiceOfRandomPlane)
      return silences(in: entry.id, own)
        + [
          figure("\(entry.id), key on own plane", of: own),
          figure("\(entry.id), key on random plane", of: random),
        ].compactMap { $0 }
    }
  }

  private static let goal = Figure.Goal(limit: 5, statistic: .worst)

  private static func silences(in name: String, _ explorer: ScreenlessExplorer) -> [Figure] {
    let heard = inBackground {
      var heard = Attentiveness()
      for plane in planes { heard.look(atPlane: plane, in: explorer) }
      heard.measureNetwork(in: explorer)
      return heard
    }
    return Attentiveness.Work.allCases.compactMap { work in
      let times = heard.silences.filter { $0.work == work }.map(\.longest)
      guard !times.isEmpty else { return nil }
      return Figure("\(name), \(work.rawValue)", times, unit: "ms", goal: goal)
    }
  }

  /// Does work as the explorer does it, and waits for it.
  private static func inBackground<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) -> Result {
    let result = Mutex<Result?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    BackgroundQueue(label: "stale requests").async {
      let found = work()
      result.withLock { $0 = found }
      isDone.signal()
    }
    isDone.wait()
    return result.withLock { $0 }!
  }

  /// One of each kind in the list of planes, the scenario's own first.
  private static let planes = [
    "", "filter-normalized", "components of the run", "top two", "gradient and a random",
    "line from start to end", "start, this step and",
  ]

  /// - Returns: Nil where the work was mostly done before.
  private static func figure(_ name: String, of explorer: ScreenlessExplorer) -> Figure? {
    // From the first moments on, ever later.
    let times = (0..<8).compactMap { run in
      var explorer = explorer
      return explorer.timeToDrop(
        byPressing: run.isMultiple(of: 2) ? .character("+") : .right,
        after: .milliseconds(1) * (1 << run))
    }
    guard times.count >= 4 else { return nil }
    return Figure(name, times, unit: "ms", goal: goal)
  }
}
