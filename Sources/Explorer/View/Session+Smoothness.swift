import Drawing
import Experiments

// The smoothness of the loss along the gradient, step by step (Santurkar et al. 2018, figure 4).
extension Session {
  /// Bands from the smallest to the largest value within the range of step sizes, on axes that all sides
  /// share.
  func smoothnessCharts(of side: Int) -> [BandChart] {
    let quantities: [(title: String, extent: (SmoothnessRun.Point) -> SmoothnessRun.Extent)] = [
      ("\(lossTitle) along the gradient (log)", \.losses),
      ("Change of the gradient (log)", \.gradientChanges),
    ]
    let runs = sides.indices.map(smoothnessRun)
    return quantities.enumerated().map { position, quantity in
      func spans(_ run: SmoothnessRun?) -> [BandChart.Span] {
        (run?.points ?? []).map {
          let extent = quantity.extent($0)
          return BandChart.Span(low: extent.low, high: extent.high)
        }
      }
      return BandChart(
        title: StyledText(quantity.title, .dim), spans: spans(runs[side]),
        interval: runs[side]?.interval ?? 1, side: side, steps: steps, cursor: shownStep,
        yRange: BandChart.range(of: runs.flatMap(spans), on: .logarithmic),
        labelsSteps: position == quantities.count - 1)
    }
  }

  /// The effective β by step, of all sides.
  var smoothnessChart: LineChart {
    LineChart(
      title: StyledText("Effective β by step (log)"),
      series: sides.indices.map { side in
        let run = smoothnessRun(of: side)
        let values = (run?.points ?? []).flatMap { point in
          Array(repeating: point.effectiveBeta ?? .nan, count: run?.interval ?? 1)
        }
        return LineChart.Series(
          name: sides[side].home.title, values: Array(values.prefix(steps + 1)), side: side)
      }, steps: steps, cursor: shownStep)
  }

  /// The lines under a pane: what fits of the numbers at the step on screen.
  func smoothnessNumbers(of side: Int, width: Int, in glyphs: GlyphSet) -> [StyledText] {
    guard let point = smoothnessRun(of: side)?.point(upTo: shownStep) else {
      return [StyledText("being measured …", .dim)]
    }
    func range(_ name: String, _ extent: SmoothnessRun.Extent) -> StyledText {
      labelled(
        name, "\(NumberFormat.compact(extent.low)) … \(NumberFormat.compact(extent.high))")
    }
    let beta = point.effectiveBeta.map { NumberFormat.compact($0) } ?? "–"
    let parts = [
      [range("\(lossName) ", point.losses)],
      [labelled("effective β ", beta), labelled("eff. β ", beta)],
      [range("∇ changes by ", point.gradientChanges)],
    ]
    let rows = rowsOfNumbers == 1 ? [parts] : [Array(parts[..<2]), Array(parts[2...])]
    return rows.map { Self.line(of: $0, width: width, in: glyphs) }
  }

  /// How far the measurement of a side is; empty when it is done.
  func smoothnessProgress(of side: Int) -> String {
    guard let run = smoothnessRun(of: side) else { return "…" }
    return run.isComplete ? "" : "\(Int(100 * run.progress))%"
  }
}

extension ExplorerState {
  /// One side's pane while the panes show the smoothness.
  ///
  /// - Parameter hidden: How many panes there is no room for next to it.
  func smoothnessPane(
    of side: Int, in session: Session, hidden: (before: Int, after: Int)
  ) -> SmoothnessPane {
    let interval = session.smoothnessRun(of: side)?.interval ?? 1
    let more = hidden.after > 0 ? StyledText("Tab ▸", .accent, isBold: true) : StyledText()
    let progress = session.smoothnessProgress(of: side)
    return SmoothnessPane(
      panel: Panel(
        title: StyledText(hidden.before > 0 ? "◂ " : "", .accent, isBold: true)
          + StyledText(session.sides[side].home.title, .side(side), isBold: true)
          + StyledText(progress.isEmpty ? "" : " " + progress, .dim),
        titleTrailing: more, footerLeading: StyledText("from η/4 to 4η", .dim),
        footerTrailing: StyledText(interval > 1 ? "every \(interval) steps" : "", .dim),
        isFocused: session.view.focus == side && hidesPanes),
      charts: session.smoothnessCharts(of: side))
  }
}
