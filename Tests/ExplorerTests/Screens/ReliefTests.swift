import Drawing
import Experiments
import Testing
import TrainingEngine

@testable import Explorer
@testable import Landscapes

/// How losses become colours, and that the colours stay calm while the landscape follows a run.
@Suite struct ReliefTests {
  /// A bowl around the middle of the viewport, lifted by some loss.
  private func landscape(
    side: Int = 0, lift: Double = 0, steepness: Double = 1, minimum: PlaneCoordinates? = nil,
    step: Int = 0
  ) -> Landscape {
    let viewport = Viewport(x: -2...2, y: -1...1)
    let blank = LossGrid(
      viewport: viewport, columns: 40, rows: 20, values: Array(repeating: 0, count: 800))
    let values = (0..<800).map { index in
      let point = blank.point(atColumn: index % 40, row: index / 40)
      return lift + steepness * (point.x * point.x + 3 * point.y * point.y)
    }
    let curvature = PlaneCurvature(
      loss: lift, gradient: PlaneCoordinates(x: 0, y: 0),
      hessian: (xx: 2 * steepness, xy: 0, yy: 6 * steepness))
    return Landscape(
      request: LandscapeRequest(
        side: side, run: 1, plane: .parameters(NamedParameters(x: "a[0]", y: "a[1]")), step: step,
        extent: .init(viewport: viewport, columns: 40, rows: 20)),
      grid: LossGrid(viewport: viewport, columns: 40, rows: 20, values: values),
      origin: PlaneCoordinates(x: 0, y: 0),
      here: PointOnPlane(at: PlaneCoordinates(x: 0, y: 0), curvature),
      spectrum: nil,
      minimum: minimum.map {
        PlaneMinimum(point: $0, curvature: curvature, isConverged: true)
      }, fingerprint: StateHash())
  }

  private func colours(of relief: Relief?) throws -> [Double] {
    let relief = try #require(relief)
    return relief.landscape.grid.values.map { relief.scale.fraction(of: $0) }
  }

  @Test func aLandscapeThatSinksKeepsItsColours() throws {
    for sharesLevels in [true, false] {
      let high = Relief.reliefs(of: [landscape(lift: 2.3)], sharesLevels: sharesLevels)[0]
      let low = Relief.reliefs(of: [landscape(lift: 0.1)], sharesLevels: sharesLevels)[0]
      for (a, b) in zip(try colours(of: high), try colours(of: low)) {
        #expect(abs(a - b) < 1e-9)
      }
    }
  }

  @Test func aMinimumOutsideOfThePictureDoesNotChangeItsColours() throws {
    let without = Relief.reliefs(of: [landscape(lift: 1)], sharesLevels: true)[0]
    let outside = Relief.reliefs(
      of: [landscape(lift: 1, minimum: PlaneCoordinates(x: 5, y: 0))], sharesLevels: true)[0]
    #expect(try colours(of: outside) == colours(of: without))
    let inside = Relief.reliefs(
      of: [landscape(lift: 1, minimum: PlaneCoordinates(x: 0, y: 0))], sharesLevels: true)[0]
    #expect(try colours(of: inside) != colours(of: without))
  }

  @Test func onSharedLevelsEqualLossesHaveEqualColoursOnTheirOwnNot() throws {
    let landscapes = [landscape(), landscape(side: 1, steepness: 50)]
    let shared = Relief.reliefs(of: landscapes, sharesLevels: true)
    let own = Relief.reliefs(of: landscapes, sharesLevels: false)
    #expect(shared[0]?.scale == shared[1]?.scale)
    #expect(try #require(try colours(of: shared[0]).max()) < 0.8)
    #expect(try #require(try colours(of: own[0]).max()) > 0.99)
    #expect(try #require(try colours(of: own[1]).max()) > 0.99)
  }

  @Test(
    arguments: [LevelSpacing.logarithmic, .linear, .quantiles, .losses([0.25, 0.5, 2, 4, 30])],
    [true, false])
  func aContourLineRunsBetweenTwoBands(spacing: LevelSpacing, sharesLevels: Bool) throws {
    let reliefs = Relief.reliefs(
      of: [landscape(), landscape(side: 1, steepness: 3)], sharesLevels: sharesLevels,
      spacing: spacing)
    for relief in reliefs {
      let relief = try #require(relief)
      #expect(Set(relief.contours.map(\.level)).count >= 4)
      for contour in relief.contours {
        let band = relief.scale.fraction(of: contour.level) * Double(relief.bands)
        #expect(abs(band - band.rounded()) < 1e-9)
      }
    }
    // Given losses are the same in any case.
    let isShared = reliefs[0]?.scale == reliefs[1]?.scale
    #expect(isShared == sharesLevels)
  }

