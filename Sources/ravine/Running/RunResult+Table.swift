import Drawing
import Experiments
import TrainingEngine

extension [RunResult] {
  /// Losses at steps that double, a column a side, and what came out below them.
  func table() -> String {
    let isFullBatch = allSatisfy { $0.side.schedule == .full }
    let loss = first?.side.loss.name ?? "loss"
    var lines = [row(isFullBatch ? "\(loss) at step" : "batch \(loss) at step") { $0.side.title }]
    var step = 0
    let last = self.map(\.timeline.lastStep).min() ?? 0
    while true {
      lines.append(row(String(step)) { NumberFormat.scientific($0.timeline.moments[step].loss) })
      guard step < last else { break }
      step = Swift.min(step == 0 ? 1 : step * 2, last)
    }
    lines += penaltyRow
    lines.append("")
    lines.append(row("learning rate") { NumberFormat.compact($0.timeline.learningRate) })
    lines.append(row("κ at the start") { $0.conditionAtStart })
    if contains(where: { $0.side.stepsToConverge(in: $0.timeline) != nil }) {
      lines.append(
        row("steps to within 1%") {
          $0.side.stepsToConverge(in: $0.timeline).map(String.init) ?? "-"
        })
    }
    if !isFullBatch {
      lines.append(row("\(loss) on all samples") { NumberFormat.compact($0.lossOnAllSamples) })
    }
    lines += accuracyRow("training accuracy", on: \.training, statistics: .batch)
    lines += accuracyRow("test accuracy", on: \.test, statistics: .running)
    lines.append(
      row("diverged at step") { $0.timeline.divergence.map(String.init) ?? "-" })
    return lines.joined(separator: "\n") + "\n"
  }

  /// What of the last losses is the penalty; no row where there is none.
  private var penaltyRow: [String] {
    guard contains(where: { $0.side.loss.penalty != nil }) else { return [] }
    return [
      row("of it L2 penalty") { result in
        let last = result.timeline.state(at: result.timeline.lastStep)
        return result.side.penalty(at: last).map { NumberFormat.scientific($0) } ?? "-"
      }
    ]
  }

  /// No row where there is nothing to classify.
  private func accuracyRow(
    _ name: String, on samples: (ExperimentData) -> DataSet?, statistics: Statistics
  ) -> [String] {
    let accuracies = map { $0.accuracy(on: samples($0.side.data), statistics: statistics) }
    guard accuracies.contains(where: { $0 != nil }) else { return [] }
    return [
      row(name) { result in
        let accuracy = result.accuracy(on: samples(result.side.data), statistics: statistics)
        return accuracy.map { "\(NumberFormat.fixed(100 * $0, decimals: 1))%" } ?? "-"
      }
    ]
  }

  private func row(_ name: String, _ cell: (RunResult) -> String) -> String {
    let cells = map { cell($0).padded(to: Swift.max(15, $0.side.title.count)) }
    let line = ([name.padded(to: 20)] + cells).joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
