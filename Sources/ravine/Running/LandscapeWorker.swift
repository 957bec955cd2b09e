import Explorer
import Synchronization

/// Evaluates landscapes on threads of their own: those that the panes wait for, and nothing else. The
/// coarsest goes on first, so that no pane waits for another's last pass; those that have no picture yet
/// begin side by side.
final class LandscapeWorker: Sendable {
  private let mailbox: Mailbox
  private let rightOfWay: RightOfWay
  /// How many threads share a pass.
  private let threads: Int
  /// How long somebody waits for the first pictures.
  private let patience: Duration
  private let queue = BackgroundQueue(label: "landscapes")
  private let desk = Mutex(Desk())
  /// Touched by nothing but the work itself, one piece after the other.
  private let underWay = Mutex(LandscapesUnderWay())

  /// What is wanted, and what is being done about it.
  private struct Desk {
    var wanted: [LandscapeJob] = []
    /// When that was said.
    var wish = ContinuousClock.now
    /// Passes done, by request; of what is wanted alone. The rest of a first pass that was cut short does
    /// not count, so that in which order pictures see each other's colours does not depend on the time.
    var passes: [LandscapeRequest: Int] = [:]
    var finished: Set<LandscapeRequest> = []
    var current: [LandscapeRequest: Cancellation] = [:]
    var isWorking = false
  }

  /// Tells the threads of a pass to stop. A lock at every point of a grid would cost more than many a
  /// point.
  private final class Cancellation: Sendable {
    let isDue = Atomic(false)
  }

  /// - Parameters:
  ///   - rightOfWay: Whom the threads let pass.
  ///   - threads: How many threads share a pass.
  ///   - patience: How long somebody waits for the first pictures, which are as coarse as that takes.
  init(
    mailbox: Mailbox, rightOfWay: RightOfWay, threads: Int,
    patience: Duration = LandscapesUnderWay.patience
  ) {
    self.mailbox = mailbox
    self.rightOfWay = rightOfWay
    self.threads = threads
    self.patience = patience
  }

  /// Evaluates some landscapes, the first ones first among those equally far; what was wanted before
  /// and is not among them is dropped within a few milliseconds.
  func evaluate(_ jobs: [LandscapeJob]) {
    let requests = Set(jobs.map(\.request))
    let isIdle = desk.withLock { desk in
      desk.wanted = jobs
      desk.wish = .now
      desk.passes = desk.passes.filter { requests.contains($0.key) }
      desk.finished.formIntersection(requests)
      for (request, cancellation) in desk.current where !requests.contains(request) {
        cancellation.isDue.store(true, ordering: .relaxed)
      }
      defer { desk.isWorking = true }
      return !desk.isWorking
    }
    if isIdle { queue.async { [self] in work() } }
  }

  private func work() {
    while let (pieces, wanted) = next() {
      underWay.withLock { underWay in
        underWay.nextPass(
          of: pieces, among: wanted, threads: threads,
          beginThread: BackgroundQueue.lowerPriorityOfThread, report: finishPass)
      }
    }
  }

  /// What to do next; nil, and the end of the work, when nothing is left.
  private func next() -> (pieces: [LandscapesUnderWay.Piece], wanted: Set<LandscapeRequest>)? {
    desk.withLock { desk in
      let open = desk.wanted.filter { !desk.finished.contains($0.request) }
      let passes = open.map { desk.passes[$0.request] ?? 0 }
      guard let fewest = passes.min() else {
        desk.isWorking = false
        return nil
      }
      let coarsest = zip(open, passes).filter { $1 == fewest }.map(\.0)
      let chosen = coarsest.prefix(fewest == 0 ? threads : 1)
      desk.current = [:]
      let due =
        desk.wish
        + LandscapesUnderWay.dueTime(
          within: patience, passed: .now - desk.wish, waiting: coarsest.count, threads: threads)
      let pieces = chosen.map { job in
        let cancellation = Cancellation()
        desk.current[job.request] = cancellation
        return LandscapesUnderWay.Piece(of: job) { [rightOfWay] in
          rightOfWay.yield()
          return cancellation.isDue.load(ordering: .relaxed)
        } isDue: {
          ContinuousClock.now >= due
        }
      }
      return (pieces, Set(desk.wanted.map(\.request)))
    }
  }

  @Sendable
  private func finishPass(of request: LandscapeRequest, _ outcome: LandscapesUnderWay.Outcome) {
    switch outcome {
    case .success(let landscape?): mailbox.post(.evaluated(landscape))
    case .success(nil): break
    case .failure(let fault): mailbox.post(.unevaluated(request, fault))
    }
    desk.withLock { desk in
      desk.current[request] = nil
      guard desk.wanted.contains(where: { $0.request == request }) else { return }
      switch outcome {
      case .success(let landscape?):
        let before = desk.passes[request] ?? 0
        desk.passes[request] = landscape.isPreliminary ? 1 : max(before, 1) + 1
        if landscape.isComplete { desk.finished.insert(request) }
      case .success(nil): break
      case .failure: desk.finished.insert(request)
      }
    }
  }
}
