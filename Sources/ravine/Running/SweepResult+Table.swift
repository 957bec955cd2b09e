import Drawing
import Experiments
import Explorer

extension SweepResult {
  /// A row a value, with the loss that each side reached and its steps to converge; over seeds also
  /// the smallest, the median and the largest.
  func table(of scenario: Scenario, seed: UInt64) -> String {
    var lines = ["\(scenario.title): \(sweep.steps) steps a run\(seedNote(seed))"]
    if let criterion { lines.append("steps: the first \(criterion)") }
    lines.append("")
    lines.append(row("", sides.map(\.title)))
    lines.append(row(sweep.axis.name.text, sides.map { _ in Self.cell(lossName, "steps") }))
    for (position, label) in sweep.axis.labels.enumerated() {
      lines.append(row(label, outcomes.map { $0[position].map(Self.cell) ?? "" }))
    }
    if case .seed = sweep.axis, sweep.axis.count > 1 {
      lines.append("")
      for (name, share) in [("smallest", 0), ("median", 0.5), ("largest", 1)] {
        // Only of a sweep that came to its end: of part of the seeds they would be others.
        let ends = outcomes.map { $0.allSatisfy { $0 != nil } ? $0.compactMap { $0 } : [] }
        lines.append(row(name, ends.map { $0.isEmpty ? "" : Self.cell(of: $0, share) }))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A strip a side, with the steps to converge under it, the values at its foot and a legend.
  func strip(appearance: Appearance) -> String {
    let strip = SweepStrip(self)
    var screen = Screen(size: Size(columns: 80, rows: strip.neededRows + 2))
    let (upper, lower) = Rect(screen.size).split(top: strip.neededRows)
    strip.draw(in: upper, of: &screen, appearance: appearance)
    SweepLegend(scale: strip.scale, lossName: lossName).draw(
      in: lower.inset(top: 1), of: &screen, appearance: appearance)
    // What is printed among other lines stands on the terminal's own ground.
    for row in 0..<screen.size.rows {
      for column in 0..<screen.size.columns
      where screen[column, row].background == appearance.palette.background {
        screen[column, row].background = .standard
      }
    }
    return appearance.colors == .monochrome ? screen.plainText : screen.ansiText
  }

  private func seedNote(_ seed: UInt64) -> String {
    if case .seed = sweep.axis { "" } else { ", seed \(seed)" }
  }

  private static func cell(_ loss: String, _ steps: String) -> String {
    loss.padded(to: 17) + steps
  }

  private static func cell(of outcome: SweepOutcome) -> String {
    cell(
      outcome.divergence.map { "diverged at \($0)" } ?? NumberFormat.compact(outcome.finalLoss),
      outcome.stepsToConverge.map(String.init) ?? "-")
  }

  /// The quantile of losses, and that of steps; runs that did not converge count as the slowest.
  private static func cell(of outcomes: [SweepOutcome], _ share: Double) -> String {
    let steps = quantile(
      of: outcomes.map { $0.stepsToConverge.map(Double.init) ?? .infinity }, share)
    return cell(
      NumberFormat.compact(quantile(of: outcomes.map(\.finalLoss), share)),
      Int(exactly: steps).map(String.init) ?? (steps.isFinite ? "\(steps)" : "-"))
  }

  /// Of an even number of values the median lies in the middle between two.
  private static func quantile(of values: [Double], _ share: Double) -> Double {
    let values = values.sorted()
    let place = share * Double(values.count - 1)
    let (low, high) = (values[Int(place.rounded(.down))], values[Int(place.rounded(.up))])
    return low == high ? low : low / 2 + high / 2
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    let width = (sweep.axis.labels + [sweep.axis.name.text, "smallest"]).map(\.count).max() ?? 0
    let cells = zip(sides, cells).map { $1.padded(to: max(23, $0.title.count)) }
    let line = ([name.padded(to: width)] + cells).joined(separator: "   ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
