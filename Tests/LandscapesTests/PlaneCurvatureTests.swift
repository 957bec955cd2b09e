import Landscapes
import Testing
import TrainingEngine

@Suite struct PlaneCurvatureTests {
  private static func curvature(_ xx: Double, _ xy: Double, _ yy: Double) -> PlaneCurvature {
    PlaneCurvature(loss: 0, gradient: PlaneCoordinates(x: 0, y: 0), hessian: (xx, xy, yy))
  }

  @Test(arguments: [
    (3.0, 0.0, 1.0), (1, 0, 3), (2, 1, 2), (2, -1, 2), (1, 5, -2), (-4, 1, -3), (0, 2, 0),
    (1, 1, 1),
    (1e200, 1e199, 1e200), (1e-200, 0, 3e-200),
  ])
  func eigenvectorsAreStretchedByTheEigenvalues(xx: Double, xy: Double, yy: Double) {
    let curvature = Self.curvature(xx, xy, yy)
    let (smallest, largest) = curvature.eigenvalues
    let scale = max(abs(smallest), abs(largest))

    #expect(smallest <= largest)
    for (value, vector) in [
      (smallest, curvature.eigenvectors.smallest), (largest, curvature.eigenvectors.largest),
    ] {
      #expect(abs(vector.x * vector.x + vector.y * vector.y - 1) < 1e-14)
      #expect(abs(xx * vector.x + xy * vector.y - value * vector.x) <= 1e-14 * scale)
      #expect(abs(xy * vector.x + yy * vector.y - value * vector.y) <= 1e-14 * scale)
    }
  }

  /// A ravine along the diagonal with κ near 1e12: of the products in the determinant, twelve digits
  /// cancel. With n an integer, n + 1 and n + 3 beside n - 1, it is 6 n + 2 exactly, and λmax is 2 n + 1
  /// to within 1/n, which makes λmin 3 to within 1/n.
  @Test func theSmallEigenvalueKeepsItsDigits() {
    let n = 1_234_567_890_123.0
    let ravine = Self.curvature(n + 1, n - 1, n + 3)
    #expect(abs(ravine.eigenvalues.smallest - 3) < 2 / n)
    #expect(ravine.eigenvalues.largest == 2 * n + 1)
    let ridge = Self.curvature(-n - 1, n - 1, -n - 3)
    #expect(abs(ridge.eigenvalues.largest + 3) < 2 / n)
  }

  @Test func conditionNumberAndRatesOfABowl() throws {
    let curvature = Self.curvature(100, 0, 4)
    #expect(curvature.shape == .bowl)
    #expect(curvature.conditionNumber == 25)
    #expect(curvature.axisRatio == 5)
    #expect(curvature.largestStableLearningRate == 0.02)
    let momentum = Optimizer.sgd(SGD(learningRate: 1, momentum: 0.9))
    #expect(try #require(curvature.largestStableLearningRate(for: momentum)) == 0.038)
    #expect(curvature.largestStableLearningRate(for: .adam(Adam(learningRate: 1))) == nil)
  }

