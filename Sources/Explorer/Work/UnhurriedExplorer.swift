import Experiments
import Synchronization

/// An explorer that does all work on the spot, so that every frame is complete: for pictures that
/// nobody waits in front of, and for tests.
public struct UnhurriedExplorer {
  /// As it is after the last action and all the work that this led to.
  public private(set) var state: ExplorerState

  private let threads: Int
  private let open: (_ path: String, _ seed: UInt64?) throws -> Experiment

  /// - Parameters:
  ///   - state: Where to begin.
  ///   - threads: How many threads share a landscape; the picture does not depend on it.
  ///   - open: Reads a scenario and brings it to life.
  public init(
    _ state: ExplorerState, threads: Int = 1,
    open: @escaping (_ path: String, _ seed: UInt64?) throws -> Experiment
  ) {
    self.state = state
    self.threads = threads
    self.open = open
  }

  /// Changes the state and does whatever work that leads to.
  public mutating func apply(_ action: Action) {
    var actions = [action]
    while !actions.isEmpty {
      for effect in state.update(actions.removeFirst()) {
        actions += answers(to: effect)
      }
    }
  }

  /// Does a piece of work and gives what it leads to.
  func answers(to effect: Effect) -> [Action] {
    switch effect {
    case .open(let path, let seed):
      do {
        return [.opened(try open(path, seed), path: path)]
      } catch {
        return [.failed("\(error)")]
      }
    case .train(let job):
      var last: [Int: TrainingResult] = [:]
      job.run(isCancelled: { false }, report: { last[$0.side] = $0 })
      return last.sorted { $0.key < $1.key }.map { .trained($0.value) }
    case .evaluate(let jobs):
      return evaluated(jobs)
    case .sweep(let job):
      let last = Mutex<RateSweep?>(nil)
      job?.run(threads: threads) { sweep in last.withLock { $0 = sweep } }
      return last.withLock { $0 }.map { [.swept($0)] } ?? []
    case .probe(let job):
      var last: [Int: MeasuredSmoothness] = [:]
      job?.run(isCancelled: { false }, report: { last[$0.request.side] = $0 })
      return last.sorted { $0.key < $1.key }.map { .probed($0.value) }
    case .survey(let job):
      return [.surveyed(job.run())]
    case .move(let job):
      return [.moved(job.run())]
    case .trace(let jobs):
      return jobs.compactMap { job in job.run { false }.map(Action.traced) }
    case .measure(let jobs):
      return jobs.compactMap { job in job.run { false }.map(Action.measured) }
    }
  }

  /// A pass of each in turn, as they see each other's colours on screen.
  private func evaluated(_ jobs: [LandscapeJob]) -> [Action] {
    var answers: [Int: Action] = [:]
    var evaluations: [(position: Int, evaluation: LandscapeEvaluation)] = []
    for (position, job) in jobs.enumerated() {
      do throws(PlaneFault) {
        evaluations.append((position, try job.begin()))
      } catch {
        answers[position] = .unevaluated(job.request, error)
      }
    }
    while !evaluations.isEmpty {
      for index in evaluations.indices {
        let landscape = evaluations[index].evaluation.advance(threads: threads)
        guard let landscape else { continue }
        answers[evaluations[index].position] = .evaluated(landscape)
        for other in evaluations.indices {
          evaluations[other].evaluation.take(neighbour: landscape)
        }
      }
      evaluations.removeAll { $0.evaluation.isComplete }
    }
    return answers.sorted { $0.key < $1.key }.map(\.value)
  }
}
