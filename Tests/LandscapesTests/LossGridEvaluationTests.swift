import Landscapes
import Synchronization
import Testing
import TrainingEngine

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
      plane: surface, viewport: viewport, columns: columns, rows: rows, everyPoint: true)
    var strides: [Int] = []
    var last: LossGrid?
    while let grid = evaluation.nextPass() {
      strides.append(grid.stride)
      #expect(grid.columns == columns && grid.rows == rows && grid.viewport == viewport)
      #expect(evaluation.evaluatedPoints == count.value)
      last = grid
    }

    // Where a finer lattice has no further points, it takes no pass.
    #expect(strides == [8, 4, 2, 1].filter(strides.contains))
    #expect(strides.last == 1 && (columns * rows < 64 || strides.count == 4))
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

  @Test(arguments: [false, true])
  func everyNumberOfThreadsGivesTheSameBits(everyPoint: Bool) throws {
    let network = try #require(GoldenPlane.all.last).planeLoss(.batch)
    let surfaces: [any LossSurface] = [
      network, FormulaSurface { x, y in (y - x * x) * (y - x * x) + 0.1 * x },
    ]
    for surface in surfaces {
      let grids = [1, 2, 3].map { threads in
        var evaluation = LossGridEvaluation(
          plane: surface, viewport: viewport, columns: 37, rows: 23, everyPoint: everyPoint)
        var passes: [LossGrid] = []
        while let grid = evaluation.nextPass(threads: threads) { passes.append(grid) }
        return passes.map { $0.values.map(\.bitPattern) }
      }
      #expect(!grids[0].isEmpty)
      #expect(grids[1] == grids[0])
      #expect(grids[2] == grids[0])
    }
  }

  @Test(arguments: [1, 2, 3])
  func aCancelledPassStopsBetweenTwoPoints(threads: Int) {
    let count = Counter()
    let surface = FormulaSurface { x, _ in
      count.add()
      return x
    }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 100, rows: 100, everyPoint: false)
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

  @Test(arguments: [false, true])
  func whatIsNotFiniteStaysAndDoesNotSpread(everyPoint: Bool) throws {
    let surface = FormulaSurface { x, y in
      x > 2 ? .infinity : y > 1 ? .nan : x * x + y * y
    }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 64, rows: 48, everyPoint: everyPoint)
    while let grid = evaluation.nextPass() {
      for row in 0..<48 {
        for column in 0..<64 {
          let point = grid.point(atColumn: column, row: row)
          let value = grid.loss(atColumn: column, row: row)
          // While it is coarse, the border may be off by half the distance between two points.
          let slack = Double(grid.stride) / 8
          // Beside each other the two kinds look alike.
          let isKept = everyPoint
          if point.x > 2 + slack { #expect(isKept ? value == .infinity : !value.isFinite) }
          if point.x < 2 - slack && point.y > 1 + slack {
            #expect(isKept ? value.isNaN : !value.isFinite)
          }
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
      plane: surface, viewport: viewport, columns: 30, rows: 20, everyPoint: true)
    #expect(evaluation.nextPass() != nil)
    let result = evaluation.finish(threads: 2)
    let grid = try #require(result)

    #expect(count.value == 600)
    #expect(grid == LossGrid(viewport, 30, 20) { x, y in x * y })
    #expect(evaluation.nextPass() == nil)
    #expect(evaluation.finish() == nil)
  }

  /// Ravines, kinks, a wall, a ring and ripples, on which the interpolation has to notice by itself
  /// where it is wrong.
  static let reliefs: [(name: String, height: @Sendable (Double, Double) -> Double)] = [
    ("bowl", { x, y in x * x + 2 * y * y }),
    ("ravine", { x, y in (x - 3 * y) * (x - 3 * y) + 0.01 * (3 * x + y) * (3 * x + y) }),
    ("bent ravine", { x, y in 10 * (y - x * x / 8) * (y - x * x / 8) + 0.05 * x * x }),
    ("kink", { x, y in abs(x - 0.7 * y) + 0.3 * abs(y + 0.2) }),
    ("wall", { x, y in x * x + 100 / (1 + (40 * (y - 1)).magnitude) }),
    ("ring", { x, y in (x * x + y * y - 1) * (x * x + y * y - 1) }),
    ("ripples", { x, y in ElementaryFunctions.sinTurns(x / 3) * ElementaryFunctions.cosTurns(y) }),
  ]

  @Test(arguments: reliefs.indices)
  func whatIsLeftToInterpolationCannotBeSeen(relief: Int) throws {
    let (name, height) = Self.reliefs[relief]
    let surface = FormulaSurface(height: height)
    for (columns, rows) in [(96, 84), (51, 51)] {
      func grid(everyPoint: Bool) throws -> LossGrid {
        var evaluation = LossGridEvaluation(
          plane: surface, viewport: viewport, columns: columns, rows: rows,
          everyPoint: everyPoint)
        let result = evaluation.finish(threads: 2)
        let grid = try #require(result)
        #expect(grid.isComplete && evaluation.progress == 1)
        #expect(grid.evaluatedPoints == evaluation.evaluatedPoints)
        return grid
      }
      let (exact, found) = (try grid(everyPoint: true), try grid(everyPoint: false))
      let scale = try #require(LossScale(of: [exact]))
      let bands = 14.0
      var worst = 0.0
      var otherBands = 0
      for (exact, found) in zip(exact.values, found.values) {
        let positions = (scale.position(of: exact), scale.position(of: found))
        worst = max(worst, abs(positions.0 - positions.1) * bands)
        if (positions.0 * bands).rounded(.down) != (positions.1 * bands).rounded(.down) {
          otherBands += 1
        }
      }
      #expect(worst < 0.5, "\(name): off by \(worst) of a band")
      #expect(otherBands <= columns * rows / 200, "\(name): \(otherBands) cells in another band")
      #expect(found.evaluatedPoints < exact.evaluatedPoints)
    }
  }

  @Test func aSmoothLandscapeTakesAFewOfItsPoints() throws {
    var evaluation = LossGridEvaluation(
      plane: FormulaSurface { x, y in x * x + 2 * y * y }, viewport: viewport, columns: 200,
      rows: 160, everyPoint: false)
    let result = evaluation.finish()
    let grid = try #require(result)
    #expect(grid.evaluatedPoints * 5 < grid.values.count)
  }

  @Test func whatCostsNothingIsCompleteAtOnce() throws {
    var surface = FormulaSurface { x, y in x * y }
    surface.workPerPoint = 5
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 200, rows: 160, startsCoarse: false)
    let result = evaluation.nextPass()
    let grid = try #require(result)
    #expect(grid.isComplete && grid.evaluatedPoints == 32_000)
    #expect(evaluation.nextPass() == nil)
  }

  @Test func whatIsExpensiveShowsAFewPointsAtOnceAndThenSomeMoreAtATime() throws {
    let count = Counter()
    var surface = FormulaSurface { x, y in
      count.add()
      return x * x + y * y
    }
    surface.workPerPoint = 200_000_000
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 96, rows: 84)
    var before = 0
    var grids: [LossGrid] = []
    while let grid = evaluation.nextPass() {
      #expect(count.value - before <= (before == 0 ? 9 : 30))
      before = count.value
      grids.append(grid)
    }
    #expect(grids.map(\.stride) == grids.map(\.stride).sorted(by: >))
    #expect(grids.first!.stride > 8)
    #expect(grids.last!.isComplete)
    // A lattice in several passes.
    #expect(Set(grids.map(\.stride)).count < grids.count)
  }

  @Test func whereNothingIsFiniteEveryPointIsLookedAt() throws {
    let surface = FormulaSurface { x, y in abs(x - 1.03) < 0.1 && abs(y) < 0.1 ? 1 : .nan }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 64, rows: 48, everyPoint: false)
    let result = evaluation.finish()
    let grid = try #require(result)
    #expect(grid.values.contains(1))
  }
}

/// Counts calls, on any thread.
final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func add() { count.withLock { $0 += 1 } }
}
