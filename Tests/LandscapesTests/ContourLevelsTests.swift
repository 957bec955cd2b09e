import Landscapes
import Testing

@Suite struct ContourLevelsTests {
  private let viewport = Viewport(x: 0...8, y: 0...4)

  @Test func linearLevelsAreEvenlySpaced() {
    #expect(ContourLevels(bands: 4, from: -1, to: 3).losses == [0, 1, 2])
    #expect(ContourLevels(bands: 1, from: 0, to: 1).losses == [])
    let huge = Double.greatestFiniteMagnitude
    let levels = ContourLevels(bands: 14, from: -huge, to: huge).losses
    #expect(levels.allSatisfy(\.isFinite) && zip(levels, levels.dropFirst()).allSatisfy(<))
  }

  /// Whatever the loss, an eighth of the cells lies in each of eight bands.
  @Test func quantilesHaveEqualPartsOfThePictureBetweenThem() {
    let heights: [(Double, Double) -> Double] = [
      { x, _ in x }, { x, y in x * x + 100 * y * y }, { x, y in -1 / (0.01 + x * x + y * y) },
    ]
    for height in heights {
      let grid = LossGrid(viewport, 160, 80, height: height)
      let levels = ContourLevels(bands: 8, quantilesOf: [grid]).losses
      #expect(levels.count == 7)
      for (index, level) in levels.enumerated() {
        let below = Double(grid.values.count { $0 < level }) / Double(grid.values.count)
        #expect(abs(below - Double(index + 1) / 8) < 0.01)
      }
    }
  }

  @Test func quantilesAreThoseOfAllGridsTogether() {
    let low = LossGrid(viewport, 20, 10) { x, _ in x }
    let high = LossGrid(viewport, 20, 10) { x, _ in 100 + x }
    let levels = ContourLevels(bands: 2, quantilesOf: [low, high]).losses
    #expect(levels.count == 1 && levels[0] >= 7 && levels[0] <= 101)
  }

  @Test func quantilesThatCoincideAreOneLevel() {
    let steps = LossGrid(viewport, 20, 10) { x, _ in x < 6 ? 1 : 2 }
    #expect(ContourLevels(bands: 14, quantilesOf: [steps]).losses == [2])
    let flat = LossGrid(viewport, 20, 10) { _, _ in 1 }
    #expect(ContourLevels(bands: 14, quantilesOf: [flat]).losses == [])
  }

  @Test func whatIsNotFiniteDoesNotCount() {
    let whole = LossGrid(viewport, 40, 20) { x, y in x + y }
    for hole in [Double.nan, .infinity, -.infinity] {
      let values = whole.values + Array(repeating: hole, count: 400)
      let grid = LossGrid(viewport: viewport, columns: 40, rows: 30, values: values)
      #expect(
        ContourLevels(bands: 5, quantilesOf: [grid])
          == ContourLevels(bands: 5, quantilesOf: [whole]))
    }
    let lost = LossGrid(viewport, 4, 2) { _, _ in .nan }
    #expect(ContourLevels(bands: 5, quantilesOf: [lost]).losses == [])
  }

  @Test func givenLossesAreTheLevels() {
    #expect(ContourLevels(losses: [0.1, 0.5, 1]).losses == [0.1, 0.5, 1])
  }
}
