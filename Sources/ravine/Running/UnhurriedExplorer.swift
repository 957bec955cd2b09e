import Dispatch
import Explorer
import Foundation

/// An explorer without a terminal that does all work on the spot: every frame is complete.
struct UnhurriedExplorer {
  private(set) var state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  /// Changes the state and does whatever work that leads to.
  mutating func apply(_ action: Action) {
    var actions = [action]
    while !actions.isEmpty {
      for effect in state.update(actions.removeFirst()) {
        actions += answers(to: effect)
      }
    }
  }

  private func answers(to effect: Effect) -> [Action] {
    switch effect {
    case .open(let path, let seed):
      return [opened(path, seed: seed)]
    case .train(let job):
      var last: [Int: TrainingResult] = [:]
      job.run(isCancelled: { false }, report: { last[$0.side] = $0 })
      return last.sorted { $0.key < $1.key }.map { .trained($0.value) }
    case .evaluate(let jobs):
      return jobs.compactMap { job in
        var evaluation = job.begin()
        var finest: Landscape?
        let threads = ProcessInfo.processInfo.activeProcessorCount
        while let next = evaluation.nextPass(threads: threads) { finest = next }
        return finest.map { .evaluated($0) }
      }
    }
  }
}
