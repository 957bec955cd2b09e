import Drawing
import Experiments

extension SweepStrip {
  /// The strips of a sweep, as far as it has got.
  ///
  /// - Parameter marks: Where each side stands now; nil for a side that has no place on the axis.
  public init(_ result: SweepResult, marks: [Double?] = []) {
    let outcomes = result.outcomes.joined().compactMap { $0 }
    self.init(
      rows: zip(result.sides, result.outcomes).enumerated().map { position, side in
        Row(
          name: side.0.title, side: position, runs: side.1.map(Run.init),
          mark: marks.indices.contains(position) ? marks[position] : nil)
      },
      values: result.sweep.axis.numbers, labels: result.sweep.axis.labels,
      axisName: result.sweep.axis.name.text,
      scale: Self.scale(
        ofLosses: outcomes.filter { !$0.endsAboveStart }.map(\.finalLoss)),
      lossName: result.lossName)
  }
}

extension SweepStrip.Run {
  fileprivate init(_ outcome: SweepOutcome?) {
    guard let outcome else {
      self = .open
      return
    }
    self =
      outcome.endsAboveStart
      ? .lost : .reached(loss: outcome.finalLoss, converged: outcome.stepsToConverge)
  }
}

extension SweepResult {
  /// What counts as converged, in words: "within 1% of the smallest loss". Nil until a run is done.
  public var criterion: String? {
    guard let convergence else { return nil }
    let text =
      switch convergence.basis {
      case .minimum: "within 1% of the smallest \(lossName)"
      case .start:
        "at a \(lossName) of \(NumberFormat.compact(convergence.bound)), a tenth of that at the start"
      case .given: "at a \(lossName) of \(NumberFormat.compact(convergence.bound))"
      }
    return convergence.epoch == 1 ? text : text + ", by the mean over an epoch"
  }
}
