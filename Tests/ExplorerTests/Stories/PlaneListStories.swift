import Drawing
import Experiments
import Landscapes
import Testing
import TrainingEngine

@testable import Explorer

/// What the list of planes offers, and what a choice from it does.
@Suite struct PlaneListStories {
  @Test func theListNamesKindsOriginsStatisticsAndEveryParameter() throws {
    var story = try Story(.moons)
    story.setUp(.input(.key(.character("p"))))
    let titles = story.planeLines.map(\.title)
    for title in [
      "The scenario's plane", "Random, filter-normalized", "Principal components of the run",
      "Gradient and a random direction", "Line from start to end", "Start, middle and end",
      "Origin: the start", "Statistics of the mini-batch", "Running statistics",
    ] {
      #expect(titles.contains(title), "\(title)")
    }
    // Its minimum is on the plane of two parameters anyway.
    #expect(!titles.contains("Origin: the minimum on the plane"))
    // Those that both sides have, in their order: 8 x 2 weights and 8 biases, 8 weights and a bias.
    let parameters = story.planeLines.compactMap { choice in
      if case .parameter(let name) = choice { name } else { nil }
    }
    #expect(parameters.count == 33)
    #expect(parameters.first == "hidden.weight[0,0]" && parameters.last == "output.bias[0]")
  }

  @Test func typingNarrowsTheListAndEscapeWidensIt() throws {
    var story = try Story(.moons)
    story.setUp(.input(.key(.character("p"))))
    let all = story.planeLines.count
    story.type("weight 7,")
    #expect(
      story.planeLines == [.parameter("hidden.weight[7,0]"), .parameter("hidden.weight[7,1]")])
    story.setUp(.input(.key(.backspace)))
    story.setUp(.input(.key(.escape)))
    #expect(story.planeLines.count == all)
    story.type("MINI")
    #expect(story.planeLines == [.statistics(.miniBatch)])
    story.type("x")
    #expect(story.planeLines.isEmpty)
    #expect(story.state.view().plainText.contains("/ MINIx"))
    story.setUp(.input(.key(.enter)))
    #expect(story.state.notice?.text == "There is no plane to choose.")
    story.setUp(.input(.key(.escape)))
    story.press(.escape) { $0.layer = .none }
  }

  @Test func randomDirectionsLeaveBiasesOrScaleThemOrDrawThem() throws {
    func random(_ story: Story) throws -> RandomDirectionsDescription {
      guard case .random(let random) = try story.session.plane.directions else {
        throw PlaneFault.cancelled
      }
      return random
    }
    func shown(_ story: inout Story) throws -> [String] {
      story.setUp(.input(.key(.character("p"))))
      let session = try story.session
      let titles = story.planeLines.filter(session.isShown).map(\.title)
      story.setUp(.input(.key(.escape)))
      return titles.filter { $0.hasPrefix("Biases") || $0.hasPrefix("Random") }
    }
    var story = try Story(.moons, window: Size(columns: 200, rows: 60))
    #expect(try shown(&story).isEmpty)
    story.choosePlane("layer-normalized")
    #expect(
      try shown(&story) == ["Random, layer-normalized", "Biases, scales and shifts: kept"])
    for (words, vectors) in [
      ("shifts: scaled", VectorDirections.scaled), ("shifts: drawn", .drawn),
    ] {
      story.choosePlane(words)
      #expect(try random(story) == RandomDirectionsDescription(scaling: .layer, vectors: vectors))
      // The biases of the last layer move, by as much as is said.
      for side in try story.session.sides {
        let layout = side.home.network.layout
        let bias = try #require(layout.index(of: "output.bias[0]"))
        let plane = try side.home.plane(at: 0, of: side.timeline).plane
        #expect(plane.directions.x[bias] != 0)
      }
      #expect(
        story.state.view().plainText.contains(
          "layer-normalized random directions, biases \(vectors == .scaled ? "too" : "as drawn")"))
    }
    #expect(
      try shown(&story) == ["Random, layer-normalized", "Biases, scales and shifts: as drawn"])
    // Another scaling keeps the choice.
    story.choosePlane("weight-normalized")
    #expect(try random(story) == RandomDirectionsDescription(scaling: .weight, vectors: .drawn))
    story.choosePlane("shifts: kept")
    #expect(try random(story) == RandomDirectionsDescription(scaling: .weight))
    story.choosePlane("shifts: kept")
    #expect(story.state.notice?.text == "This is what is shown.")
  }

  @Test func twoParametersMakeAPlane() throws {
    var story = try Story(.moons)
    story.choosePlane("hidden.bias[3]")
    #expect(story.state.view().plainText.contains("hidden.bias[3] × …"))
    story.type("hidden.bias[3]")
    story.setUp(.input(.key(.enter)))
    #expect(story.state.notice?.text == "hidden.bias[3] is along x already; a plane needs two.")
    story.setUp(.input(.key(.escape)))
    story.type("output.weight[0,5]")
    story.setUp(.input(.key(.enter)))
    story.work()
    let session = try story.session
    #expect(
      session.plane
        == .parameters(NamedParameters(x: "hidden.bias[3]", y: "output.weight[0,5]")))
    // The run stays; the picture is about where it is.
    #expect(session.generation == 1)
    for (position, side) in session.sides.enumerated() {
      let start = try #require(side.home.start)
      #expect(session.view.viewports[position].contains(start))
      #expect(session.reliefs[position]?.landscape.isComplete == true)
    }
    #expect(story.state.view().plainText.contains("hidden.bias[3] × output.weight[0,5]"))
  }

  @Test func aPlaneThatDoesNotExistSaysWhy() throws {
    var story = try Story(.deep)
    // At this rate the run loses every parameter, so there is no line to its end.
    for _ in 0..<16 { story.setUp(.input(.key(.character("K")))) }
    story.work()
    story.choosePlane("line from start to end")
    #expect(
      story.state.notice?.text == "The parameters are the same at both steps, or are not finite.")
    #expect(try story.session.plane.parameters != nil)
  }
}
