import Experiments
import Landscapes

/// Which run the smoothness is measured along.
public struct SmoothnessRequest: Equatable, Sendable {
  /// Position of the side.
  public let side: Int
  /// The session's `startEdition`: which data, initial weights and start.
  let start: Int
  let learningRate: Double
}

/// The smoothness along a run, as far as it is measured.
public struct MeasuredSmoothness: Sendable {
  /// The run's side, data and start, by which the answer finds its place.
  public let request: SmoothnessRequest
  /// The measurements so far, together with where they are to go on.
  public internal(set) var run: SmoothnessRun
}

/// The measurement of the smoothness along the runs of some sides.
public struct SmoothnessJob: Sendable {
  /// From where it is left off.
  let runs: [MeasuredSmoothness]

  /// Measures the sides in turns, so that their charts grow together.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked before every step of training and every measurement.
  ///   - report: Is given a run as far as it has come, again and again.
  public func run(isCancelled: () -> Bool, report: (MeasuredSmoothness) -> Void) {
    var runs = runs
    while runs.contains(where: { !$0.run.isComplete }) {
      for position in runs.indices where !runs[position].run.isComplete {
        for _ in 0..<Self.stretch { runs[position].run.advance(isCancelled: isCancelled) }
        guard !isCancelled() else { return }
        report(runs[position])
      }
    }
  }

  /// Measurements between two reports of a side.
  private static let stretch = 5
}
