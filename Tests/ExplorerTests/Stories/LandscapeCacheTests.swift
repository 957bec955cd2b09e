import Experiments
import Landscapes
import Testing
import TrainingEngine

@testable import Explorer

@Suite struct LandscapeCacheTests {
  /// A landscape of a step with a grid of so many values.
  private func landscape(step: Int, columns: Int, rows: Int) -> Landscape {
    let viewport = Viewport(x: 0...1, y: 0...1)
    let here = PlaneCurvature(
      loss: 1, gradient: PlaneCoordinates(x: 0, y: 0), hessian: (xx: 1, xy: 0, yy: 1))
    return Landscape(
      request: LandscapeRequest(
        side: 0, run: 1, plane: .parameters(NamedParameters(x: "a[0]", y: "a[1]")), step: step,
        extent: .init(viewport: viewport, columns: columns, rows: rows)),
      grid: LossGrid(
        viewport: viewport, columns: columns, rows: rows,
        values: Array(repeating: 1, count: columns * rows)),
      origin: PlaneCoordinates(x: 0, y: 0),
      here: PointOnPlane(at: PlaneCoordinates(x: 0, y: 0), here),
      spectrum: nil, minimum: nil, fingerprint: StateHash())
  }

  @Test func theOldestGoesWhereThereIsNoRoom() {
    var cache = LandscapeCache()
    let first = landscape(step: 0, columns: 1000, rows: 1000)
    cache.insert(first)
    for step in 1...5 {
      cache.insert(landscape(step: step, columns: 1000, rows: 1000))
      // 32 megabytes of doubles.
      #expect(cache.size * MemoryLayout<Double>.size <= 32 << 20)
    }
    #expect(cache.landscape(for: first.request) == nil)
    #expect(cache.landscape(for: landscape(step: 5, columns: 1000, rows: 1000).request) != nil)
  }

  @Test func manySmallOnesStay() {
    var cache = LandscapeCache()
    for step in 0..<500 { cache.insert(landscape(step: step, columns: 60, rows: 40)) }
    for step in 0..<500 {
      #expect(cache.landscape(for: landscape(step: step, columns: 60, rows: 40).request) != nil)
    }
  }

  @Test func whatIsOfAnotherPlaneIsNeverShownInstead() {
    var cache = LandscapeCache()
    let there = landscape(step: 3, columns: 8, rows: 8)
    cache.insert(there)
    let request = there.request
    func asked(_ plane: PlaneDescription) -> LandscapeRequest {
      LandscapeRequest(side: 0, run: 1, plane: plane, step: 4, extent: request.extent)
    }
    #expect(cache.best(for: asked(request.plane)) != nil)
    var other = request.plane
    other.statistics = .running
    #expect(cache.best(for: asked(other)) == nil)
    #expect(cache.newest(of: other, side: 0) == nil)
    #expect(cache.newest(of: request.plane, side: 0)?.request == request)
  }
}
