import Drawing
import Experiments
import Landscapes

extension Session {
  /// Loss and curvature where a side stands on screen; nil until they are there.
  func measured(_ side: Int) -> PointOnPlane? {
    sides[side].home.planeIsWholeSpace ? sides[side].here : reliefs[side]?.landscape.here
  }

  /// The minimum on the plane; nil where none was found.
  func minimum(of side: Int) -> PlaneMinimum? { reliefs[side]?.landscape.minimum }

  /// The learning rate of a side; nil until its rule gave one.
  func learningRate(of side: Int) -> Double? {
    sides[side].baseRate.map { $0 * rateFactor } ?? sides[side].timeline?.learningRate
  }

  /// Condition number and axis ratio of the Hessian on the plane where the side stands.
  ///
  /// - Parameter isShort: Leaves the axis ratio out.
  func shape(of side: Int, isShort: Bool) -> StyledText {
    guard let curvature = measured(side)?.curvature else { return "" }
    guard let condition = curvature.conditionNumber, let ratio = curvature.axisRatio else {
      return StyledText(curvature.loss.isFinite ? "not a bowl here" : "no finite loss here", .dim)
    }
    var text =
      StyledText("κ ", .dim) + StyledText(NumberFormat.compact(condition), .text, isBold: true)
    if !stands(onPlaneOf: side) { text += StyledText(" at the origin", .dim) }
    if !isShort {
      text += StyledText(" · axis ratio ", .dim)
      text += StyledText(NumberFormat.compact(ratio), .text, isBold: true)
    }
    return text
  }

  /// The line under a pane: what fits of loss, learning rate, gradient and steps to converge.
  func numbers(of side: Int, width: Int, in glyphs: GlyphSet) -> StyledText {
    var line = StyledText()
    for versions in parts(of: side) {
      let longer = versions.map { line.isEmpty ? $0 : line + "  " + $0 }
      line = longer.first { $0.width(in: glyphs) <= width } ?? line
    }
    return line
  }

  /// The parts of the line of numbers, the most important first, each in versions, the longest first.
  private func parts(of side: Int) -> [[StyledText]] {
    let state = sides[side]
    var parts: [[StyledText]] = []
    if let moment = state.timeline.map({ $0.moments[shownStep] }) {
      let name = if case .full = state.home.schedule { "loss " } else { "batch loss " }
      parts.append([labelled(name, NumberFormat.compact(moment.loss))])
      if !state.isTracked { parts.append(distances(of: side)) }
      parts.append([rate(of: side)])
      parts.append([labelled("|∇| ", NumberFormat.compact(moment.gradientNorm))])
    }
    if let measured = measured(side), case .shuffled = state.home.schedule,
      state.home.plane.statistics ?? .evaluationSet == .evaluationSet, stands(onPlaneOf: side)
    {
      parts.append([labelled("all data ", NumberFormat.compact(measured.loss))])
    }
    if let timeline = state.timeline, let minimum = minimum(of: side),
      state.home.planeIsWholeSpace, case .full = state.home.schedule,
      let step = timeline.firstStep(withLossAtMost: 1.01 * minimum.loss), step <= shownStep
    {
      parts.append([labelled("within 1% at step ", String(step))])
    }
    if state.isTracked { parts.append(distances(of: side)) }
    return parts
  }

  private func rate(of side: Int) -> StyledText {
    guard let fullRate = learningRate(of: side) else { return "" }
    let rate = fullRate * sides[side].home.learningRateSchedule.factor(at: shownStep)
    var text = labelled("η ", NumberFormat.compact(rate))
    let optimizer = sides[side].home.optimizer(learningRate: rate)
    // Other directions than those of parameters are too few to limit the rate, or say nothing of it.
    let home = sides[side].home
    let curvature =
      home.parameters != nil && stands(onPlaneOf: side) ? measured(side)?.curvature : nil
    if let largest = curvature?.largestStableLearningRate(for: optimizer) {
      text += StyledText(" of ", .dim)
      text += StyledText(NumberFormat.compact(largest), rate > largest ? .warning : .text)
      text += StyledText(" max", .dim)
    }
    return text
  }

  func labelled(_ name: String, _ value: String) -> StyledText {
    StyledText(name, .dim) + StyledText(value)
  }

  /// Loss by step, of all sides.
  var chart: LineChart {
    let isFull = sides.allSatisfy { if case .full = $0.home.schedule { true } else { false } }
    return LineChart(
      title: StyledText(isFull ? "Loss by step (log)" : "Mini-batch loss by step (log)"),
      series: sides.enumerated().map { position, side in
        LineChart.Series(
          name: side.home.title,
          values: side.timeline == nil ? [] : Array(side.losses[...shownStep]),
          side: position)
      }, steps: steps, cursor: shownStep)
  }
}
