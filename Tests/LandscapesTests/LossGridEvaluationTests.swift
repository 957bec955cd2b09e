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

  @Test(arguments: [1, 2, 3])
  func inOneGoEveryPointHasTheBitsThatPassesGiveIt(threads: Int) throws {
    for plane in GoldenPlane.all {
      let surface = try plane.planeLoss(.batch)
      func evaluation(startsCoarse: Bool) -> LossGridEvaluation {
        LossGridEvaluation(
          plane: surface, viewport: viewport, columns: 45, rows: 31, startsCoarse: startsCoarse)
      }
      var coarse = evaluation(startsCoarse: true)
      var passes: [LossGrid] = []
      while let grid = coarse.nextPass(threads: threads) { passes.append(grid) }
      for startsCoarse in [true, false] {
        var whole = evaluation(startsCoarse: startsCoarse)
        let result = whole.finish(threads: threads)
        let grid = try #require(result)
        #expect(grid.values.map(\.bitPattern) == passes.last?.values.map(\.bitPattern))
        #expect(grid.isComplete && whole.isComplete && whole.evaluatedPoints == 45 * 31)
        #expect(whole.nextPass() == nil)
      }
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
    // Of 96 columns four are a period, so that a lattice of every fourth sees a bowl.
    ("fine ripples", { x, y in x * x + 2 * y * y + 4 * ElementaryFunctions.sinTurns(3 * x) }),
  ]

  static let spacings: [LevelSpacing] = [
    .logarithmic, .linear, .quantiles,
    .losses([0.01, 0.03, 0.1, 0.2, 0.4, 0.5, 1, 3, 10, 40, 200]),
  ]

  @Test(arguments: reliefs.indices, spacings)
  func whatIsLeftToInterpolationCannotBeSeen(relief: Int, spacing: LevelSpacing) throws {
    let (name, height) = Self.reliefs[relief]
    let surface = FormulaSurface(height: height)
    for (columns, rows) in [(96, 84), (51, 51)] {
      func grid(everyPoint: Bool) throws -> LossGrid {
        var evaluation = LossGridEvaluation(
          plane: surface, viewport: viewport, columns: columns, rows: rows,
          everyPoint: everyPoint, spacing: spacing)
        let result = evaluation.finish(threads: 2)
        let grid = try #require(result)
        #expect(grid.isComplete && evaluation.progress == 1)
        #expect(grid.evaluatedPoints == evaluation.evaluatedPoints)
        return grid
      }
      let (exact, found) = (try grid(everyPoint: true), try grid(everyPoint: false))
      let difference = try Difference(of: [found], from: [exact], spacing: spacing)
      #expect(difference.worst < 0.5, "\(name): off by \(difference.worst) of a band")
      #expect(
        difference.otherBands <= columns * rows / 200,
        "\(name): \(difference.otherBands) cells in another band")
      #expect(found.evaluatedPoints <= exact.evaluatedPoints)
    }
  }

  /// Ripples on the floor of a steep valley, which nobody would see but for the pictures beside it: their
  /// losses are as small, and so are then the bands.
  @Test(arguments: spacings)
  func picturesThatShareColoursAreRefinedByThose(spacing: LevelSpacing) throws {
    let heights: [@Sendable (Double, Double) -> Double] = [
      { x, y in
        45 * (x - 3 * y) * (x - 3 * y) + 0.1
          + 0.1 * ElementaryFunctions.sinTurns(x) * ElementaryFunctions.cosTurns(0.4 * y)
      },
      { x, y in 0.01 * (x * x + y * y) },
      { x, y in 0.02 * (2 * x * x + y * y) },
    ]
    func grids(everyPoint: Bool) throws -> [LossGrid] {
      var evaluations = heights.map {
        LossGridEvaluation(
          plane: FormulaSurface(height: $0), viewport: viewport, columns: 96, rows: 84,
          everyPoint: everyPoint, spacing: spacing)
      }
      var grids: [LossGrid?] = heights.map { _ in nil }
      while !evaluations.allSatisfy(\.isComplete) {
        for index in evaluations.indices where !evaluations[index].isComplete {
          evaluations[index].companions = grids.indices.filter { $0 != index }
            .compactMap { grids[$0] }
          grids[index] = evaluations[index].nextPass()
        }
      }
      return try grids.map { try #require($0) }
    }
    let difference = try Difference(
      of: try grids(everyPoint: false), from: try grids(everyPoint: true), spacing: spacing)
    #expect(difference.worst < 0.5, "off by \(difference.worst) of a band")
  }

  /// How differently pictures show the same losses.
  private struct Difference {
    /// In bands.
    private(set) var worst = 0.0
    /// Cells.
    private(set) var otherBands = 0

    init(of found: [LossGrid], from exact: [LossGrid], spacing: LevelSpacing) throws {
      let bands = try #require(LossBands(of: exact, spacing: spacing))
      let count = Double(bands.count)
      for (exact, found) in zip(exact, found) {
        for (exact, found) in zip(exact.values, found.values) {
          let positions = (bands.position(of: exact) * count, bands.position(of: found) * count)
          worst = max(worst, abs(positions.0 - positions.1))
          if positions.0.rounded(.down) != positions.1.rounded(.down) { otherBands += 1 }
        }
      }
    }
  }

  /// A parabola is met exactly but for rounding, which is no surprise.
  @Test func aParabolaTakesTheFewestPoints() throws {
    for (columns, rows) in [(46, 41), (28, 46)] {
      var evaluation = LossGridEvaluation(
        plane: FormulaSurface { x, y in 3 * x * x + x * y + 2 * y * y + 0.1 }, viewport: viewport,
        columns: columns, rows: rows, everyPoint: false)
      let result = evaluation.finish()
      let grid = try #require(result)
      #expect(grid.evaluatedPoints * 5 < grid.values.count)
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

  @Test func whatIsExpensiveShowsSomeMorePointsAtATime() throws {
    let count = Counter()
    var surface = FormulaSurface { x, y in
      count.add()
      return x * x + y * y
    }
    surface.workPerPoint = 200_000_000
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: viewport, columns: 96, rows: 84)
    var grids: [LossGrid] = []
    var before = 0
    while let grid = evaluation.nextPass() {
      #expect(grids.isEmpty || count.value - before <= 30)
      before = count.value
      grids.append(grid)
    }
    #expect(grids.map(\.stride) == grids.map(\.stride).sorted(by: >))
    #expect(grids.last!.isComplete)
    // A lattice in several passes.
    #expect(Set(grids.map(\.stride)).count < grids.count)
  }

  /// However soon it is due, the pictures are right at their points, and the last one is the same.
  @Test(arguments: [0, 3, 4, 5, 9, 30, 1000], [(1, 500_000), (2, 500_000), (1, 20_000_000)])
  func aFirstPictureThatIsDueIsAsCoarseAsThatTakes(
    points: Int, means: (threads: Int, workPerPoint: Int)
  ) throws {
    let threads = means.threads
    func evaluation(_ surface: FormulaSurface) -> LossGridEvaluation {
      LossGridEvaluation(
        plane: surface, viewport: viewport, columns: 96, rows: 84, everyPoint: false)
    }
    let count = Counter()
    let height: @Sendable (Double, Double) -> Double = { x, y in x * x + y * y * y }
    var surface = FormulaSurface { x, y in
      count.add()
      return height(x, y)
    }
    surface.workPerPoint = means.workPerPoint
    var hurried = evaluation(surface)
    let result = hurried.nextPass(threads: threads) {
      false
    } isDue: {
      count.value >= points
    }
    let first = try #require(result)

    // One at least, and no more than a block of two a thread when it is due, or one a thread where it was
    // from the beginning and where a point takes milliseconds.
    let all = 13 * 12
    #expect(count.value >= min(max(points, 1), all))
    let block = points == 0 || means.workPerPoint > 10_000_000 ? 1 : 2
    #expect(count.value < min(max(points, 1), all) + block * threads)
    #expect(first.evaluatedPoints == count.value)
    let lattices: [(points: Int, stride: Int)] = [
      (1, 256), (4, 128), (9, 64), (16, 32), (49, 16), (all, 8),
    ]
    let whole = lattices.last { $0.points <= count.value }
    #expect(first.stride == whole?.stride)
    #expect(hurried.hasFirstLattice == (first.stride == 8))
    for row in stride(from: 0, to: 84, by: first.stride) {
      for column in stride(from: 0, to: 96, by: first.stride) {
        let point = first.point(atColumn: column, row: row)
        #expect(first.loss(atColumn: column, row: row) == height(point.x, point.y))
      }
    }
    if first.evaluatedPoints == 2 {
      // Each half has the loss of its lower corner.
      #expect(first.loss(atColumn: 47, row: 83) == first.loss(atColumn: 0, row: 0))
      #expect(first.loss(atColumn: 48, row: 83) == first.loss(atColumn: 95, row: 0))
    }

    var last = first
    while let next = hurried.nextPass(threads: threads) { last = next }
    var plain = FormulaSurface(height: height)
    plain.workPerPoint = means.workPerPoint
    var unhurried = evaluation(plain)
    #expect(unhurried.finish() == last)
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
