import Dispatch
import Experiments
import Explorer
import Synchronization

/// Does the explorer's effects on threads of their own and posts the answers. The newest job wins:
/// what nobody waits for any more is dropped within a few points or steps.
final class Workers: Sendable {
  private let mailbox: Mailbox
  private let threads: Int
  private let training = DispatchQueue(label: "training", qos: .userInitiated)
  private let landscapes = DispatchQueue(label: "landscapes", qos: .userInitiated)
  private let files = DispatchQueue(label: "files", qos: .userInitiated)
  /// The generation of the training that is wanted.
  private let wantedTraining = Atomic(0)
  /// What the panes wait for.
  private let wantedLandscapes = Mutex<[LandscapeRequest]>([])
  private let wantedFile = Atomic(0)

  /// - Parameter threads: How many threads share a landscape.
  init(mailbox: Mailbox, threads: Int) {
    self.mailbox = mailbox
    self.threads = threads
  }

  func perform(_ effect: Effect) {
    switch effect {
    case .open(let path, let seed): open(path, seed: seed)
    case .train(let job): train(job)
    case .evaluate(let jobs): evaluate(jobs)
    }
  }

  /// Makes all work end soon.
  func cancel() {
    wantedTraining.store(-1, ordering: .relaxed)
    wantedLandscapes.withLock { $0 = [] }
  }

  private func open(_ path: String, seed: UInt64?) {
    let ticket = wantedFile.add(1, ordering: .relaxed).newValue
    files.async { [self] in
      let action = opened(path, seed: seed)
      if wantedFile.load(ordering: .relaxed) == ticket { mailbox.post(action) }
    }
  }

  private func train(_ job: TrainingJob) {
    wantedTraining.store(job.generation, ordering: .relaxed)
    training.async { [self] in
      job.run(isCancelled: { wantedTraining.load(ordering: .relaxed) != job.generation }) {
        mailbox.post(.trained($0))
      }
    }
  }

  /// All landscapes get their first pass before any gets its second.
  private func evaluate(_ jobs: [LandscapeJob]) {
    let requests = jobs.map(\.request)
    let before = wantedLandscapes.withLock { wanted in
      defer { wanted = requests }
      return wanted
    }
    let fresh = jobs.filter { !before.contains($0.request) }
    guard !fresh.isEmpty else { return }
    landscapes.async { [self] in
      var evaluations = fresh.filter { isWanted($0.request) }.map { $0.begin() }
      while !evaluations.isEmpty {
        for position in evaluations.indices.reversed() {
          let request = evaluations[position].request
          let landscape = evaluations[position].nextPass(threads: threads) { [self] in
            !isWanted(request)
          }
          if let landscape { mailbox.post(.evaluated(landscape)) }
          if landscape?.isComplete ?? true { evaluations.remove(at: position) }
        }
      }
    }
  }

  private func isWanted(_ request: LandscapeRequest) -> Bool {
    wantedLandscapes.withLock { $0.contains(request) }
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
