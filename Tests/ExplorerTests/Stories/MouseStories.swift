import Drawing
import Landscapes
import Testing

@testable import Explorer

/// What the mouse does. Whatever it does, keys can do too.
@Suite struct MouseStories {
  /// The cell in the middle of a pane's plot, and the point of the plane under it.
  private func middle(
    ofPane pane: Int, in story: Story
  ) throws -> (column: Int, row: Int, point: PlaneCoordinates) {
    let layout = ScreenLayout(of: story.state)
    let plot = LandscapePicture.plotArea(in: layout.panes[pane].picture)
    let (column, row) = (plot.column + plot.columns / 2, plot.row + plot.rows / 2)
    let viewport = try #require(story.state.gridExtents?[layout.panes[pane].side].viewport)
    let right = (Double(column - plot.column) + 0.5) / Double(plot.columns)
    let up = 1 - (Double(row - plot.row) + 0.5) / Double(plot.rows)
    return (
      column, row,
      PlaneCoordinates(
        x: viewport.x.lowerBound + viewport.width * right,
        y: viewport.y.lowerBound + viewport.height * up)
    )
  }

  @Test(arguments: [0, 1]) func aPressMovesTheStartOfBothSides(pane: Int) throws {
    var story = try Story(.line)
    let (column, row, point) = try middle(ofPane: pane, in: story)
    story.setUp(.input(.mouse(MouseEvent(.press, column: column, row: row))))
    let session = try story.session
    let start = try #require(session.movedStart)
    #expect(start.distance(to: point) < 1e-12)
    #expect(session.generation == 2)
    #expect(story.pending.trainingJobs.map { $0.sides.map(\.side.start) } == [[start, start]])
    // On the glass the new start lies in the cell that was pressed.
    story.work()
    let transform = PlotTransform(
      range: PlotRange(try #require(story.state.gridExtents?[0].viewport)),
      area: LandscapePicture.plotArea(in: ScreenLayout(of: story.state).panes[0].picture))
    let cell = try #require(transform.cell(of: PlotPoint(start.x, start.y)))
    let pressed = try middle(ofPane: 0, in: story)
    #expect((cell.column, cell.row) == (pressed.column, pressed.row))
  }

  @Test func aDragGoesOnMovingTheStartAndAReleaseDoesNothing() throws {
    var story = try Story(.line)
    let (column, row, _) = try middle(ofPane: 0, in: story)
    story.setUp(.input(.mouse(MouseEvent(.press, column: column, row: row))))
    let first = try story.session.movedStart
    story.setUp(.input(.mouse(MouseEvent(.drag, column: column + 3, row: row))))
    let second = try story.session.movedStart
    #expect((second?.x ?? 0) > (first?.x ?? 0))
    #expect(second?.y == first?.y)
    story.send(.input(.mouse(MouseEvent(.release, column: column + 3, row: row))))
    story.send(.input(.mouse(MouseEvent(.move, column: column, row: row))))
  }

  @Test(arguments: [MouseEvent.Action.wheelUp, .wheelDown])
  func theWheelZoomsAboutThePointer(action: MouseEvent.Action) throws {
    var story = try Story(.line)
    let centre = try middle(ofPane: 1, in: story)
    let (column, row) = (centre.column + 5, centre.row - 2)
    func pointUnderPointer() throws -> PlotPoint {
      PlotTransform(
        range: PlotRange(try #require(story.state.gridExtents?[1].viewport)),
        area: LandscapePicture.plotArea(in: ScreenLayout(of: story.state).panes[1].picture)
      ).point(column: column, row: row)
    }
    let fixed = try pointUnderPointer()
    let width = try story.session.view.viewports[0].width
    story.setUp(.input(.mouse(MouseEvent(action, column: column, row: row))))
    let session = try story.session
    let factor = action == .wheelUp ? 0.8 : 1.25
    #expect(abs(session.view.viewports[0].width - width * factor) < 1e-12)
    #expect(session.view.viewports[0] == session.view.viewports[1])
    #expect(session.generation == 1)
    let now = try pointUnderPointer()
    #expect(abs(now.x - fixed.x) < 1e-12 && abs(now.y - fixed.y) < 1e-12)
  }

  @Test func theWheelZoomsThePaneUnderItWhereEachHasItsOwnViewport() throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character("v"))))
    let (column, row, _) = try middle(ofPane: 1, in: story)
    story.setUp(.input(.mouse(MouseEvent(.wheelUp, column: column, row: row))))
    let view = try story.session.view
    #expect(view.viewports[0].width == 8)
    #expect(abs(view.viewports[1].width - 6.4) < 1e-12)
    #expect(view.focus == 1)
  }

  @Test func aPressOnTheTimelineSeeksAndADragScrubs() throws {
    var story = try Story(.line)
    let bar = ScreenLayout(of: story.state).timeline
    story.setUp(.input(.key(.character(" "))))
    func event(_ action: MouseEvent.Action, _ column: Int) -> Action {
      .input(.mouse(MouseEvent(action, column: column, row: bar.row)))
    }
    story.send(event(.press, bar.endColumn - 2)) {
      $0.step = 60
      $0.isPlaying = false
    }
    story.send(event(.drag, bar.column + 1 + (bar.columns - 3) / 2)) { $0.step = 30 }
    story.send(event(.drag, bar.column)) { $0.step = 0 }
    story.send(event(.wheelUp, bar.column + 9))
  }

  @Test func elsewhereThePressDoesNothing() throws {
    var story = try Story(.line)
    let rows = story.state.window.rows
    for row in 0..<rows {
      story.send(.input(.mouse(MouseEvent(.press, column: 0, row: row))))
    }
    story.send(.input(.mouse(MouseEvent(.press, column: -3, row: 900))))
  }

  @Test func inMoveModeThePressTakesTheCrossHairAlong() throws {
    var story = try Story(.line)
    story.press("m") { $0.layer = .movingStart(PlaneCoordinates(x: -2, y: 2)) }
    let (column, row, _) = try middle(ofPane: 0, in: story)
    story.setUp(.input(.mouse(MouseEvent(.press, column: column, row: row))))
    let start = try #require(try story.session.movedStart)
    #expect(story.state.layer == .movingStart(start))
  }

  @Test func theGalleryScrollsWithTheWheelAndOpensWithAPress() throws {
    var story = try Story(.line)
    story.press("g") { $0.layer = .gallery(GalleryList()) }
    story.send(.input(.mouse(MouseEvent(.wheelDown, column: 50, row: 15)))) {
      $0.layer = .gallery(GalleryList(selection: 1))
    }
    story.send(.input(.mouse(MouseEvent(.wheelUp, column: 50, row: 15)))) {
      $0.layer = .gallery(GalleryList())
    }
    let rows = story.state.view().plainText.split(
      separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains("Two moons") })
    story.send(.input(.mouse(MouseEvent(.press, column: 50, row: row)))) {
      $0.layer = .gallery(GalleryList(selection: 1))
      $0.says = "Opening Two moons …"
    }
    #expect(story.pending.opened.map(\.path) == [Fixture.moons.path])
  }

  @Test func helpScrollsWithTheWheelAndClosesWithAPress() throws {
    var story = try Story(.line, window: Size(columns: 80, rows: 24))
    story.press("?") { $0.layer = .help(scroll: 0) }
    story.send(.input(.mouse(MouseEvent(.wheelDown, column: 9, row: 9)))) {
      $0.layer = .help(scroll: 3)
    }
    story.send(.input(.mouse(MouseEvent(.wheelUp, column: 9, row: 9)))) {
      $0.layer = .help(scroll: 0)
    }
    story.send(.input(.mouse(MouseEvent(.press, column: 9, row: 9)))) { $0.layer = .none }
  }
}
