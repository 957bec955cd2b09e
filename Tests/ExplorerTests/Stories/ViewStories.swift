import Drawing
import Landscapes
import Testing

@testable import Experiments
@testable import Explorer

/// What the keys of the group View do.
@Suite struct ViewStories {
  @Test func plusAndMinusZoomAboutTheMiddle() throws {
    var story = try Story(.line)
    let start = Viewport(x: -4...4, y: -4...4)
    story.press("+") { $0.view?.viewports = [start.zoomed(by: 0.8), start.zoomed(by: 0.8)] }
    #expect(try story.session.view.viewports[0].width.rounded(toPlaces: 9) == 6.4)
    #expect(try story.session.view.viewports[0].center == PlaneCoordinates(x: 0, y: 0))
    story.press("-") {
      let back = start.zoomed(by: 0.8).zoomed(by: 1.25)
      $0.view?.viewports = [back, back]
    }
    #expect(try story.session.view.viewports[0].width.rounded(toPlaces: 9) == 8)
  }

  @Test(arguments: [("a", -0.8, 0), ("d", 0.8, 0), ("w", 0, 0.8), ("x", 0, -0.8)])
  func lettersPanByATenth(key: Character, right: Double, up: Double) throws {
    var story = try Story(.line)
    let panned = Viewport(x: (-4 + right)...(4 + right), y: (-4 + up)...(4 + up))
    story.press(key) { $0.view?.viewports = [panned, panned] }
  }

  @Test func zGoesBackToTheScenariosViewport() throws {
    var story = try Story(.line)
    story.press("z") { $0.says = "This is the scenario's viewport." }
    story.setUp(.input(.key(.character("+"))))
    story.setUp(.input(.key(.character("d"))))
    let start = Viewport(x: -4...4, y: -4...4)
    story.press("z") { $0.view?.viewports = [start, start] }
  }

  @Test(arguments: [Character("+"), "-"]) func zoomingHasLimits(key: Character) throws {
    var story = try Story(.line)
    var presses = 0
    while story.state.notice == nil, presses < 3000 {
      story.setUp(.input(.key(.character(key))))
      presses += 1
    }
    #expect(story.state.notice?.text == "Numbers cannot tell the points apart any further.")
    story.work()
    #expect(story.state.view().size == story.state.window)
  }

  @Test func capitalCGoesThroughTheWaysToSpaceContourLines() throws {
    var story = try Story(.line)
    let levels = { (story: Story) in try story.session.reliefs.map { $0?.contours.map(\.level) } }
    let logarithmic = try levels(story)
    story.press("C") {
      $0.view?.levelSpacing = .linear
      $0.says = "Contour lines: evenly in the loss."
    }
    let linear = try levels(story)
    #expect(linear != logarithmic)
    story.press("C") {
      $0.view?.levelSpacing = .quantiles
      $0.says = "Contour lines: equal parts of the picture between any two neighbours."
    }
    let quantiles = try levels(story)
    #expect(quantiles != logarithmic && quantiles != linear)
    story.press("C") {
      $0.view?.levelSpacing = .logarithmic
      $0.says = "Contour lines: evenly in the logarithm of the rise above the lowest loss."
    }
    #expect(try levels(story) == logarithmic)
    #expect(story.takePending().isEmpty)
  }

