import Drawing
import Experiments
import Landscapes
import Testing
import TrainingEngine

@testable import Explorer

/// Moving the start along a plane.
@Suite struct PlaneStartStories {
  private static let random = DirectionsDescription.random(
    RandomDirectionsDescription(scaling: .filter))

  /// Along the plane's directions, whose off-plane part stays: so the start lies where it was put, on
  /// each side's own plane as it was.
  @Test(arguments: [
    ("random, filter", "origin: the start"), ("components of", "principal"), ("line", "line"),
    ("gradient", "gradient"), ("top two", "top two"), ("and the end", ""),
  ])
  func theStartMovesAlongPlanesOfEveryKind(kind: String, origin: String) throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 5))
    story.work()
    story.choosePlane(kind)
    if origin.hasPrefix("origin") { story.choosePlane(origin) }
    let before = try story.session
    #expect(before.plane.parameters == nil)
    let planes = try before.sides.map { try $0.home.plane(at: 5, of: $0.timeline).plane }
    let starts = before.sides.map(\.home.network.state.parameters)
    let first = try #require(before.path(of: 0).first)
    story.press("m") {
      $0.layer = .movingStart(PlaneCoordinates(x: first.x, y: first.y))
      $0.says = "Arrows choose a place on the plane; Enter begins every run there, Esc none."
    }
    story.setUp(.input(.key(.shiftRight)))
    story.setUp(.input(.key(.up)))
    // Nothing has moved yet.
    #expect(try story.session.generation == before.generation && story.pending.isEmpty)
    guard case .movingStart(let target) = story.state.layer else {
      Issue.record("The crosshair is gone.")
      return
    }
    story.setUp(.input(.key(.enter)))
    story.work()
    let after = try story.session
    #expect(after.generation == before.generation + 1 && after.movedStart == target)
    for (side, (plane, start)) in zip(planes, starts).enumerated() {
      let moved = after.sides[side].home.network.state.parameters
      let (there, here) = (plane.coordinates(of: moved), plane.coordinates(of: start))
      #expect(there.distance(to: target) < 1e-5 * (1 + target.distance(to: here)))
      #expect(abs(plane.distance(of: moved) - plane.distance(of: start)) < 1e-5)
      #expect(after.sides[side].timeline?.state(at: 0).parameters == moved)
    }
    story.setUp(.input(.key(.character("M"))))
    story.work()
    #expect(try story.session.sides.map(\.home.network.state.parameters) == starts)
  }

  /// A plane that goes with the start would run away under a pointer that is dragged.
  @Test func aClickMovesTheStartOnOtherPlanesAndADragDoesNot() throws {
    var story = try Story(.moons)
    story.choosePlane("filter")
    #expect(try story.session.plane.directions == Self.random)
    story.setUp(.input(.mouse(MouseEvent(.drag, column: 20, row: 8))))
    #expect(story.pending.isEmpty)
    story.setUp(.input(.mouse(MouseEvent(.press, column: 20, row: 8))))
    story.work()
    #expect(try story.session.movedStart != nil)
    #expect(
      story.state.notice?.text
        == "All runs begin there, and the plane goes with them; M takes it back.")
    // Another seed has another plane.
    story.setUp(.input(.key(.character("r"))))
    story.work()
    #expect(try story.session.movedStart == nil)
  }

  /// What was moved along directions stays when two parameters are put somewhere.
  @Test func aClickOnTwoParametersKeepsAnEarlierMove() throws {
    var story = try Story(.moons)
    story.choosePlane("filter")
    story.setUp(.input(.mouse(MouseEvent(.press, column: 20, row: 8))))
    story.work()
    let along = try story.session.sides.map(\.home.network.state.parameters)
    story.choosePlane("scenario")
    story.setUp(.input(.mouse(MouseEvent(.press, column: 30, row: 12))))
    story.work()
    let session = try story.session
    for (side, along) in zip(session.sides, along) {
      let places = try #require(side.home.parameters)
      var expected = along
      expected[places.x] = side.home.precision.rounded(try #require(session.movedStart).x)
      expected[places.y] = side.home.precision.rounded(try #require(session.movedStart).y)
      #expect(side.home.network.state.parameters == expected && expected != along)
    }
    story.setUp(.input(.key(.character("M"))))
    story.work()
    let home = try Fixture.moons.experiment().sides.map(\.network.state.parameters)
    #expect(try story.session.sides.map(\.home.network.state.parameters) == home)
  }

  /// Where numbers have names, another seed begins at the same.
  @Test func anotherSeedBeginsWhereAllParametersWerePut() throws {
    var story = try Story(.moons)
    story.setUp(.input(.mouse(MouseEvent(.press, column: 30, row: 12))))
    let first = try #require(try story.session.movedStart)
    story.choosePlane("hidden.bias[3]")
    story.type("hidden.bias[5]")
    story.setUp(.input(.key(.enter)))
    story.work()
    story.setUp(.input(.mouse(MouseEvent(.press, column: 20, row: 8))))
    let second = try #require(try story.session.movedStart)
    story.setUp(.input(.key(.character("r"))))
    story.work()
    let session = try story.session
    #expect(session.experiment.seed == 8 && session.movedStart == second)
    for side in session.sides {
      let layout = side.home.network.layout
      for (name, value) in [
        ("output.weight[0,0]", first.x), ("output.weight[0,1]", first.y),
        ("hidden.bias[3]", second.x), ("hidden.bias[5]", second.y),
      ] {
        let place = try #require(layout.index(of: name))
        #expect(side.home.network.state.parameters[place] == value, "\(name)")
      }
    }
  }

  @Test func theLowestLineSaysWhatEnterDoes() throws {
    func lowestLine(_ story: Story) -> String {
      story.state.view().plainText.split(separator: "\n").last.map(String.init) ?? ""
    }
    var story = try Story(.moons)
    story.setUp(.input(.key(.character("m"))))
    #expect(lowestLine(story).contains("Enter done"))
    story.setUp(.input(.key(.escape)))
    story.choosePlane("filter")
    story.setUp(.input(.key(.character("m"))))
    story.setUp(.input(.key(.up)))
    let hints = "arrows choose a place  ⇧ arrows further  Enter begin there"
    #expect(lowestLine(story).contains(hints))
    story.press("v") {
      $0.says = "Arrows choose a place on the plane; Enter begins every run there, Esc none."
    }
  }
}
