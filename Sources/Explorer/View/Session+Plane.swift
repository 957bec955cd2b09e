import Drawing
import Experiments
import Landscapes

// What the panes say of their planes.
extension Session {
  /// What has to be said of a pane's landscape, the longest way first: which statistics batch
  /// normalization has in it, and which step it belongs to, where that is not the step on screen.
  func landscapeRemarks(of side: Int) -> [String] {
    let statistics = statisticsRemarks(of: side)
    guard let mark = landscapeMark(of: side) else { return statistics.map { " · \($0)" } }
    return statistics.map { " · \($0) · \(mark)" }
      + [" · landscape of \(mark)"].filter { _ in statistics.isEmpty } + [" · \(mark)"]
  }

  /// Which statistics batch normalization has on the plane, and which samples the loss is of, where that
  /// has to be said.
  private func statisticsRemarks(of side: Int) -> [String] {
    let home = sides[side].home
    switch home.plane.statistics ?? .evaluationSet {
    case .miniBatch:
      return home.network.couplesSamples
        ? ["\(lossName) and statistics of the mini-batch", "mini-batch"]
        : ["\(lossName) of the mini-batch", "mini-batch"]
    case .evaluationSet where home.network.couplesSamples:
      return ["statistics of all samples", "batch statistics", "all samples", "all"]
    case .running where home.network.couplesSamples:
      return ["running statistics", "running"]
    case .frozen where home.network.couplesSamples:
      return ["statistics frozen at the origin", "frozen statistics", "frozen"]
    case .evaluationSet, .running, .frozen:
      return []
    }
  }

  /// Which step the landscape of a pane belongs to, where that has to be said.
  func landscapeMark(of side: Int) -> String? {
    guard let landscape = reliefs[side]?.landscape, !sides[side].home.planeIsWholeSpace else {
      return nil
    }
    guard landscape.request.run == sides[side].run else { return "the run before" }
    guard landscape.request.plane.followsStep else { return nil }
    let step = "step \(landscape.request.step)"
    if heldStep == landscape.request.step { return "\(step), held" }
    return clock.isPlaying || !isCurrent(landscape) ? step : nil
  }

  /// What a pane says in place of a picture, while its plane is not there.
  func planeNotice(of side: Int) -> StyledText? {
    if let step = stepAwaited(by: side) {
      return reliefs[side] == nil
        ? StyledText("this plane needs the run up to step \(step)", .dim) : nil
    }
    guard reliefs[side] == nil, let fault = sides[side].fault?.reason else { return nil }
    return StyledText("\(fault)", .warning)
  }

  /// Where the run has been on the plane up to the step on screen, as far as that is known.
  func path(of side: Int) -> [PlotPoint] {
    let state = sides[side]
    if state.isTracked {
      return state.timeline == nil
        ? [state.home.start].compactMap { $0.map(PlotPoint.init) }
        : Array(state.path[...shownStep])
    }
    guard let trace = state.trace, trace.key.run == state.run else { return [] }
    return trace.points.prefix { $0.step <= shownStep }.map { PlotPoint($0.position) }
  }

  /// Where the run is on the plane; nil where that is not known.
  func position(of side: Int) -> PlotPoint? {
    let state = sides[side]
    if let position = state.position(at: shownStep) { return PlotPoint(position) }
    if stands(onPlaneOf: side), let landscape = reliefs[side]?.landscape,
      landscape.request.step == shownStep || clock.isPlaying
    {
      return PlotPoint(landscape.origin)
    }
    guard let trace = state.trace, trace.key.run == state.run else { return nil }
    return trace.point(at: shownStep).map { PlotPoint($0.position) }
  }

  /// Whether the side's landscape is that of a plane on which its network stands.
  func stands(onPlaneOf side: Int) -> Bool {
    let plane = sides[side].home.plane
    return switch plane.directions {
    case .checkpoints, .line: false
    case .parameters, .random, .principalComponents, .hessian, .gradient:
      switch plane.origin ?? .current {
      case .current, .minimum: true
      case .start, .step: sides[side].home.planeIsWholeSpace
      }
    }
  }

