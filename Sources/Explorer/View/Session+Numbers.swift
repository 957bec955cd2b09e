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

  /// What has to be said of a pane's landscape, the longest way first: which step it belongs to, where
  /// that is not the step on screen; else which statistics batch normalization has in it.
  func landscapeRemarks(of side: Int) -> [String] {
    if let mark = landscapeMark(of: side) {
      [" · landscape of \(mark)", " · \(mark)"]
    } else if sides[side].home.network.couplesSamples {
      [" · statistics of all samples", " · batch statistics"]
    } else {
      []
    }
  }

  /// Which step the landscape of a pane belongs to, where that has to be said.
  func landscapeMark(of side: Int) -> String? {
    guard let landscape = reliefs[side]?.landscape, !sides[side].home.planeIsWholeSpace else {
      return nil
    }
    guard landscape.request.run == sides[side].run else { return "the run before" }
    return clock.isPlaying || !isCurrent(landscape) ? "step \(landscape.request.step)" : nil
  }

  /// The learning rate of a side; nil until its rule gave one.
  func learningRate(of side: Int) -> Double? {
    sides[side].baseRate.map { $0 * rateFactor } ?? sides[side].timeline?.learningRate
  }

  /// The names of the two parameters, x × y; what both begin with is said once, or not at all.
  func axes(of side: Int) -> (long: String, short: String) {
    let home = sides[side].home
    let x = home.network.layout.name(of: home.parameters.x)
    let y = home.network.layout.name(of: home.parameters.y)
    guard let bracket = x.firstIndex(of: "["), y.hasPrefix(x[..<bracket]) else {
      return ("\(x) × \(y)", "\(x) × \(y)")
    }
    let indices = "\(x[bracket...]) × \(y.dropFirst(x[..<bracket].count))"
    return ("\(x[..<bracket]) \(indices)", indices)
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
    if !isShort {
      text += StyledText(" · axis ratio ", .dim)
      text += StyledText(NumberFormat.compact(ratio), .text, isBold: true)
    }
    return text
  }

  /// The line under a pane: what fits of loss, learning rate, gradient and steps to converge.
  func numbers(of side: Int, width: Int, in glyphs: GlyphSet) -> StyledText {
    var line = StyledText()
    for part in parts(of: side) {
      let longer = line.isEmpty ? part : line + "  " + part
      guard longer.width(in: glyphs) <= width else { continue }
      line = longer
    }
    return line
  }

  /// The parts of the line of numbers, the most important first.
  private func parts(of side: Int) -> [StyledText] {
    let state = sides[side]
    var parts: [StyledText] = []
    if let moment = state.timeline.map({ $0.moments[shownStep] }) {
      let name = if case .full = state.home.schedule { "loss " } else { "batch loss " }
      parts.append(labelled(name, NumberFormat.compact(moment.loss)))
      parts.append(rate(of: side))
      parts.append(labelled("|∇| ", NumberFormat.compact(moment.gradientNorm)))
    }
    if let measured = measured(side), case .shuffled = state.home.schedule {
      parts.append(labelled("all data ", NumberFormat.compact(measured.loss)))
    }
    if let timeline = state.timeline, let minimum = minimum(of: side),
      state.home.planeIsWholeSpace, case .full = state.home.schedule,
      let step = timeline.firstStep(withLossAtMost: 1.01 * minimum.loss), step <= shownStep
    {
      parts.append(labelled("within 1% at step ", String(step)))
    }
    return parts
  }

  private func rate(of side: Int) -> StyledText {
    guard let fullRate = learningRate(of: side) else { return "" }
    let rate = fullRate * sides[side].home.learningRateSchedule.factor(at: shownStep)
    var text = labelled("η ", NumberFormat.compact(rate))
    let optimizer = sides[side].home.optimizer(learningRate: rate)
    if let largest = measured(side)?.curvature.largestStableLearningRate(for: optimizer) {
      text += StyledText(" of ", .dim)
      text += StyledText(NumberFormat.compact(largest), rate > largest ? .warning : .text)
      text += StyledText(" max", .dim)
    }
    return text
  }

  private func labelled(_ name: String, _ value: String) -> StyledText {
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
