import Landscapes
import Testing

@Suite struct SinglePrecisionViewportTests {
  private let ravine = FormulaSurface.quadratic(xx: 100, yy: 1, rest: 0.5)

  /// Whether a square around a point is wide enough, by the curvature at another.
  private func isWideEnough(
    _ width: Double, around center: PlaneCoordinates = PlaneCoordinates(x: 0, y: 0),
    by point: PlaneCoordinates = PlaneCoordinates(x: 0, y: 0)
  ) -> Bool {
    Viewport(
      x: center.x - width / 2...center.x + width / 2,
      y: center.y - width / 2...center.y + width / 2
    ).isWideEnoughForFloat(by: ravine.curvature(at: point), at: point)
  }

  @Test func aLossThatHardlyChangesNeedsDoubles() {
    // 101/8 width² is a thousandth of the loss at a width of 0.0063.
    #expect(isWideEnough(0.0064))
    #expect(!isWideEnough(0.0062))
  }

  @Test func onASlopeLessWidthIsEnough() {
    let slope = PlaneCoordinates(x: 0.01, y: 0)
    #expect(isWideEnough(0.001, around: slope, by: slope))
    #expect(!isWideEnough(0.0001, around: slope, by: slope))
  }

  @Test func coordinatesThatHardlyDifferNeedDoubles() {
    let far = PlaneCoordinates(x: 50, y: 0)
    #expect(isWideEnough(0.06, around: far, by: far))
    #expect(!isWideEnough(0.04, around: far, by: far))
  }

  @Test func theChangeIsKnownFromAPointOutside() {
    let elsewhere = PlaneCoordinates(x: 3, y: -2)
    #expect(isWideEnough(0.0064, by: elsewhere) == isWideEnough(0.0064))
  }
}
