import Experiments
import Landscapes

/// What is known of the smoothness along runs, the newest last, so that a learning rate that was looked
/// at comes back at once.
struct SmoothnessCache: Sendable {
  private var entries: [MeasuredSmoothness] = []

  /// A few learning rates of four sides. Each holds a trainer with its network.
  private static let capacity = 16

  mutating func insert(_ measured: MeasuredSmoothness) {
    entries.removeAll { $0.request == measured.request }
    entries.append(measured)
    if entries.count > Self.capacity { entries.removeFirst() }
  }

  func run(for request: SmoothnessRequest) -> SmoothnessRun? {
    entries.last { $0.request == request }?.run
  }
}

extension Session {
  /// The runs whose smoothness the panes show; none while they show something else. Without
  /// sides whose rule has not given a learning rate yet.
  var wantedSmoothness: [SmoothnessRequest] {
    guard view.panes == .smoothness else { return [] }
    return sides.indices.compactMap(smoothnessRequest)
  }

  /// The work of measuring it, as far as it is not done; nil when all of it is.
  var smoothnessJob: SmoothnessJob? {
    let missing = wantedSmoothness.map { request in
      MeasuredSmoothness(
        request: request,
        run: smoothness.run(for: request)
          ?? sides[request.side].home.smoothnessRun(
            learningRate: request.learningRate, steps: steps))
    }.filter { !$0.run.isComplete }
    return missing.isEmpty ? nil : SmoothnessJob(runs: missing)
  }

  /// Takes a run as far as it is measured, unless it belongs to a scenario before this one.
  mutating func take(_ measured: MeasuredSmoothness) {
    guard measured.request.start >= edition else { return }
    smoothness.insert(measured)
  }

  /// The smoothness along a side's run, as far as it is measured; nil while nothing is.
  func smoothnessRun(of side: Int) -> SmoothnessRun? {
    smoothnessRequest(of: side).flatMap(smoothness.run(for:))
  }

  private func smoothnessRequest(of side: Int) -> SmoothnessRequest? {
    learningRate(of: side).map {
      SmoothnessRequest(side: side, start: startEdition, learningRate: $0)
    }
  }
}
