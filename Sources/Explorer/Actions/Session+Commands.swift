import Landscapes

extension Session {
  /// Does what a key stands for, as far as it concerns this scenario alone.
  mutating func perform(_ command: Command) {
    switch command {
    case .playOrPause: playOrPause()
    case .stepForward: go(to: shownStep + 1)
    case .stepBack: go(to: shownStep - 1)
    case .jumpForward: go(to: shownStep + max(1, steps / 10))
    case .jumpBack: go(to: shownStep - max(1, steps / 10))
    case .toStart: go(to: 0)
    case .toEnd: go(to: steps)
    case .slower: clock.speed = max(0, clock.speed - 1)
    case .faster: clock.speed = min(Clock.speeds.count - 1, clock.speed + 1)

    case .raiseRate: multiplyRate(by: 1.05)
    case .lowerRate: multiplyRate(by: 1 / 1.05)
    case .raiseRateMuch: multiplyRate(by: 2)
    case .lowerRateMuch: multiplyRate(by: 0.5)
    case .resetRate: resetRate()
    case .resetStart: moveStart(to: nil)
    case .nextScene: goToNextScene()

    case .zoomIn: view.changeViewport { $0.zoomed(by: 0.8) }
    case .zoomOut: view.changeViewport { $0.zoomed(by: 1.25) }
    case .panLeft: view.changeViewport { $0.panned(byFractionX: -0.1, y: 0) }
    case .panRight: view.changeViewport { $0.panned(byFractionX: 0.1, y: 0) }
    case .panUp: view.changeViewport { $0.panned(byFractionX: 0, y: 0.1) }
    case .panDown: view.changeViewport { $0.panned(byFractionX: 0, y: -0.1) }
    case .resetViewport: view.changeViewport { [initial = view.initial] _ in initial }
    case .shareViewport: view.toggleSharing()
    case .shareLevels: view.sharesLevels.toggle()
    case .equalAspect: view.isEqualAspect.toggle()
    case .ellipse: view.showsEllipse.toggle()
    case .nextPane: view.focus = (view.focus + 1) % sides.count

    case .newSeed, .moveStart, .nextScenario, .previousScenario, .gallery, .colorMap, .theme,
      .help, .close, .quit:
      preconditionFailure("\(command) concerns more than one scenario.")
    }
  }

  /// Puts the clock on a step, within the run.
  mutating func go(to step: Int) {
    clock.stop()
    clock.step = min(max(step, 0), steps)
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
}
