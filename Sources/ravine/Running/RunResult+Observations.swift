import Drawing
import Experiments
import TrainingEngine

extension [RunResult] {
  /// What was seen in each side, step by step; empty where nobody asked to look.
  func observations() -> String {
    map { result in
      guard let observed = result.observed else { return "" }
      let time = NumberFormat.compact(observed.timePerStep / .milliseconds(1))
      let blocks = observed.observations.map { observation in
        observation.lines(naming: result.side.loss).map { "  \($0)\n" }.joined()
      }
      return "\n\(result.side.title), \(time) ms a step\n" + blocks.joined(separator: "\n")
    }.joined()
  }
}

extension RunObservation {
  /// One table: a layer a row.
  fileprivate func lines(naming loss: Loss) -> [String] {
    let accuracies = [("training", trainingAccuracy), ("test", testAccuracy)].compactMap {
      name, share in
      share.map { "\(name) accuracy \(NumberFormat.fixed(100 * $0, decimals: 1))%" }
    }
    let width = Swift.max(8, activations.map(\.layer.count).max() ?? 0)
    let head = row("layer", ["gradient norm", "mean", "deviation"], width: width)
    let layers = activations.map { layer in
      let gradient = gradientNorms.first { $0.name == layer.layer }
      return row(
        layer.layer,
        [
          gradient.map { NumberFormat.significant($0.norm) } ?? "",
          NumberFormat.significant(layer.statistics.mean),
          NumberFormat.significant(layer.statistics.standardDeviation),
        ], width: width)
    }
    let beta = smoothness.effectiveBeta.map { NumberFormat.significant($0) } ?? "-"
    let along =
      "along the gradient: \(loss.name) range \(NumberFormat.significant(smoothness.lossRange)), "
      + "gradient change \(NumberFormat.significant(smoothness.gradientChange)), effective β \(beta)"
    return [(["step \(step)"] + accuracies).joined(separator: ", "), head] + layers + [along]
  }

  private func row(_ name: String, _ cells: [String], width: Int) -> String {
    let line = ([name.padded(to: width)] + cells.map { $0.padded(to: 13) }).joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