  @Test func onlyABowlOrAValleyHasAConditionNumber() {
    let valley = Self.curvature(1, 1, 1)
    #expect(valley.shape == .valley)
    #expect(valley.conditionNumber == .infinity)
    #expect(valley.axisRatio == .infinity)
    #expect(valley.largestStableLearningRate == 1)

    let saddle = Self.curvature(1, 0, -1)
    #expect(saddle.shape == .saddle)
    #expect(saddle.conditionNumber == nil)
    #expect(saddle.largestStableLearningRate == 2)

    for (shape, hessian) in [
      (PlaneCurvature.Shape.dome, (-2.0, 0.0, -1.0)), (.dome, (-2, 0, 0)), (.flat, (0, 0, 0)),
      (.undefined, (.nan, 0, 1)), (.undefined, (.infinity, 0, 1)),
      (.undefined, (1.2e308, 1e308, 1.2e308)),
    ] {
      let curvature = Self.curvature(hessian.0, hessian.1, hessian.2)
      #expect(curvature.shape == shape)
      #expect(curvature.conditionNumber == nil)
      #expect(curvature.axisRatio == nil)
      #expect(curvature.largestStableLearningRate == nil)
      #expect(
        curvature.ellipse(center: PlaneCoordinates(x: 0, y: 0), rise: 1) == nil)
    }
  }

  /// What stands in an eigenvalue beside one a trillion times as large says nothing of the loss.
  @Test func anEigenvalueOfRoundingIsNought() {
    for noise in [3e-17, -3e-17, 2.9e-12] {
      let valley = Self.curvature(3, 0, noise)
      #expect(valley.eigenvalues.smallest != 0 && valley.eigenvaluesBeyondRounding == (0, 3))
      #expect(valley.shape == .valley && valley.conditionNumber == .infinity)
      let dome = Self.curvature(-3, 0, noise)
      #expect(dome.eigenvaluesBeyondRounding == (-3, 0) && dome.shape == .dome)
      #expect(dome.largestStableLearningRate == nil)
    }
    let bowl = Self.curvature(3, 0, 3.1e-12)
    #expect(bowl.eigenvaluesBeyondRounding == bowl.eigenvalues && bowl.shape == .bowl)
    let saddle = Self.curvature(3, 0, -3.1e-12)
    #expect(saddle.eigenvaluesBeyondRounding == saddle.eigenvalues && saddle.shape == .saddle)
  }

  @Test func theEllipseIsALevelSetOfTheQuadratic() throws {
    let center = PlaneCoordinates(x: 3, y: -2)
    let surface = FormulaSurface.quadratic(xx: 7, xy: -3, yy: 2, center: center, rest: 10)
    let ellipse = try #require(
      surface.curvature(at: center).ellipse(center: center, rise: 1.5, count: 64))

    #expect(ellipse.count == 64)
    for point in ellipse { #expect(abs(surface.loss(at: point) - 11.5) < 1e-12) }
    // Once around, counter-clockwise, in even steps of area.
    var area = 0.0
    for (point, next) in zip(ellipse, ellipse.dropFirst() + ellipse.prefix(1)) {
      let sector =
        (point.x - center.x) * (next.y - center.y) - (next.x - center.x) * (point.y - center.y)
      #expect(sector > 0)
      area += sector / 2
    }
    // π times the semi-axes, 2π·rise/√det, less what a polygon of 64 corners cuts off.
    #expect(abs(area / (2 * .pi * 1.5 / 5.0.squareRoot()) - 1) < 2e-3)
  }

  @Test(arguments: GoldenPlane.all)
  func curvatureAgreesWithFiniteDifferences(plane: GoldenPlane) throws {
    var surface = try plane.planeLoss(.batch)
    let h = 1e-3
    for (x, y) in [(0.3, -0.2), (1.5, 0.9)] {
      func loss(_ i: Double, _ j: Double) -> Double { surface(x + i * h, y + j * h) }
      let curvature = surface.curvature(at: PlaneCoordinates(x: x, y: y))
      // Central differences: off by h² times the next derivatives, all of order 1 to 100 here.
      expectClose(
        [curvature.gradient.x, curvature.gradient.y],
        [(loss(1, 0) - loss(-1, 0)) / (2 * h), (loss(0, 1) - loss(0, -1)) / (2 * h)],
        tolerance: 1e-5)
      let mixed = (loss(1, 1) - loss(1, -1) - loss(-1, 1) + loss(-1, -1)) / (4 * h * h)
      expectClose(
        [curvature.xx, curvature.xy, curvature.yy],
        [
          (loss(1, 0) - 2 * loss(0, 0) + loss(-1, 0)) / (h * h), mixed,
          (loss(0, 1) - 2 * loss(0, 0) + loss(0, -1)) / (h * h),
        ], tolerance: 1e-5)
    }
  }
}
