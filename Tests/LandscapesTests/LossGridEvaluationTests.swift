import Landscapes
import Synchronization
import Testing

@Suite struct LossGridEvaluationTests {
  let viewport = Viewport(x: -3...5, y: -1...2)

  @Test(arguments: [(96, 84), (17, 9), (8, 8), (5, 3), (1, 1), (1, 40)])
  func passesRefineUntilEveryPointIsEvaluatedOnce(columns: Int, rows: Int) throws {
    let count = Counter()
    let surface = FormulaSurface { x, y in
      count.add()
      return x * x * x - 3 * x * y * y
    }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: columns, rows: rows)
    var strides: [Int] = []
    var last: LossGrid?
    while let grid = evaluation.nextPass() {
      strides.append(grid.stride)
      #expect(grid.columns == columns && grid.rows == rows && grid.viewport == viewport)
      #expect(evaluation.evaluatedPoints == count.value)
      last = grid
    }

    #expect(strides == [8, 4, 2, 1])
    #expect(count.value == columns * rows)
    #expect(evaluation.isComplete)
    #expect(evaluation.progress == 1)
    #expect(last == LossGrid(viewport, columns, rows, height: surface.height))
  }

  @Test func theFirstPassTakesAnEighthInEachDirection() throws {
    var evaluation = LossGridEvaluation(
      plane: FormulaSurface { x, y in x + 2 * y }, viewport: viewport, columns: 81, rows: 57)
    let result = evaluation.nextPass()
    let grid = try #require(result)

    #expect(evaluation.evaluatedPoints == 11 * 8)
    #expect(!grid.isComplete)
    // Between the points it is interpolated, which is exact on a slope.
    for row in 0..<57 {
      for column in 0..<81 {
        let point = grid.point(atColumn: column, row: row)
        #expect(abs(grid.loss(atColumn: column, row: row) - (point.x + 2 * point.y)) < 1e-12)
      }
    }
  }

  @Test func everyNumberOfThreadsGivesTheSameBits() throws {
    let plane = try #require(GoldenPlane.all.last).planeLoss(.batch)
    let grids = [1, 2, 3].map { threads in
      var evaluation = LossGridEvaluation(
        plane: plane, viewport: viewport, columns: 37, rows: 23)
      var passes: [LossGrid] = []
      while let grid = evaluation.nextPass(threads: threads) { passes.append(grid) }
      return passes.map { $0.values.map(\.bitPattern) }
    }

    #expect(grids[0].count == 4)
    #expect(grids[1] == grids[0])
    #expect(grids[2] == grids[0])
  }

  @Test(arguments: [1, 2, 3])
  func aCancelledPassStopsBetweenTwoPoints(threads: Int) {
    let count = Counter()
    let surface = FormulaSurface { x, _ in
      count.add()
      return x
    }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 100, rows: 100)
    #expect(evaluation.nextPass(threads: threads) != nil)
    let before = count.value

    let cancelled = evaluation.nextPass(threads: threads) { count.value >= before + 20 }
    #expect(cancelled == nil)
    // Each thread may have been on one point when the twentieth was done.
    #expect(count.value < before + 20 + threads)
    #expect(!evaluation.isComplete)
    #expect(evaluation.evaluatedPoints == before)

    // It can be taken up again.
    #expect(evaluation.nextPass(threads: threads)?.stride == 4)
  }

  @Test func whatIsNotFiniteStaysAndDoesNotSpread() throws {
    let surface = FormulaSurface { x, y in
      x > 2 ? .infinity : y > 1 ? .nan : x * x + y * y
    }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 64, rows: 48)
    while let grid = evaluation.nextPass() {
      for row in 0..<48 {
        for column in 0..<64 {
          let point = grid.point(atColumn: column, row: row)
          let value = grid.loss(atColumn: column, row: row)
          // While it is coarse, the border may be off by half the distance between two points.
          let slack = Double(grid.stride) / 8
          if point.x > 2 + slack { #expect(value == .infinity) }
          if point.x < 2 - slack && point.y > 1 + slack { #expect(value.isNaN) }
          if point.x < 2 - slack && point.y < 1 - slack { #expect(value.isFinite) }
        }
      }
      #expect(grid.lowest.map { $0.loss.isFinite } == true)
    }
  }

  @Test func finishingEvaluatesOnlyWhatIsLeft() throws {
    let count = Counter()
    let surface = FormulaSurface { x, y in
      count.add()
      return x * y
    }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 30, rows: 20)
    #expect(evaluation.nextPass() != nil)
    let result = evaluation.finish(threads: 2)
    let grid = try #require(result)

    #expect(count.value == 600)
    #expect(grid == LossGrid(viewport, 30, 20) { x, y in x * y })
    #expect(evaluation.nextPass() == nil)
    #expect(evaluation.finish() == nil)
  }
}

/// Counts calls, on any thread.
final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func add() { count.withLock { $0 += 1 } }
}
