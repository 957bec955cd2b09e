import Testing

@testable import TrainingEngine

/// A grid's points have the losses that they have alone, whether a surface makes use of their rows or not.
struct PointGridTests {
  private static let grid = PointGrid(
    x: (0..<23).map { Double($0) / 7 - 1 }, y: (0..<11).map { 2 - Double($0) / 3 })

  /// Far out, and where there is nothing.
  private static let farGrid = PointGrid(
    x: [-1e300, -700, -0.1, 0, -0.0, 0.1, 700, 1e300], y: [1, 1e5, .nan, -2, .infinity, 0])

  /// More columns than belong together.
  private static let wideGrid = PointGrid(x: (0..<300).map { Double($0) / 100 }, y: [0.5, -1])

  /// More rows than belong together.
  private static let longGrid = PointGrid(
    x: (0..<9).map { Double($0) / 3 - 1 }, y: (0..<600).map { Double($0) / 300 - 1 })

  /// From within a row to within another, within one, whole rows, all, none.
  private static func ranges(of grid: PointGrid) -> [Range<Int>] {
    let columns = grid.x.count
    return [
      3..<3 * columns + 2, 1..<columns - 2, columns..<2 * columns, 0..<grid.count, 5..<5,
      grid.count..<grid.count,
    ].filter { $0.upperBound <= grid.count }
  }

  private static func expectTheLossesOfPointsAlone<Scalar: NetworkScalar>(
    _ surface: PlaneLoss<Scalar>, on grids: [PointGrid] = [grid, farGrid, wideGrid],
    _ note: Comment
  ) {
    var surface = surface
    for grid in grids {
      for range in ranges(of: grid) {
        let alone = range.map {
          surface(grid.x[$0 % grid.x.count], grid.y[$0 / grid.x.count]).bitPattern
        }
        #expect(
          surface.losses(at: range, of: grid)?.map(\.bitPattern) == alone, "\(note), \(range)")
      }
    }
    #expect(surface.losses(at: 0..<grid.count, of: grid) { true } == nil)
  }

  @Test(arguments: TestNetwork.all)
  func ofAnyNetwork(model: TestNetwork) throws {
    let network = try model.network()
    for directions in [PlaneShortcutTests.Directions.all, .twoOfTheLastLayer] {
      let surface = try PlaneLoss(
        network: network, plane: directions.plane(of: network), loss: model.loss,
        data: model.data(samples: 27), statistics: model.statistics)
      Self.expectTheLossesOfPointsAlone(surface, "\(surface.plan.sentence)")
    }
  }

  @Test(arguments: [
    (Loss.meanSquaredError, EvaluationPlan.Shortcut.quadraticLoss),
    (.binaryCrossEntropy, .logisticLoss),
  ])
  func ofFormulasWithAndWithoutPenalty(loss: Loss, shortcut: EvaluationPlan.Shortcut) throws {
    var stream = RandomStream(seed: 5, stream: 0)
    let features = Matrix(rows: 600, columns: 2, elements: stream.normal(1200))
    let targets = Matrix(rows: 600, columns: 1, elements: (0..<600).map { Double($0 % 3 / 2) })
    let data = DataSet(features: features, targets: .values(targets))
    let network = try Network<Double>(inputs: 2, layers: .numbered([.linear(1)]), seed: 2)
    for loss in [loss, Loss(loss.kind, penalty: L2Penalty(strength: 0.1))] {
      let surface = try PlaneLoss(
        network: network, parameters: (0, 1), loss: loss, data: data, statistics: .batch)
      #expect(surface.plan.shortcuts.contains(shortcut))
      Self.expectTheLossesOfPointsAlone(
        surface, on: [Self.grid, Self.farGrid, Self.wideGrid, Self.longGrid], "\(loss)")
      Self.expectTheLossesOfPointsAlone(
        try PlaneLoss(
          network: Network<Float>(rounding: network), parameters: (0, 1), loss: loss, data: data,
          statistics: .batch), "\(loss), single precision")
    }
  }

  @Test func pointsAreCountedRowByRow() {
    let listed = Self.grid.listed(22..<25)
    #expect(listed.map(\.x) == [Self.grid.x[22], Self.grid.x[0], Self.grid.x[1]])
    #expect(listed.map(\.y) == [Self.grid.y[0], Self.grid.y[1], Self.grid.y[1]])
    #expect(PointGrid(x: [], y: [1]).listed(0..<0).isEmpty)
  }
}
