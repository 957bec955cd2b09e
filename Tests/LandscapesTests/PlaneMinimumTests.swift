import Landscapes
import Testing
import TrainingEngine

@Suite struct PlaneMinimumTests {
  let viewport = Viewport(x: -4...4, y: -4...4)
  let start = PlaneCoordinates(x: -2, y: 2)

  @Test(arguments: [1.0, 100, 1e7])
  func aQuadraticIsSolvedExactly(conditionNumber: Double) throws {
    let center = PlaneCoordinates(x: 1.25, y: 0.5)
    let surface = FormulaSurface.quadratic(
      xx: 1, yy: conditionNumber, center: center, rest: 0.25)
    let minimum = try #require(PlaneMinimum.search(on: surface, from: start, within: viewport))

    #expect(minimum.isConverged)
    #expect(abs(minimum.point.x - center.x) < 1e-8)
    #expect(abs(minimum.point.y - center.y) < 1e-12)
    #expect(minimum.loss == 0.25)
    #expect(minimum.curvature.conditionNumber == conditionNumber)
  }

  /// Rosenbrock's valley, (1 - x)² + 100 (y - x²)²: bent, not convex, with its minimum at (1, 1).
  @Test func aBentRavineIsFollowedToItsEnd() throws {
    let minimum = try #require(
      PlaneMinimum.search(on: Self.rosenbrock, from: start, within: viewport))
    #expect(minimum.isConverged)
    #expect(abs(minimum.point.x - 1) < 1e-9)
    #expect(abs(minimum.point.y - 1) < 1e-9)
    #expect(minimum.loss < 1e-18)
    #expect(abs(minimum.curvature.conditionNumber! - 2508.01) < 0.1)
  }

  /// 10 + eˣ - x + y² is so high that its rise near the minimum is lost in rounding a millionth away
  /// from it. The slope is not.
  @Test(arguments: [-2.0, -1.1, 0.3, 0.5, 1.5, 3])
  func theMinimumIsSharperThanTheLossCanTell(start: Double) throws {
    let surface = FormulaSurface(
      height: { x, y in 10 + ElementaryFunctions.exp(x) - x + y * y },
      expansion: { x, y in
        let power = ElementaryFunctions.exp(x)
        return PlaneCurvature(
          loss: 10 + power - x + y * y, gradient: PlaneCoordinates(x: power - 1, y: 2 * y),
          hessian: (power, 0, 2))
      })
    let minimum = try #require(
      PlaneMinimum.search(
        on: surface, from: PlaneCoordinates(x: start, y: 1), within: viewport))
    #expect(minimum.isConverged)
    #expect(abs(minimum.point.x) < 1e-11)
  }

  @Test func fromTheRidgeOfASaddleItGoesDown() throws {
    // (x² - 1)² + y²: minima at (±1, 0), a saddle at 0.
    let surface = FormulaSurface(
      height: { x, y in (x * x - 1) * (x * x - 1) + y * y },
      expansion: { x, y in
        PlaneCurvature(
          loss: (x * x - 1) * (x * x - 1) + y * y,
          gradient: PlaneCoordinates(x: 4 * x * (x * x - 1), y: 2 * y),
          hessian: (12 * x * x - 4, 0, 2))
      })
    for start in [PlaneCoordinates(x: 0, y: 0), PlaneCoordinates(x: 0, y: 3)] {
      let minimum = try #require(PlaneMinimum.search(on: surface, from: start, within: viewport))
      #expect(minimum.isConverged)
      #expect(abs(abs(minimum.point.x) - 1) < 1e-9)
      #expect(abs(minimum.point.y) < 1e-9)
    }
  }

  @Test func theLowestGridPointIsAsGoodAStart() throws {
    let grid = LossGrid(viewport, 30, 30, height: Self.rosenbrock.height)
    let minimum = try #require(PlaneMinimum.search(on: Self.rosenbrock, in: grid))
    #expect(minimum.isConverged)
    #expect(abs(minimum.point.x - 1) < 1e-9)
  }

  @Test func whereThereIsNoneNoneIsFound() {
    func none(_ surface: FormulaSurface, _ comment: Comment) {
      #expect(PlaneMinimum.search(on: surface, from: start, within: viewport) == nil, comment)
    }
    none(.quadratic(xx: 0, yy: 0), "a plateau, as where every ReLU is off")
    none(.quadratic(xx: 0, yy: 1), "a valley with a level floor")
    none(.quadratic(xx: 1, yy: -1), "a saddle")
    none(
      .quadratic(xx: 1, yy: 1, center: PlaneCoordinates(x: 40, y: 0)), "a minimum far outside")
    none(
      FormulaSurface(
        height: { x, _ in 1 / (1 + x * x) },
        expansion: { x, _ in
          let square = 1 + x * x
          return PlaneCurvature(
            loss: 1 / square, gradient: PlaneCoordinates(x: -2 * x / (square * square), y: 0),
            hessian: ((6 * x * x - 2) / (square * square * square), 0, 0))
        }), "a way down that never ends, as where classes are separable")
    none(
      FormulaSurface(
        height: { _, _ in .nan },
        expansion: { _, _ in
          PlaneCurvature(
            loss: .nan, gradient: PlaneCoordinates(x: .nan, y: .nan), hessian: (.nan, .nan, .nan))
        }), "a start that has diverged")
    let diverged = LossGrid(viewport, 4, 4) { _, _ in .nan }
    #expect(PlaneMinimum.search(on: Self.rosenbrock, in: diverged) == nil)
  }

  /// |x| + y² has its minimum on a kink, where no Newton step settles.
  @Test func aKinkIsReachedButNotCalledConverged() throws {
    let surface = FormulaSurface(
      height: { x, y in abs(x) + 0.01 * x * x + y * y },
      expansion: { x, y in
        PlaneCurvature(
          loss: abs(x) + 0.01 * x * x + y * y,
          gradient: PlaneCoordinates(x: (x < 0 ? -1 : 1) + 0.02 * x, y: 2 * y),
          hessian: (0.02, 0, 2))
      })
    let minimum = try #require(PlaneMinimum.search(on: surface, from: start, within: viewport))
    #expect(!minimum.isConverged)
    #expect(abs(minimum.point.x) < 1e-3)
    #expect(minimum.loss < 0.01)
  }

  @Test(arguments: [0, 1, 5])
  func aCancelledSearchStopsAtOnce(evaluations: Int) {
    let count = Counter()
    let surface = FormulaSurface(
      height: {
        count.add()
        return Self.rosenbrock.height($0, $1)
      },
      expansion: {
        count.add()
        return Self.rosenbrock.expansion($0, $1)
      })
    let minimum = PlaneMinimum.search(on: surface, from: start, within: viewport) {
      count.value >= evaluations
    }
    #expect(minimum == nil)
    #expect(count.value <= evaluations + 1)
  }

  /// On a real network a single evaluation takes long, and is cancelled in the middle.
  @Test func aSearchIsCancelledWithinAnEvaluation() {
    for surface in [
      HalfDoneSurface(lossesBeforeTheEnd: .max, curvaturesBeforeTheEnd: 2),
      HalfDoneSurface(lossesBeforeTheEnd: 1, curvaturesBeforeTheEnd: .max),
    ] {
      #expect(PlaneMinimum.search(on: surface, from: start, within: viewport) == nil)
    }
  }

  /// A surface that gives up a computation that it has begun, after some that it has finished.
  private struct HalfDoneSurface: CurvedLossSurface {
    var lossesBeforeTheEnd: Int
    var curvaturesBeforeTheEnd: Int
    private var inner = PlaneMinimumTests.rosenbrock

    init(lossesBeforeTheEnd: Int, curvaturesBeforeTheEnd: Int) {
      self.lossesBeforeTheEnd = lossesBeforeTheEnd
      self.curvaturesBeforeTheEnd = curvaturesBeforeTheEnd
    }

    var workPerPoint: Int { inner.workPerPoint }
    mutating func loss(at point: PlaneCoordinates) -> Double { inner.loss(at: point) }
    mutating func curvature(at point: PlaneCoordinates) -> PlaneCurvature {
      inner.curvature(at: point)
    }

    mutating func losses(
      at points: ArraySlice<PlaneCoordinates>, isCancelled: () -> Bool
    ) -> [Double]? {
      lossesBeforeTheEnd -= 1
      return lossesBeforeTheEnd < 0 ? nil : points.map { inner.loss(at: $0) }
    }

    mutating func curvature(
      at point: PlaneCoordinates, isCancelled: () -> Bool
    ) -> PlaneCurvature? {
      curvaturesBeforeTheEnd -= 1
      return curvaturesBeforeTheEnd < 0 ? nil : inner.curvature(at: point)
    }
  }

  private static let rosenbrock = FormulaSurface(
    height: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) },
    expansion: { x, y in
      let bend = y - x * x
      return PlaneCurvature(
        loss: (1 - x) * (1 - x) + 100 * bend * bend,
        gradient: PlaneCoordinates(x: -2 * (1 - x) - 400 * x * bend, y: 200 * bend),
        hessian: (2 - 400 * bend + 800 * x * x, -400 * x, 200))
    })
}
