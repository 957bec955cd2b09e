import Landscapes
import Testing

@Suite struct LossScaleTests {
  let viewport = Viewport(x: -4...4, y: -4...4)

  @Test func positionsAreEvenInTheLogarithmOfTheRise() {
    // Rise plus offset runs from 1 to 1000.
    let scale = LossScale(floor: 5, offset: 1, low: 5, high: 1004)
    for (loss, position) in [(5.0, 0.0), (14, 1.0 / 3), (104, 2.0 / 3), (1004, 1)] {
      #expect(abs(scale.position(of: loss) - position) < 1e-14)
      #expect(abs(scale.loss(at: position) - loss) < 1e-10)
    }
  }

  @Test func positionsEndAtTheEnds() {
    let scale = LossScale(floor: 0, offset: 0.1, low: 1, high: 2)
    #expect(scale.position(of: 0.5) == 0)
    #expect(scale.position(of: -7) == 0)
    #expect(scale.position(of: 3) == 1)
  }

  @Test func whatIsNotFiniteHasNoPosition() {
    let scale = LossScale(floor: 0, offset: 0.1, low: 0, high: 2)
    #expect(scale.position(of: .nan).isNaN)
    #expect(scale.position(of: .infinity).isNaN)
    #expect(scale.position(of: -.infinity).isNaN)
  }

  @Test func twoPanesShareOneScale() throws {
    let ravine = LossGrid(viewport, 40, 40) { x, y in x * x + 100 * y * y }
    let bowl = LossGrid(viewport, 40, 40) { x, y in x * x + y * y + 3 }
    let shared = try #require(LossScale(of: [ravine, bowl], minimum: [0, 3]))
    let alone = try #require(LossScale(of: [bowl], minimum: [3]))

    #expect(shared.floor == 0)
    #expect(shared.high == ravine.values.max())
    #expect(shared.low == ravine.values.min())
    #expect(alone.floor == 3)
    #expect(alone.high == bowl.values.max())
  }

  /// Spread over a bowl, every band has its share: none swallows the picture, none is lost.
  @Test func everyBandOfABowlCanBeSeen() throws {
    let bowl = LossGrid(viewport, 80, 80) { x, y in x * x + y * y }
    let scale = try #require(LossScale(of: [bowl], minimum: [0]))
    var cells = Array(repeating: 0, count: 14)
    for value in bowl.values { cells[min(13, Int(scale.position(of: value) * 14))] += 1 }

    #expect(cells.allSatisfy { $0 >= 8 })
    #expect(cells.allSatisfy { $0 < 80 * 80 / 3 })
  }

  /// Along the floor of a ravine of condition number 100, from the minimum to the edge, there are
  /// several bands.
  @Test func theFloorOfARavineHasStructure() throws {
    let ravine = LossGrid(viewport, 80, 80) { x, y in x * x / 2 + 50 * y * y }
    let scale = try #require(LossScale(of: [ravine], minimum: [0]))
    #expect(scale.position(of: 8) * 14 > 3)
  }

  @Test func divergedCellsDoNotCount() throws {
    let clean = LossGrid(viewport, 20, 20) { x, y in x * x + y * y }
    let torn = LossGrid(viewport, 20, 20) { x, y in x > 3.9 ? .infinity : x * x + y * y }
    let scale = try #require(LossScale(of: [torn]))
    #expect(scale.high <= clean.values.max()!)
    #expect(LossScale(of: [LossGrid(viewport, 3, 3) { _, _ in .nan }]) == nil)
    #expect(LossScale(of: []) == nil)
  }

  @Test(arguments: [0.0, 3, -1e6, 1e-200, 1e200])
  func aPlainHasOneColour(height: Double) throws {
    let plain = LossGrid(viewport, 5, 5) { _, _ in height }
    let scale = try #require(LossScale(of: [plain]))
    #expect(scale.position(of: height) == 0)
    #expect(scale.loss(at: 0.5).isFinite)
  }

  @Test func levelsLieBetweenBands() throws {
    let grid = LossGrid(viewport, 40, 40) { x, y in x * x + 7 * y * y }
    let scale = try #require(LossScale(of: [grid], minimum: [0]))
    let levels = ContourLevels(bands: 8, on: scale)

    #expect(levels.losses.count == 7)
    for (index, loss) in levels.losses.enumerated() {
      #expect(abs(scale.position(of: loss) - Double(index + 1) / 8) < 1e-12)
    }
    #expect(ContourLevels(bands: 1, on: scale).losses.isEmpty)
  }
}
