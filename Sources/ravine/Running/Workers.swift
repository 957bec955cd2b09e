import Experiments
import Explorer
import Synchronization

/// Does the explorer's effects on threads of their own and posts the answers. The newest job wins:
/// what nobody waits for any more is dropped within a few points or steps.
final class Workers: Sendable {
  private let mailbox: Mailbox
  private let rightOfWay: RightOfWay
  private let landscapes: LandscapeWorker
  private let sweeps: SweepWorker
  private let smoothness: SmoothnessWorker
  private let training = BackgroundQueue(label: "training")
  private let curvature = BackgroundQueue(label: "curvature")
  private let files = BackgroundQueue(label: "files")
  /// The generation of the training that is wanted.
  private let wantedTraining = Atomic(0)
  private let wantedCurvature = Atomic(0)
  private let wantedFile = Atomic(0)
  private let planes = BackgroundQueue(label: "planes")
  private let wantedPlane = Atomic(0)
  private let traces = BackgroundQueue(label: "traces")
  /// The tracing that is wanted.
  private let wantedTraces = Atomic(0)

  /// - Parameters:
  ///   - rightOfWay: Whom long work lets pass.
  ///   - threads: How many threads share a landscape.
  init(mailbox: Mailbox, rightOfWay: RightOfWay, threads: Int) {
    self.mailbox = mailbox
    self.rightOfWay = rightOfWay
    landscapes = LandscapeWorker(mailbox: mailbox, rightOfWay: rightOfWay, threads: threads)
    smoothness = SmoothnessWorker(mailbox: mailbox, rightOfWay: rightOfWay)
    // A sweep may take minutes. One core stays free for what the panes wait for.
    sweeps = SweepWorker(
      mailbox: mailbox, rightOfWay: rightOfWay, threads: max(1, threads - 1))
  }

  func perform(_ effect: Effect) {
    switch effect {
    case .open(let path, let seed): open(path, seed: seed)
    case .train(let job): train(job)
    case .evaluate(let jobs): landscapes.evaluate(jobs)
    case .sweep(let job): sweeps.perform(job)
    case .probe(let job): smoothness.perform(job)
    case .trace(let jobs): trace(jobs)
    case .survey(let job): findPlane { .surveyed(job.run(isCancelled: $0)) }
    case .move(let job): findPlane { .moved(job.run(isCancelled: $0)) }
    case .measure(let jobs): measure(jobs)
    }
  }

  /// Makes all work end soon.
  func cancel() {
    wantedTraining.store(-1, ordering: .relaxed)
    wantedTraces.add(1, ordering: .relaxed)
    wantedPlane.add(1, ordering: .relaxed)
    landscapes.evaluate([])
    sweeps.perform(nil)
    smoothness.perform(nil)
    measure([])
  }

  /// Finds the scenarios that can be opened.
  func list(by listing: @escaping @Sendable () -> [GalleryEntry]) {
    files.async { [self] in mailbox.post(.listed(listing())) }
  }

  private func open(_ path: String, seed: UInt64?) {
    let ticket = wantedFile.add(1, ordering: .relaxed).newValue
    files.async { [self] in
      let action = opened(path, seed: seed)
      if wantedFile.load(ordering: .relaxed) == ticket { mailbox.post(action) }
    }
  }

  /// Does what has to find a plane first: a survey of it, or a move of the start along it. A plane is no
  /// longer wanted when the start moves, nor a move when another plane is.
  private func findPlane(
    _ answer: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) -> Action
  ) {
    let ticket = wantedPlane.add(1, ordering: .relaxed).newValue
    planes.async { [self] in
      let isCancelled: @Sendable () -> Bool = { [self] in
        rightOfWay.yield()
        return wantedPlane.load(ordering: .relaxed) != ticket
      }
      guard !isCancelled() else { return }
      let action = answer(isCancelled)
      if !isCancelled() { mailbox.post(action) }
    }
  }

  private func trace(_ jobs: [TraceJob]) {
    let ticket = wantedTraces.add(1, ordering: .relaxed).newValue
    traces.async { [self] in
      for job in jobs {
        let trace = job.run { [self] in
          rightOfWay.yield()
          return wantedTraces.load(ordering: .relaxed) != ticket
        }
        if let trace { mailbox.post(.traced(trace)) }
      }
    }
  }

  private func measure(_ jobs: [CurvatureJob]) {
    let ticket = wantedCurvature.add(1, ordering: .relaxed).newValue
    guard !jobs.isEmpty else { return }
    curvature.async { [self] in
      for job in jobs {
        let answer = job.run {
          rightOfWay.yield()
          return wantedCurvature.load(ordering: .relaxed) != ticket
        }
        guard let answer else { return }
        mailbox.post(.measured(answer))
      }
    }
  }

  private func train(_ job: TrainingJob) {
    wantedTraining.store(job.generation, ordering: .relaxed)
    training.async { [self] in
      job.run {
        rightOfWay.yield()
        return wantedTraining.load(ordering: .relaxed) != job.generation
      } report: {
        mailbox.post(.trained($0))
      }
    }
  }
}

/// Reads a scenario and brings it to life.
func opened(_ path: String, seed: UInt64?) -> Action {
  do {
    return .opened(try Experiment.open(path, seed: seed), path: path)
  } catch {
    return .failed("\(error)")
  }
}
