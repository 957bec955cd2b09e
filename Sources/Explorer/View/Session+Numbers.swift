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
    func labelled(_ number: String, _ place: String) -> StyledText {
      StyledText("κ ", .dim) + StyledText(number, .text, isBold: true) + StyledText(place, .dim)
    }
    let number = NumberFormat.conditionNumber(condition)
    let places = stands(onPlaneOf: side) ? [""] : [" at the origin", " at origin"]
    let short = places.map { labelled(number, $0) }
    // No ellipse is infinitely longer than wide.
    guard ratio.isFinite else { return [short[0]] + short + [labelled("∞", places.last ?? "")] }
    let long =
      short[0] + StyledText(" · axis ratio ", .dim)
      + StyledText(NumberFormat.compact(ratio), .text, isBold: true)
    return [long] + short
  }

  /// Rows under each pane: one about the step, and where the network can leave a plane, one about how
  /// far the plane is to be trusted.
  var rowsOfNumbers: Int { planesAreWholeSpaces ? 1 : 2 }

  /// Whether no side has parameters that its plane does not hold: then the plane says it all.
  var planesAreWholeSpaces: Bool { sides.allSatisfy { $0.home.planeIsWholeSpace } }

  /// The lines under a pane: what fits of loss, learning rate and gradient, and of what the plane leaves
  /// out.
  func numbers(of side: Int, width: Int, in glyphs: GlyphSet) -> [StyledText] {
    [step(of: side), plane(of: side)].prefix(rowsOfNumbers).map {
      Self.line(of: $0, width: width, in: glyphs)
    }
  }

  /// As many parts as fit, from the first on, each the longest way that does.
  ///
  /// - Parameter parts: The most important first, each in versions, the longest first.
  static func line(of parts: [[StyledText]], width: Int, in glyphs: GlyphSet) -> StyledText {
    parts.reduce(into: StyledText()) { line, versions in
      let longer = versions.map { line.isEmpty ? $0 : line + "  " + $0 }
      line = longer.first { $0.width(in: glyphs) <= width } ?? line
    }
  }

  /// What the losses on screen are called; see `Loss.name`.
  var lossName: String { experiment.scenario.model.loss.name }

  /// The same at the beginning of a title.
  var lossTitle: String { lossName.prefix(1).uppercased() + lossName.dropFirst() }

  /// What is told of the step on screen.
  private func step(of side: Int) -> [[StyledText]] {
    let state = sides[side]
    var parts: [[StyledText]] = []
    if let moment = state.timeline.map({ $0.moments[shownStep] }) {
      let name = if case .full = state.home.schedule { lossName } else { "batch \(lossName)" }
      parts += [
        [labelled("\(name) ", NumberFormat.compact(moment.loss))], rate(of: side),
        [labelled("|∇| ", NumberFormat.compact(moment.gradientNorm))],
      ]
    }
    if let step = stepWithinOnePercent(of: side) {
      parts.append([labelled("within 1% at step ", String(step))])
    }
    return parts
  }

  /// What is told of the plane beside the network that it is a part of.
  private func plane(of side: Int) -> [[StyledText]] {
    let home = sides[side].home
    var parts = [distance(of: side)]
    if let measured = measured(side), case .shuffled = home.schedule,
      home.plane.statistics ?? .evaluationSet == .evaluationSet, stands(onPlaneOf: side)
    {
      var text = labelled("all data ", NumberFormat.compact(measured.loss))
      // While a run plays, or is held, the landscape may be of another step.
      if let step = reliefs[side]?.landscape.request.step, step != shownStep {
        text += StyledText(" at step \(step)", .dim)
      }
      parts.append([text])
    }
    return parts + [network(of: side)]
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
      let (smallest, largest) = curvature.valuesBeyondRounding
      var text = labelled(
        "all parameters λ ", "\(NumberFormat.compact(smallest)) … \(NumberFormat.compact(largest))")
      if let condition = curvature.conditionNumber {
        text += labelled(" κ ", condition.isFinite ? NumberFormat.compact(condition) : "∞")
      }
      guard let largest = curvature.largestStableLearningRate(for: optimizer(of: side)) else {
        return [text]
      }
      return [text + labelled(" η max ", NumberFormat.compact(largest)), text]
    }
  }

  /// The learning rate beside the largest that is stable, the longest way first.
  private func rate(of side: Int) -> [StyledText] {
    guard let rate = learningRateNow(of: side) else { return [] }
    let text = labelled("η ", NumberFormat.compact(rate))
    let curvature = planeTellsOfRates(side) ? measured(side)?.curvature : nil
    guard let largest = curvature?.largestStableLearningRate(for: optimizer(of: side)) else {
      return [text]
    }
    let bounded =
      text + StyledText(" of ", .dim)
      + StyledText(NumberFormat.compact(largest), rate > largest ? .warning : .text)
    return [bounded + StyledText(" max", .dim), bounded, text]
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
      title: StyledText(
        isFull ? "\(lossTitle) by step (log)" : "Mini-batch \(lossName) by step (log)"),
      series: sides.enumerated().map { position, side in
        LineChart.Series(
          name: side.home.title,
          values: side.timeline == nil ? [] : Array(side.losses[...shownStep]),
          side: position)
      }, steps: steps, cursor: shownStep)
  }
}