  /// How far the run is from the plane, with the loss at the nearest point of the plane beside that where
  /// the run really is, the longest way first; nothing where the run is on its plane.
  func distance(of side: Int) -> [StyledText] {
    guard let (point, isNow) = pointOffPlane(of: side) else { return [] }
    let distance = NumberFormat.compact(point.distance)
    let names =
      isNow ? ["off plane ", "off "] : ["path off plane by up to ", "path off by ", "off by "]
    let bare = names.map { labelled($0, distance) }
    guard let losses = point.losses else { return bare }
    func comparison(_ name: String) -> StyledText {
      StyledText(": \(name)", .dim) + StyledText(NumberFormat.compact(losses.onPlane))
        + StyledText(" for ", .dim) + StyledText(NumberFormat.compact(losses.actual))
    }
    return [bare[0] + comparison("\(lossName) ")] + bare.map { $0 + comparison("") } + bare
  }

  /// The point of a run whose distance from its plane is told: that of the step on screen, or where this
  /// lies on the plane, the farthest of the path to there; nil where none is off, or nobody knows.
  func pointOffPlane(of side: Int) -> (point: RunTrace.Point, isNow: Bool)? {
    let state = sides[side]
    guard let trace = state.trace, trace.key.run == state.run,
      trace.key.plane == state.home.plane, !clock.isPlaying
    else { return nil }
    if let point = trace.point(at: shownStep), !point.isOnPlane { return (point, true) }
    guard trace.key.lastStep >= shownStep, let farthest = trace.farthest(upTo: shownStep),
      !farthest.isOnPlane
    else { return nil }
    return (farthest, false)
  }

  /// What the axes are, the longest way first.
  func axes(of side: Int) -> [String] {
    let home = sides[side].home
    switch home.plane.directions {
    case .parameters(let parameters): return [parameters.text, parameters.shortText]
    case .random(let random):
      let short =
        switch random.scaling ?? .filter {
        case .filter: ["filter-normalized random directions", "filter-normalized", "random"]
        case .layer: ["layer-normalized random directions", "layer-normalized", "random"]
        case .weight: ["weight-normalized random directions", "weight-normalized", "random"]
        case .none: ["random directions", "random"]
        }
      return random.text == short[0] ? short : [random.text] + short
    case .principalComponents:
      guard case .explainedVariance(let first, let second)? = reliefs[side]?.landscape.spectrum
      else { return ["principal components", "PC1 × PC2"] }
      let (x, y) = (Self.percent(first), Self.percent(second))
      return [
        "principal components, \(x) × \(y) of the variance", "PC1 \(x) × PC2 \(y)",
        "PC \(x) × \(y)",
      ]
    case .hessian:
      guard case .eigenvalues(let first, let second)? = reliefs[side]?.landscape.spectrum else {
        return ["eigenvectors of the Hessian", "eigenvectors"]
      }
      let (x, y) = (NumberFormat.compact(first), NumberFormat.compact(second))
      return [
        "eigenvectors of the Hessian, λ \(x) × \(y)", "eigenvectors, λ \(x) × \(y)",
        "λ \(x) × \(y)",
      ]
    case .gradient: return ["gradient × random direction", "gradient × random", "gradient"]
    case .checkpoints(let checkpoints):
      let steps = checkpoints.steps.map(String.init).joined(separator: ", ")
      return ["plane through steps \(steps)", "steps \(steps)"]
    case .line(let line):
      return [
        "step \(line.from) → \(line.to) × random direction", "step \(line.from) → \(line.to)",
      ]
    }
  }

  /// A share as a percentage of two or three digits: 95%, 99.8%, 0.3%.
  private static func percent(_ share: Double) -> String {
    "\(NumberFormat.compact(100 * share, digits: share > 0.99 ? 3 : 2))%"
  }
}
