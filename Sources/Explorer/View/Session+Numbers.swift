import Drawing
import Experiments
import Landscapes
import TrainingEngine

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

  /// Condition number and axis ratio of the Hessian on the plane where the side stands, the longest way
  /// first: at least two, of which the first alone has the axis ratio.
  func shapes(of side: Int) -> [StyledText] {
    guard let curvature = measured(side)?.curvature else {
      let text = reliefs[side] == nil ? "" : StyledText("κ …", .dim)
      return [text, text]
    }
    guard let condition = curvature.conditionNumber, let ratio = curvature.axisRatio else {
      let text = StyledText(
        curvature.loss.isFinite ? "not a bowl here" : "no finite loss here", .dim)
      return [text, text]
    }
    let number =
      StyledText("κ ", .dim) + StyledText(NumberFormat.compact(condition), .text, isBold: true)
    let places = stands(onPlaneOf: side) ? [""] : [" at the origin", " at origin"]
    let short = places.map { number + StyledText($0, .dim) }
    let long =
      short[0] + StyledText(" · axis ratio ", .dim)
      + StyledText(NumberFormat.compact(ratio), .text, isBold: true)
    return [long] + short
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
      let loss = labelled(name, NumberFormat.compact(moment.loss))
      let distances = distances(of: side)
      if state.isTracked {
        parts += [[loss], [rate(of: side)], distances.compared + distances.bare]
      } else {
        // Where there is no room for all, the loss that the plane is about goes before the batch's.
        let beside = distances.compared.map { loss + "  " + $0 } + distances.compared
        parts += [beside + distances.bare.map { loss + "  " + $0 } + [loss], [rate(of: side)]]
      }
      parts.append([labelled("|∇| ", NumberFormat.compact(moment.gradientNorm))])
    }
    if let measured = measured(side), case .shuffled = state.home.schedule,
      state.home.plane.statistics ?? .evaluationSet == .evaluationSet, stands(onPlaneOf: side)
    {
      parts.append([labelled("all data ", NumberFormat.compact(measured.loss))])
    }
    if let step = stepWithinOnePercent(of: side) {
      parts.append([labelled("within 1% at step ", String(step))])
    }
    parts.append(network(of: side))
    return parts
  }

  /// The step on screen or before it at which the loss came within 1% of the smallest possible; nil
  /// where it has not, or where nobody knows what is possible.
  func stepWithinOnePercent(of side: Int) -> Int? {
    let state = sides[side]
    guard let timeline = state.timeline, let minimum = minimum(of: side),
      state.home.planeIsWholeSpace, case .full = state.home.schedule,
      let step = timeline.firstStep(withLossAtMost: 1.01 * minimum.loss), step <= shownStep
    else { return nil }
    return step
  }

  /// The curvature in all parameters, both ends of the spectrum and the rate that it allows, the longest
  /// way first; nothing where the plane holds all parameters.
  private func network(of side: Int) -> [StyledText] {
    guard !sides[side].home.planeIsWholeSpace else { return [] }
    switch networkCurvature(of: side) {
    case .unknown: return []
    case .underWay: return [labelled("all parameters λ ", "…")]
    case .measured(nil): return [labelled("all parameters λ ", "not finite")]
    case .measured(let curvature?):
      var text = labelled(
        "all parameters λ ",
        "\(NumberFormat.compact(curvature.smallest.value)) … "
          + NumberFormat.compact(curvature.largest.value))
      if let condition = curvature.conditionNumber {
        text += labelled(" κ ", NumberFormat.compact(condition))
      }
      guard let largest = curvature.largestStableLearningRate(for: optimizer(of: side)) else {
        return [text]
      }
      return [text + labelled(" η max ", NumberFormat.compact(largest)), text]
    }
  }

  private func rate(of side: Int) -> StyledText {
    guard let rate = learningRateNow(of: side) else { return "" }
    var text = labelled("η ", NumberFormat.compact(rate))
    let curvature = planeTellsOfRates(side) ? measured(side)?.curvature : nil
    if let largest = curvature?.largestStableLearningRate(for: optimizer(of: side)) {
      text += StyledText(" of ", .dim)
      text += StyledText(NumberFormat.compact(largest), rate > largest ? .warning : .text)
      text += StyledText(" max", .dim)
    }
    return text
  }

  /// Whether the curvature on a side's plane limits the learning rate: other directions than those of
  /// parameters are too few to do so, and elsewhere it says nothing of where the network stands.
  func planeTellsOfRates(_ side: Int) -> Bool {
    sides[side].home.parameters != nil && stands(onPlaneOf: side)
  }

  /// The learning rate at the step on screen; nil until the side's rule gave one.
  func learningRateNow(of side: Int) -> Double? {
    learningRate(of: side).map {
      $0 * sides[side].home.learningRateSchedule.factor(at: shownStep)
    }
  }

  /// The optimizer of a side, at the learning rate of the step on screen; at rate 0 until that is known.
  func optimizer(of side: Int) -> Optimizer {
    sides[side].home.optimizer(learningRate: learningRateNow(of: side) ?? 0)
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