  /// What decides which points are worth evaluating, and what is drawn.
  @Test(arguments: [LevelSpacing.logarithmic, .linear, .quantiles, .losses([0.25, 0.5, 2, 4, 30])])
  func bandsAndColoursAgree(spacing: LevelSpacing) throws {
    let landscape = landscape(lift: 0.3)
    let relief = try #require(
      Relief.reliefs(of: [landscape], sharesLevels: true, spacing: spacing)[0])
    let bands = try #require(LossBands(of: [landscape.grid], spacing: spacing))
    #expect(bands.count == relief.bands)
    for loss in landscape.grid.values + [-1, 0.3, 2, 1e300, -1e300, 30, 31] {
      #expect(abs(bands.position(of: loss) - relief.scale.fraction(of: loss)) < 1e-12)
    }
    #expect(bands.position(of: .infinity).isNaN && bands.position(of: .nan).isNaN)
  }

  @Test func givenLossesAreTheLevelsWhateverIsInThePicture() throws {
    let given = [0.25, 0.5, 2, 4, 30]
    let relief = try #require(
      Relief.reliefs(of: [landscape()], sharesLevels: true, spacing: .losses(given))[0])
    #expect(relief.bands == 6)
    #expect(Set(relief.contours.map(\.level)) == [0.25, 0.5, 2, 4])
  }

  @Test func quantilesGiveEveryColourAnEqualPart() throws {
    let relief = try #require(
      Relief.reliefs(of: [landscape()], sharesLevels: true, spacing: .quantiles)[0])
    var cells = [Int](repeating: 0, count: relief.bands)
    for loss in relief.landscape.grid.values {
      cells[min(Int(relief.scale.fraction(of: loss) * Double(relief.bands)), relief.bands - 1)] += 1
    }
    #expect(cells.allSatisfy { abs($0 - 800 / relief.bands) <= 12 })
  }

  @Test func whatHasNoFiniteLossIsStillAPicture() throws {
    let viewport = Viewport(x: -1...1, y: -1...1)
    let lost = landscape()
    let empty = Landscape(
      request: lost.request,
      grid: LossGrid(viewport: viewport, columns: 2, rows: 1, values: [.nan, .infinity]),
      origin: lost.origin, here: lost.here, spectrum: nil, minimum: nil, fingerprint: StateHash())
    #expect(
      Relief.reliefs(of: [empty, nil], sharesLevels: true).map { $0 != nil } == [true, false])
    #expect(Relief.reliefs(of: [empty], sharesLevels: false)[0] != nil)
  }

  /// A run at a small rate changes its landscape little from step to step, and so the colours.
  @Test func smallStepsChangeTheColoursLittle() throws {
    var story = try Story(.moons, window: Size(columns: 80, rows: 24))
    for _ in 0..<4 { story.setUp(.input(.key(.character("J")))) }
    var before: [[Double]] = []
    var moves: [Double] = []
    for step in 3...39 {
      story.setUp(.seek(step: step))
      story.work()
      let now = try story.session.reliefs.map(colours)
      for (old, new) in zip(before, now) {
        let change = zip(old, new).reduce(0) { $0 + abs($1.0 - $1.1) }
        moves.append(change / Double(old.count) * Double(LossBands.usualCount))
      }
      before = now
    }
    #expect(moves.reduce(0, +) / Double(moves.count) < 0.2)
    #expect(try #require(moves.max()) < 1)
  }

  @Test func whilePlayingTheFingerprintDoesNotFlicker() throws {
    for fixture in [Fixture.line, .moons] {
      var story = try Story(fixture)
      story.setUp(.input(.key(.character(" "))))
      #expect(story.state.view().plainText.contains("#····"))
      story.setUp(.input(.key(.character(" "))))
      #expect(!story.state.view().plainText.contains("#····"))
    }
  }
}
