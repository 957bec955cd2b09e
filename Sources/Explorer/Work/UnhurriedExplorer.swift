import Dispatch
import Experiments
import Synchronization

/// An explorer that does all work on the spot, so that every frame is complete: for pictures that
/// nobody waits in front of, and for tests.
public struct UnhurriedExplorer {
  /// As it is after the last action and all the work that this led to.
  public private(set) var state: ExplorerState

  /// Curvatures of whole networks that were asked for, and for which no frame had room yet.
  private var unmeasured: [CurvatureJob] = []
  /// The planes of the newest landscapes, which are found once for their traces too.
  private var places: [PreparedPlane.Key: SidePlane] = [:]
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
  public mutating func apply(_ action: Action) { apply([action]) }

  /// Changes the state by a burst of actions and does whatever work that leads to, but for the curvature of a
  /// whole network where the frame has no room for it, which may take longer than all the rest.
  public mutating func apply(_ actions: [Action]) {
    var effects = state.update(actions)
    repeat {
      while !effects.isEmpty {
        let effect = effects.removeFirst()
        if case .measure(let jobs) = effect {
          unmeasured = jobs
        } else {
          for answer in answers(to: effect) { effects += state.update(answer) }
        }
      }
      for answer in curvaturesInSight() { effects += state.update(answer) }
    } while !effects.isEmpty
  }

  /// Measures what the frame would show: where an answer would change it.
  private mutating func curvaturesInSight() -> [Action] {
    guard !unmeasured.isEmpty else { return [] }
    let frame = state.view()
    let inSight = unmeasured.filter { job in
      var answered = state
      _ = answered.update(.measured(MeasuredCurvature(request: job.request, curvature: nil)))
      return answered.view() != frame
    }
    unmeasured.removeAll { job in inSight.contains { $0.request == job.request } }
    return answers(to: .measure(inSight))
  }

  /// Does a piece of work and gives what it leads to.
  mutating func answers(to effect: Effect) -> [Action] {
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
      let placed = jobs.map { job in
        var job = job
        job.place = job.place ?? places[job.key.planeKey]
        return job
      }
      return onThreads(placed) { job in job.run { false }.map(Action.traced) }.compactMap(\.self)
    case .measure(let jobs):
      return onThreads(jobs) { job in job.run { false }.map(Action.measured) }.compactMap(\.self)
    }
  }

  /// A pass of each in turn, as they see each other's colours on screen.
  private mutating func evaluated(_ jobs: [LandscapeJob]) -> [Action] {
    var answers: [Int: Action] = [:]
    var evaluations: [(position: Int, evaluation: LandscapeEvaluation)] = []
    let begun = onThreads(jobs) { job in
      Result { () throws(PlaneFault) in
        var evaluation = try job.begin()
        evaluation.measureBeforePoints()
        return evaluation
      }
    }
    for (position, result) in begun.enumerated() {
      switch result {
      case .success(let evaluation): evaluations.append((position, evaluation))
      case .failure(let fault): answers[position] = .unevaluated(jobs[position].request, fault)
      }
    }
    places = [:]
    for (_, evaluation) in evaluations { places[evaluation.plane.key] = evaluation.plane.place }
    while evaluations.contains(where: { !$0.evaluation.hasAllPoints }) {
      for index in evaluations.indices where evaluations[index].evaluation.concernsOthers {
        let landscape = evaluations[index].evaluation.advance(threads: threads)
        guard let landscape else { continue }
        answers[evaluations[index].position] = .evaluated(landscape)
        for other in evaluations.indices {
          evaluations[other].evaluation.take(neighbour: landscape)
        }
      }
    }
    // What is left to be measured then changes no colour.
    let measured = onThreads(evaluations) { position, begun in
      var evaluation = begun
      var last: Landscape?
      while !evaluation.isComplete { last = evaluation.advance(threads: 1) ?? last }
      return (position: position, landscape: last)
    }
    for (position, landscape) in measured {
      if let landscape { answers[position] = .evaluated(landscape) }
    }
    return answers.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The results of some work, each piece of it on one thread, in its order.
  private func onThreads<Piece: Sendable, Answer: Sendable>(
    _ pieces: [Piece], _ work: @Sendable (Piece) -> Answer
  ) -> [Answer] {
    let next = Atomic(0)
    let answers = Mutex<[Answer?]>(Array(repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: min(threads, pieces.count)) { _ in
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < pieces.count else { return }
        let answer = work(pieces[position])
        answers.withLock { $0[position] = answer }
      }
    }
    return answers.withLock { $0 }.map { $0! }
  }
}