  @Test func theScenariosOwnLossesComeFirst() throws {
    let file = try ScenarioReader.read(path: Fixture.line.path)
    var scenario = file.scenario
    scenario.viewport.levels = .losses([1, 2, 300])
    var experiment = ViewSettings(
      of: try Experiment(
        ScenarioFile(
          scenario: scenario, path: nil, folder: file.folder, samples: nil, testSamples: nil,
          warnings: [])))
    var met: [LevelSpacing] = []
    for _ in 0..<5 {
      met.append(experiment.levelSpacing)
      experiment.changeLevelSpacing()
    }
    #expect(
      met == [.losses([1, 2, 300]), .logarithmic, .linear, .quantiles, .losses([1, 2, 300])])
  }

  @Test func theNumberSignWritesLossesOnTheContourLines() throws {
    var story = try Story(.line)
    let before = story.state.view()
    story.press("#") { $0.view?.showsContourLabels = true }
    let after = story.state.view()
    let changed = zip(before.cells, after.cells).filter { $0 != $1 }.map(\.1.glyph)
    #expect(changed.count > 10)
    #expect(changed.allSatisfy { "0123456789.e-".unicodeScalars.contains($0) })
    story.press("#") { $0.view?.showsContourLabels = false }
    #expect(story.state.view() == before)
  }

  @Test func eachPaneMayHaveItsOwnViewport() throws {
    var story = try Story(.line)
    let start = Viewport(x: -4...4, y: -4...4)
    story.press("v") {
      $0.view?.sharesViewport = false
      $0.says =
        "Each pane has its own viewport; Tab picks the one that zoom and pan move."
    }
    story.press("+") { $0.view?.viewports = [start.zoomed(by: 0.8), start] }
    story.press(.tab) { $0.view?.focus = 1 }
    story.press("-") {
      $0.view?.viewports = [start.zoomed(by: 0.8), start.zoomed(by: 1.25)]
    }
    // Sharing again shows the focused pane's on both.
    story.press("v") {
      $0.view?.sharesViewport = true
      $0.view?.viewports = [start.zoomed(by: 1.25), start.zoomed(by: 1.25)]
      $0.says = "One viewport for all panes."
    }
    story.press(.tab) { $0.says = "All panes share one viewport; v gives each its own." }
  }

  @Test func inANarrowWindowTabShowsTheHiddenPane() throws {
    var story = try Story(.three, window: Size(columns: 80, rows: 30))
    #expect(ScreenLayout(of: story.state).panes.map(\.side) == [0, 1])
    story.press(.tab) { $0.view?.focus = 1 }
    story.press(.tab) { $0.view?.focus = 2 }
    #expect(ScreenLayout(of: story.state).panes.map(\.side) == [1, 2])
    story.press(.tab) { $0.view?.focus = 0 }
    #expect(ScreenLayout(of: story.state).panes.map(\.side) == [0, 1])
  }

  @Test func theEdgeBesideAHiddenPaneSaysSo() throws {
    var story = try Story(.three, window: Size(columns: 80, rows: 30))
    func upperEdge() -> [Bool] {
      let row = story.state.view().plainText.split(separator: "\n")[1]
      return [row.contains("◂ "), row.contains("Tab ▸ ╮")]
    }
    #expect(upperEdge() == [false, true])
    story.setUp(.perform(.playOrPause))
    let lowest = story.state.view().plainText.split(separator: "\n").last ?? ""
    #expect(lowest.hasPrefix(" Tab 1 more pane  space pause  ") && lowest.contains("q quit"))
    story.setUp(.perform(.playOrPause))
    story.setUp(.input(.key(.tab)))
    story.setUp(.input(.key(.tab)))
    #expect(upperEdge() == [true, false])
    story.setUp(.input(.resized(Size(columns: 130, rows: 30))))
    #expect(upperEdge() == [false, false])
    #expect(!story.state.view().plainText.contains("more pane"))
  }

  @Test func levelsAreSharedOrNot() throws {
    var story = try Story(.line)
    let shared = try story.session.reliefs.map { $0?.scale.high }
    #expect(shared[0] == shared[1])
    story.press("L") {
      $0.view?.sharesLevels = false
      $0.says = "Each side has its own colours and levels."
    }
    let own = try story.session.reliefs.map { $0?.scale.high ?? 0 }
    #expect(own[0] > 10 * own[1])
    story.press("L") {
      $0.view?.sharesLevels = true
      $0.says = "Equal colours mean equal losses on all sides."
    }
  }

  @Test func equalAspectMakesAUnitAsLongInBothDirections() throws {
    var story = try Story(.line)
    let extent = try #require(story.state.gridExtents?.first)
    // Half-blocks: a pixel of the grid is about a square.
    #expect(
      abs(
        extent.viewport.width / Double(extent.columns) - extent.viewport.height
          / Double(extent.rows)) < 1e-12)
    story.press("f") {
      $0.view?.isEqualAspect = false
      $0.says = "The viewport fills the pane: a circle may look like an ellipse."
    }
    #expect(story.state.gridExtents?.first?.viewport == Viewport(x: -4...4, y: -4...4))
    story.press("f") {
      $0.view?.isEqualAspect = true
      $0.says = "A unit of x is as long as a unit of y."
    }
  }

  @Test func theEllipseComesAndGoes() throws {
    var story = try Story(.line)
    story.press("e") {
      $0.view?.showsEllipse = true
      $0.says = "Dashed: an ellipse of equal loss, by the Hessian where each side stands."
    }
    story.press("e") { $0.view?.showsEllipse = false }
  }

  @Test func colourMapsFollowEachOther() throws {
    var story = try Story(.line)
    for map in [ColorMap.cividis, .magma, .turbo, .grey, .viridis] {
      story.press("c") {
        $0.appearance.colorMap = map
        $0.says = "Colour map: \(map.rawValue)"
      }
    }
  }

  @Test func withoutColoursAllLookAlikeAndSaySo() throws {
    var story = try Story(.line, appearance: Appearance(colors: .monochrome))
    story.press("c") {
      $0.appearance.colorMap = .cividis
      $0.says = "Without colours, every colour map looks alike."
    }
    story.press("t") {
      $0.appearance.theme = .light
      $0.says = "Without colours, dark and light look alike."
    }
  }

  @Test func themesChange() throws {
    var story = try Story(.line)
    story.press("t") { $0.appearance.theme = .light }
    story.press("t") { $0.appearance.theme = .dark }
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
