import Drawing
import Landscapes

extension Session {
  /// Does what a key stands for, as far as it concerns this scenario alone.
  ///
  /// - Returns: What to tell the user, where the screen does not show it: above all why nothing
  ///   happened.
  mutating func perform(_ command: Command) -> String? {
    switch command {
    case .playOrPause, .stepForward, .stepBack, .jumpForward, .jumpBack, .toStart, .toEnd, .slower,
      .faster:
      return turnClock(command)
    case .raiseRate, .lowerRate, .raiseRateMuch, .lowerRateMuch, .resetRate, .resetStart,
      .nextScene:
      return changeRun(command)
    case .zoomIn, .zoomOut, .panLeft, .panRight, .panUp, .panDown, .resetViewport:
      return changeViewport(command)
    case .shareViewport, .shareLevels, .equalAspect, .ellipse, .sweep, .smoothness, .levelSpacing,
      .contourLabels:
      return toggle(command)
    case .holdPlane:
      return holdOrFollow()
    case .newSeed, .moveStart, .nextPane, .choosePlane, .nextScenario, .previousScenario, .gallery,
      .colorMap, .theme, .numbers, .help, .close, .quit:
      preconditionFailure("\(command) concerns more than one scenario.")
    }
  }

  private mutating func turnClock(_ command: Command) -> String? {
    switch command {
    // From the step that is wanted, which may not be trained yet: a new learning rate must not lose the
    // user's place.
    case .stepForward: return go(to: clock.step + 1)
    case .stepBack: return go(to: clock.step - 1)
    case .jumpForward: return go(to: clock.step + max(1, steps / 10))
    case .jumpBack: return go(to: clock.step - max(1, steps / 10))
    case .toStart: return go(to: clock.step == 0 ? -1 : 0)
    case .toEnd: return go(to: shownStep == steps ? steps + 1 : steps)
    case .slower:
      guard clock.speed > 0 else { return "Slower than 1 step a second is a step at a time: ← →." }
      clock.speed -= 1
    case .faster:
      guard clock.speed < Clock.speeds.count - 1 else {
        return "This is the fastest: \(NumberFormat.compact(clock.stepsPerSecond)) steps a second."
      }
      clock.speed += 1
    default: playOrPause()
    }
    return nil
  }

  /// Puts the clock on a step, within the run.
  ///
  /// - Returns: Why the step on screen is another.
  @discardableResult
  mutating func go(to step: Int) -> String? {
    let isEnd = step > steps && shownStep == steps
    let isStart = step < 0 && clock.step == 0
    clock.stop()
    clock.step = min(max(step, 0), steps)
    if isEnd { return "This is the last step." }
    if isStart { return "This is the start." }
    return clock.step > stepsReady
      ? "Step \(clock.step) is still being trained; it comes up when it is there." : nil
  }

  /// Playing at the end begins again at the start.
  private mutating func playOrPause() {
    if clock.isPlaying {
      clock.stop()
    } else {
      if clock.step >= steps { clock.step = 0 }
      clock.isPlaying = true
    }
  }

  private mutating func changeRun(_ command: Command) -> String? {
    switch command {
    case .raiseRate: return changeRate(by: 1.05)
    case .lowerRate: return changeRate(by: 1 / 1.05)
    case .raiseRateMuch: return changeRate(by: 2)
    case .lowerRateMuch: return changeRate(by: 0.5)
    case .resetRate:
      guard rateFactor != 1 else { return "These are the learning rates that the scene asks for." }
      resetRate()
      return nil
    case .resetStart:
      guard movedStart != nil else { return "The start is where the scenario has it." }
      resetStart()
      return nil
    default:
      guard !scenes.isEmpty else { return "This scenario has no lesson." }
      guard scenes.count > 1 else { return "This lesson has one scene." }
      go(toScene: (scene + 1) % scenes.count)
      return "Scene \(scene + 1) of \(scenes.count): \(scenes[scene].title)"
    }
  }

