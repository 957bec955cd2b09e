import Landscapes
import Testing

@Suite struct ViewportTests {
  let viewport = Viewport(x: -4...4, y: 0...2)

  @Test func zoomingInShowsLessAndKeepsThePointUnderTheCursor() {
    let point = PlaneCoordinates(x: 2, y: 1.5)
    let zoomed = viewport.zoomed(by: 0.5, about: point)

    #expect(zoomed == Viewport(x: -1...3, y: 0.75...1.75))
    #expect(viewport.zoomed(by: 2) == Viewport(x: -8...8, y: -1...3))
  }

  @Test func panningMovesByItsOwnSize() {
    #expect(viewport.panned(byFractionX: 0.25, y: -1) == Viewport(x: -2...6, y: -2...0))
  }

  @Test func centeringPutsAPointInTheMiddle() {
    let moved = viewport.centered(on: PlaneCoordinates(x: 5, y: -1))
    #expect(moved == Viewport(x: 1...9, y: -2...0))
  }

  @Test(arguments: [0.25, 1, 4, 7.5])
  func fittingAddsWhatTheShapeNeedsAndNoMore(aspectRatio: Double) {
    let fitted = viewport.fitted(toAspectRatio: aspectRatio)

    #expect(abs(fitted.width / fitted.height - aspectRatio) < 1e-12)
    #expect(fitted.center == viewport.center)
    #expect(fitted.x.contains(-4) && fitted.x.contains(4))
    #expect(fitted.y.contains(0) && fitted.y.contains(2))
    #expect(fitted.width == viewport.width || fitted.height == viewport.height)
  }

  @Test func zoomingAndPanningStopWhereNumbersCannotTellPointsApart() {
    var closeUp = viewport
    for _ in 0..<500 { closeUp = closeUp.zoomed(by: 0.5, about: PlaneCoordinates(x: 1, y: 1)) }
    #expect(closeUp.width > 0)
    #expect(closeUp.width < 1e-10)
    #expect(closeUp.zoomed(by: 0.5) == closeUp)

    var overview = viewport
    for _ in 0..<2000 { overview = overview.zoomed(by: 2) }
    #expect(overview.width.isFinite)
    #expect(closeUp.panned(byFractionX: 1e9, y: 0).width > 0)
  }

  @Test func cornersBelongToIt() {
    #expect(viewport.contains(PlaneCoordinates(x: 4, y: 0)))
    #expect(!viewport.contains(PlaneCoordinates(x: 4.1, y: 0)))
    #expect(!viewport.contains(PlaneCoordinates(x: .nan, y: 0)))
  }

  @Test func edgesTooFarAwayOrTooCloseTogetherAreFaultsOfTheirRange() {
    for range in [-4.0...4, 0...2e-100, 1e99...9e99, 1...1.000_000_01] {
      #expect(Viewport.fault(in: range) == nil, "\(range)")
    }
    for range in [-1e308...1e308, 0...1e100, 0...Double.infinity] {
      #expect(Viewport.fault(in: range) == .tooFar, "\(range)")
    }
    for range in [0.0...0, 0...1e-100, 1...1.0.nextUp, 1e13...1e13 + 8] {
      #expect(Viewport.fault(in: range) == .tooNarrow, "\(range)")
    }
  }
}
