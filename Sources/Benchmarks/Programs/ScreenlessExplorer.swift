import Drawing
import Experiments
import Explorer
import Foundation
import Landscapes
import Synchronization

/// An explorer without a screen, whose work a benchmark does itself: landscapes by the same steps and in
/// the same order as the program's own worker, on all cores.
struct ScreenlessExplorer {
  private(set) var state: ExplorerState
  private var underWay = LandscapesUnderWay()
  /// The landscapes that were asked for last.
  private(set) var wanted: [LandscapeJob] = []
  /// What else was asked for last, and is left undone: runs beside planes, curvatures of networks.
  private(set) var traces: [TraceJob] = []
  private(set) var curvatures: [CurvatureJob] = []

  /// The keys that choose filter-normalized random directions.
  static let choiceOfRandomPlane = choiceOfPlane("filter-normalized")

  /// The keys that choose the first plane in the list that holds some words; without any, the scenario's own.
  static func choiceOfPlane(_ words: String) -> [Action] {
    let keys = [.character("p")] + words.map(Key.character) + [.enter]
    return keys.map { .input(.key($0)) }
  }

  private static let threads = ProcessInfo.processInfo.activeProcessorCount

  /// An explorer of a usual window with a scenario that has just been opened.
  init(of experiment: Experiment, path: String) {
    state = ExplorerState(
      window: Size(columns: 120, rows: 40), appearance: Appearance(), gallery: [],
      everyPoint: false)
    perform([.opened(experiment, path: path)], trains: false)
  }

  /// Does some actions and the work that they lead to, but for landscapes.
  ///
  /// - Parameters:
  ///   - trains: Whether runs are trained too.
  ///   - isCancelled: What the search for planes asks.
  mutating func perform(
    _ actions: some Sequence<Action>, trains: Bool = true,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    for action in actions {
      for effect in state.update(action) {
        switch effect {
        case .train(let job) where trains:
          var results: [TrainingResult] = []
          job.run(isCancelled: { false }, report: { results.append($0) })
          perform(results.suffix(job.sides.count).map(Action.trained))
        case .evaluate(let jobs): wanted = jobs
        case .trace(let jobs): traces = jobs
        case .measure(let jobs): curvatures = jobs
        case .survey(let job): perform([.surveyed(job.run(isCancelled: isCancelled))])
        case .move(let job): perform([.moved(job.run())], trains: trains)
        case .train, .open, .sweep, .probe: break
        }
      }
    }
  }

  /// Trains all sides to the end, as far as that is what an opened scenario asks for.
  mutating func train() {
    guard let session = state.session else { return }
    perform([.opened(session.experiment, path: session.path)])
  }

  /// Presses keys and evaluates the first pass over each landscape that is then missing.
  ///
  /// - Returns: Milliseconds from the last key to each picture, by side.
  mutating func firstPictures(after actions: [Action]) -> [Int: Double] {
    perform(Array(actions.dropLast()))
    let start = ContinuousClock.now
    perform(actions.suffix(1))
    let times = Mutex([Int: Double]())
    let requests = Set(wanted.map(\.request))
    for first in stride(from: 0, to: wanted.count, by: Self.threads) {
      let due =
        start
        + LandscapesUnderWay.dueTime(
          within: LandscapesUnderWay.patience, passed: .now - start, waiting: wanted.count - first,
          threads: Self.threads)
      let pieces = wanted[first...].prefix(Self.threads).map {
        LandscapesUnderWay.Piece(of: $0, isCancelled: { false }, isDue: { .now >= due })
      }
      underWay.nextPass(of: pieces, among: requests, threads: Self.threads) { request, _ in
        let time = (ContinuousClock.now - start) / .milliseconds(1)
        times.withLock { $0[request.side] = time }
      }
    }
    return times.withLock { $0 }
  }

  /// Does all passes over the landscapes that are missing.
  mutating func finishLandscapes() {
    // Until there is one of another step, those are let come that were asked for before.
    for _ in 0..<3 {
      for job in wanted {
        guard var evaluation = try? job.begin() else { continue }
        while let landscape = evaluation.nextPass(threads: Self.threads) {
          perform([.evaluated(landscape)])
        }
      }
    }
  }

  /// Lets work be done on what is missing, until a key is pressed after which nobody needs it.
  ///
  /// - Parameter delay: How long the work goes on before.
  /// - Returns: Milliseconds from the key until the work has stopped; nil where nothing was left to do.
  mutating func timeToDrop(byPressing key: Key, after delay: Duration) -> Double? {
    let work = LandscapeWork(on: wanted, threads: Self.threads)
    Thread.sleep(forTimeInterval: delay / .seconds(1))
    let start = ContinuousClock.now
    perform([.input(.key(key))])
    return work.drop().map { ($0 - start) / .milliseconds(1) }
  }
}

/// Landscapes that are evaluated on a thread of their own until nobody waits for them any more.
private final class LandscapeWork: Sendable {
  private let isStale = Atomic(false)
  private let end = Mutex<ContinuousClock.Instant?>(nil)
  private let group = DispatchGroup()

  init(on jobs: [LandscapeJob], threads: Int) {
    let thread = Thread { [self] in
      BackgroundQueue.lowerPriorityOfThread()
      let requests = Set(jobs.map(\.request))
      let isCancelled: @Sendable () -> Bool = { [self] in isStale.load(ordering: .relaxed) }
      var underWay = LandscapesUnderWay()
      let open = Mutex(jobs)
      func pass(of jobs: [LandscapeJob]) {
        guard !jobs.isEmpty, !isCancelled() else { return }
        let pieces = jobs.map { LandscapesUnderWay.Piece(of: $0, isCancelled: isCancelled) }
        underWay.nextPass(
          of: pieces, among: requests, threads: threads,
          beginThread: BackgroundQueue.lowerPriorityOfThread
        ) { request, outcome in
          if case .success(let landscape?) = outcome, !landscape.isComplete { return }
          if !isCancelled() { open.withLock { $0.removeAll { $0.request == request } } }
        }
      }
      for first in stride(from: 0, to: jobs.count, by: threads) {
        pass(of: Array(jobs[first...].prefix(threads)))
      }
      while !isCancelled(), case let rest = open.withLock({ $0 }), !rest.isEmpty {
        for job in rest { pass(of: [job]) }
      }
      if open.withLock({ !$0.isEmpty }) { end.withLock { $0 = .now } }
      group.leave()
    }
    group.enter()
    thread.start()
  }

  /// Says that nobody waits any more, and waits for the end.
  ///
  /// - Returns: When that was; nil where everything was done before.
  func drop() -> ContinuousClock.Instant? {
    isStale.store(true, ordering: .relaxed)
    group.wait()
    return end.withLock { $0 }
  }
}