  private mutating func changeRate(by factor: Double) -> String? {
    guard multiplyRate(by: factor) else {
      return "The learning rates are \(NumberFormat.compact(rateFactor)) times the scene's already."
    }
    guard rateFactor != 1 else { return "The learning rates are the scene's again." }
    return "η is \(NumberFormat.compact(rateFactor)) times the scene's; = takes it back."
  }

  private mutating func changeViewport(_ command: Command) -> String? {
    let before = view
    switch command {
    case .zoomIn: view.changeViewport { $0.zoomed(by: 0.8) }
    case .zoomOut: view.changeViewport { $0.zoomed(by: 1.25) }
    case .panLeft: view.changeViewport { $0.panned(byFractionX: -0.1, y: 0) }
    case .panRight: view.changeViewport { $0.panned(byFractionX: 0.1, y: 0) }
    case .panUp: view.changeViewport { $0.panned(byFractionX: 0, y: 0.1) }
    case .panDown: view.changeViewport { $0.panned(byFractionX: 0, y: -0.1) }
    default:
      view.changeViewport { [home = view.home] _ in home }
      guard view == before else { return nil }
      return plane == experiment.scenario.plane
        ? "This is the scenario's viewport." : "This is the plane's own viewport."
    }
    return view == before ? "Numbers cannot tell the points apart any further." : nil
  }

  private mutating func toggle(_ command: Command) -> String? {
    switch command {
    case .shareViewport:
      view.toggleSharing()
      return view.sharesViewport
        ? "One viewport for all panes."
        : "Each pane has its own viewport; Tab picks the one that zoom and pan move."
    case .shareLevels:
      view.sharesLevels.toggle()
      return view.sharesLevels
        ? "Equal colours mean equal losses on all sides."
        : "Each side has its own colours and levels."
    case .equalAspect:
      view.isEqualAspect.toggle()
      return view.isEqualAspect
        ? "A unit of x is as long as a unit of y."
        : "The viewport fills the pane: a circle may look like an ellipse."
    case .levelSpacing:
      view.changeLevelSpacing()
      return view.levelSpacing.description
    case .contourLabels:
      view.showsContourLabels.toggle()
      return nil
    case .smoothness:
      view.panes = view.panes == .smoothness ? .landscapes : .smoothness
      return view.panes == .smoothness
        ? "Along each step's gradient: \(lossName), change of the gradient, effective β."
        : nil
    case .sweep:
      view.showsSweep.toggle()
      return view.showsSweep
        ? "By η: \(lossName) after \(steps) steps; ● this η, • or steps: converged, ╱ rose."
        : nil
    default:
      view.showsEllipse.toggle()
      guard view.showsEllipse else { return nil }
      let hasBowl = sides.indices.contains { measured($0)?.curvature.shape == .bowl }
      return hasBowl
        ? "Dashed: an ellipse of equal loss, by the Hessian where each side stands."
        : "No side stands in a bowl: its Hessian has no ellipse."
    }
  }
}

extension Session {
  /// Why what a key stands for is not done now; nil where it is.
  func refusal(of command: Command) -> String? {
    view.panes != .landscapes && command.changesLandscapes ? Self.noteOnPanes : nil
  }

  static let noteOnPanes =
    "The panes show the loss along the gradient; G brings the landscapes back."
}

extension Command {
  /// Whether nothing of what it does shows while the panes show something else than landscapes.
  fileprivate var changesLandscapes: Bool {
    switch self {
    case .zoomIn, .zoomOut, .panLeft, .panRight, .panUp, .panDown, .resetViewport, .shareViewport,
      .shareLevels, .equalAspect, .ellipse, .levelSpacing, .contourLabels, .holdPlane, .moveStart:
      true
    default: false
    }
  }
}

extension LevelSpacing {
  /// How contour lines lie, for the user.
  fileprivate var description: String {
    switch self {
    case .logarithmic: "Contour lines: evenly in the logarithm of the rise above the lowest loss."
    case .linear: "Contour lines: evenly in the loss."
    case .quantiles: "Contour lines: equal parts of the picture between any two neighbours."
    case .losses: "Contour lines: at the losses that the scenario names."
    }
  }
}
