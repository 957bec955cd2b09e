import Landscapes
import Testing
import TrainingEngine

/// Grids, slopes and curvature against PyTorch in float64, at 1e-12 of the largest number compared.
@Suite struct GoldenPlaneTests {
  @Test(arguments: GoldenPlane.all, Statistics.allCases)
  func gridIsPyTorchs(plane: GoldenPlane, statistics: Statistics) throws {
    let reference = try plane.reference(statistics)
    let surface = try plane.planeLoss(statistics)
    let step = reference.axis[1] - reference.axis[0]
    let reach = reference.axis[4] + step / 2
    let viewport = Viewport(
      x: surface.origin.x - reach...surface.origin.x + reach,
      y: surface.origin.y - reach...surface.origin.y + reach)
    var evaluation = LossGridEvaluation(plane: surface, viewport: viewport, columns: 5, rows: 5)
    let result = evaluation.finish()
    let grid = try #require(result)

    #expect(grid.isComplete)
    expectClose(grid.values, reference.grid)
  }

  @Test(arguments: GoldenPlane.all)
  func curvatureIsPyTorchs(plane: GoldenPlane) throws {
    let reference = try plane.reference(.batch)
    var surface = try plane.planeLoss(.batch)
    let origin = PlaneCoordinates(x: surface.origin.x, y: surface.origin.y)
    let curvature = surface.curvature(at: origin)

    expectClose([curvature.gradient.x, curvature.gradient.y], reference.gradient)
    expectClose([curvature.xx, curvature.xy, curvature.xy, curvature.yy], reference.hessian)
    expectClose(
      [curvature.eigenvalues.smallest, curvature.eigenvalues.largest], reference.eigenvalues)
    expectClose([curvature.loss], [surface.loss(at: origin)])
  }

  @Test(arguments: [("none", GoldenPlane.all[0]), ("bn", GoldenPlane.all[1])])
  func minimumIsTheClosedForms(key: String, plane: GoldenPlane) throws {
    let golden = try GoldenFile(plane.file)
    let surface = try plane.planeLoss(.batch)
    let minimum = try #require(
      PlaneMinimum.search(
        on: surface, from: PlaneCoordinates(x: -2, y: 2),
        within: Viewport(x: -4...4, y: -4...4)))

    #expect(minimum.isConverged)
    expectClose(
      [minimum.point.x, minimum.point.y], golden.numbers(["closed_form", key, "w_star"]))
    expectClose([minimum.loss], golden.numbers(["closed_form", key, "loss_star"]))
    expectClose(
      [minimum.curvature.xx, minimum.curvature.xy, minimum.curvature.xy, minimum.curvature.yy],
      golden.numbers(["closed_form", key, "hessian"]))
    expectClose(
      [minimum.curvature.eigenvalues.smallest, minimum.curvature.eigenvalues.largest],
      golden.numbers(["closed_form", key, "eig"]))
  }
}

/// Expects numbers to agree to within a share of the largest.
func expectClose(
  _ found: [Double], _ expected: [Double], tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: sourceLocation)
  let scale = expected.reduce(0) { max($0, abs($1)) }
  for (found, expected) in zip(found, expected) {
    #expect(
      abs(found - expected) <= tolerance * scale, "\(found) is not \(expected)",
      sourceLocation: sourceLocation)
  }
}
