import Explorer
import Synchronization

/// Evaluates landscapes on a thread of its own: those that the panes wait for, and nothing else. The
/// coarsest goes on first, so that no pane waits for another's last pass.
final class LandscapeWorker: Sendable {
  private let mailbox: Mailbox
  private let rightOfWay: RightOfWay
  /// How many threads share a pass.
  private let threads: Int
  private let queue = BackgroundQueue(label: "landscapes")
  private let desk = Mutex(Desk())

  /// What is wanted, and what is being done about it.
  private struct Desk {
    var wanted: [LandscapeJob] = []
    /// Passes done, by request; of what is wanted alone.
    var passes: [LandscapeRequest: Int] = [:]
    var finished: Set<LandscapeRequest> = []
    var current: (request: LandscapeRequest, cancellation: Cancellation)?
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
  init(mailbox: Mailbox, rightOfWay: RightOfWay, threads: Int) {
    self.mailbox = mailbox
    self.rightOfWay = rightOfWay
    self.threads = threads
  }

  /// Evaluates some landscapes, the first ones first among those equally far; what was wanted before
  /// and is not among them is dropped within a few points.
  func evaluate(_ jobs: [LandscapeJob]) {
    let requests = Set(jobs.map(\.request))
    let isIdle = desk.withLock { desk in
      desk.wanted = jobs
      desk.passes = desk.passes.filter { requests.contains($0.key) }
      desk.finished.formIntersection(requests)
      if let current = desk.current, !requests.contains(current.request) {
        current.cancellation.isDue.store(true, ordering: .relaxed)
      }
      defer { desk.isWorking = true }
      return !desk.isWorking
    }
    if isIdle { queue.async { [self] in work() } }
  }

  private func work() {
    var evaluations: [LandscapeRequest: LandscapeEvaluation] = [:]
    var landscapes: [LandscapeRequest: Landscape] = [:]
    while let (job, cancellation, wanted) = next() {
      evaluations = evaluations.filter { wanted.contains($0.key) }
      landscapes = landscapes.filter { wanted.contains($0.key) }
      guard var evaluation = evaluations[job.request] ?? begin(job, cancellation) else { continue }
      for neighbour in landscapes.values { evaluation.take(neighbour: neighbour) }
      let landscape = evaluation.nextPass(
        threads: threads,
        isCancelled: { [rightOfWay] in
          rightOfWay.yield()
          return cancellation.isDue.load(ordering: .relaxed)
        },
        beginThread: BackgroundQueue.lowerPriorityOfThread)
      // A cancelled evaluation may lack its minimum; should it be wanted again, it begins anew.
      evaluations[job.request] = landscape.map { !$0.isComplete } == true ? evaluation : nil
      if let landscape {
        mailbox.post(.evaluated(landscape))
        landscapes[job.request] = landscape
      }
      finishPass(of: job.request, landscape)
    }
  }

  /// Begins a job; nil when cancelled, and at the end of it, where its plane does not exist.
  private func begin(_ job: LandscapeJob, _ cancellation: Cancellation) -> LandscapeEvaluation? {
    do {
      return try job.begin { [rightOfWay] in
        rightOfWay.yield()
        return cancellation.isDue.load(ordering: .relaxed)
      }
    } catch {
      if error != .cancelled { mailbox.post(.unevaluated(job.request, error)) }
      desk.withLock { desk in
        desk.current = nil
        if error != .cancelled { desk.finished.insert(job.request) }
      }
      return nil
    }
  }

  /// The next pass to do; nil, and the end of the work, when nothing is left.
  private func next() -> (LandscapeJob, Cancellation, wanted: Set<LandscapeRequest>)? {
    desk.withLock { desk in
      let open = desk.wanted.filter { !desk.finished.contains($0.request) }
      let next = open.enumerated().min {
        (desk.passes[$0.element.request] ?? 0, $0.offset)
          < (desk.passes[$1.element.request] ?? 0, $1.offset)
      }
      guard let job = next?.element else {
        desk.isWorking = false
        return nil
      }
      let cancellation = Cancellation()
      desk.current = (job.request, cancellation)
      return (job, cancellation, Set(desk.wanted.map(\.request)))
    }
  }

  /// - Parameter landscape: Nil when the pass was cancelled.
  private func finishPass(of request: LandscapeRequest, _ landscape: Landscape?) {
    desk.withLock { desk in
      desk.current = nil
      guard let landscape else { return }
      guard desk.wanted.contains(where: { $0.request == request }) else { return }
      desk.passes[request, default: 0] += 1
      if landscape.isComplete { desk.finished.insert(request) }
    }
  }
}
