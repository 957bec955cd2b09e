import Landscapes
import Testing

@Suite struct ContoursTests {
  /// Contour lines of ½ (xx x² + 2 xy x y + yy y²) around (0.31, -0.17), against the ellipses that
  /// they are.
  @Test(arguments: [(1.0, 0.0, 1.0), (1, 0, 100), (3, 1.4, 1), (40, -19, 10)])
  func linesOfAQuadraticAreItsEllipses(xx: Double, xy: Double, yy: Double) throws {
    let center = PlaneCoordinates(x: 0.31, y: -0.17)
    let viewport = Viewport(x: -4...4, y: -3...3)
    let surface = FormulaSurface.quadratic(xx: xx, xy: xy, yy: yy, center: center)
    let grid = LossGrid(viewport, 80, 60, height: surface.height)
    let curvature = surface.curvature(at: center)
    let step = 0.1

    for level in [0.02, 0.3, 1.1, 4, 9, 40] {
      let ellipse = try #require(curvature.ellipse(center: center, rise: level, count: 4000))
      let inside = ellipse.allSatisfy { abs($0.x) < 3.9 && abs($0.y) < 2.9 }
      // An ellipse that is narrower than the grid can fall between its points.
      let isWide = (2 * level / curvature.eigenvalues.largest).squareRoot() > 2 * step
      let lines = Contours.lines(of: grid, at: [level])

      for line in lines {
        #expect(line.level == level)
        for point in line.points {
          #expect(distance(from: point, to: ellipse) < step / 2)
        }
      }
      if inside && isWide {
        #expect(lines.count == 1)
        #expect(lines[0].isClosed)
        for point in ellipse { #expect(distance(from: point, to: lines[0].points) < step) }
      }
      if !inside { #expect(lines.allSatisfy { !$0.isClosed }) }
    }
  }

  @Test func higherLossesAreOnTheLeftHand() {
    // Around a pit lines run clockwise, around a peak counter-clockwise.
    let viewport = Viewport(x: -1...1, y: -1...1)
    for sign in [1.0, -1] {
      let grid = LossGrid(viewport, 20, 20) { x, y in sign * (x * x + y * y) }
      let lines = Contours.lines(of: grid, at: [sign * 0.3])
      #expect(lines.count == 1)
      #expect(area(of: lines[0].points) * sign < -0.8)
    }
  }

  @Test func linesEndAtTheOutermostCellCentres() throws {
    let grid = LossGrid(Viewport(x: 0...4, y: 0...4), 4, 4) { x, _ in x }
    let lines = Contours.lines(of: grid, at: [1.75])

    #expect(lines.count == 1)
    #expect(!lines[0].isClosed)
    #expect(lines[0].points.count == 4)
    #expect(lines[0].points.allSatisfy { $0.x == 1.75 })
    // Losses grow to the right, so the line comes up with them on its right, and goes down.
    #expect(lines[0].points.first?.y == 3.5)
    #expect(lines[0].points.last?.y == 0.5)
  }

  /// x y has its saddle at 0, between the samples. Just above it the two high corners of the square
  /// are apart, just below it they are connected.
  @Test func aSaddleConnectsWhatTheSaddlePointConnects() {
    let viewport = Viewport(x: -2.5...2.5, y: -2.5...2.5)
    // Off centre, so that the four corners around the saddle differ.
    let grid = LossGrid(viewport, 5, 5) { x, y in (x - 0.3) * (y + 0.2) }
    for (level, isApart) in [(0.01, true), (-0.01, false)] {
      let lines = Contours.lines(of: grid, at: [level])
      #expect(lines.count == 2)
      for line in lines {
        // The bilinear interpolation of a bilinear function is the function: no line crosses from one
        // branch of the hyperbola to the other.
        for point in line.points {
          #expect(abs((point.x - 0.3) * (point.y + 0.2) - level) < 1e-12)
        }
        let sides = Set(line.points.map { $0.x > 0.3 })
        #expect(sides.count == 1)
        let isDiagonal = line.points.allSatisfy { ($0.x > 0.3) == ($0.y > -0.2) }
        #expect(isDiagonal == isApart)
      }
    }
  }

  @Test func everySquareOfFourSamplesIsCutAsItsBilinearSurfaceIs() {
    // All sixteen ways in which four samples can lie above or below a level, twice: lines have to
    // separate the corners that the bilinear surface separates.
    for pattern in 0..<16 {
      for strength in [1.0, 3] {
        let corner = (0..<4).map { pattern >> $0 & 1 == 1 ? strength : -1 }
        let grid = LossGrid(
          viewport: Viewport(x: 0...2, y: 0...2), columns: 2, rows: 2,
          values: [corner[0], corner[1], corner[2], corner[3]])
        let lines = Contours.lines(of: grid, at: [0])
        let isSaddle = pattern == 0b0110 || pattern == 0b1001
        #expect(lines.count == (isSaddle ? 2 : pattern == 0 || pattern == 15 ? 0 : 1))
        for line in lines {
          // Half-way along a piece that cuts off one corner lies on that corner's side of the square's
          // middle; with a stronger high side the middle is high, and the low corners are cut off.
          guard isSaddle, strength == 3 else { continue }
          let middle = PlaneCoordinates(
            x: (line.points[0].x + line.points[1].x) / 2,
            y: (line.points[0].y + line.points[1].y) / 2)
          let nearest = (middle.x > 1 ? 1 : 0) + (middle.y > 1 ? 2 : 0)
          #expect(corner[nearest] < 0)
        }
      }
    }
  }

  @Test func linesStopBesideLossesThatAreNotFinite() {
    let viewport = Viewport(x: -2...2, y: -2...2)
    for hole in [Double.nan, .infinity] {
      let grid = LossGrid(viewport, 41, 41) { x, y in x > 0.55 && y > 0 ? hole : x * x + y * y }
      let lines = Contours.lines(of: grid, at: [1])
      #expect(lines.count == 1)
      #expect(!lines[0].isClosed)
      #expect(lines[0].points.allSatisfy { !($0.x > 0.65 && $0.y > 0.1) })
      #expect(lines[0].points.contains { $0.x > 0.9 && $0.y < 0 })
    }
  }

  @Test func samplesExactlyAtALevelDoNotBreakLines() {
    // Integer heights: every level goes through samples.
    let grid = LossGrid(Viewport(x: -5.5...5.5, y: -5.5...5.5), 11, 11) { x, y in abs(x) + abs(y) }
    for level in [1.0, 2, 3, 4] {
      let lines = Contours.lines(of: grid, at: [level])
      #expect(lines.count == 1)
      #expect(lines[0].isClosed)
      #expect(abs(abs(area(of: lines[0].points)) - 2 * level * level) < 1e-9)
      for (point, next) in zip(lines[0].points, lines[0].points.dropFirst()) {
        #expect(point != next)
      }
    }
  }

  @Test func aPlainHasNoLines() {
    let flat = LossGrid(Viewport(x: 0...1, y: 0...1), 9, 9) { _, _ in 2 }
    #expect(Contours.lines(of: flat, at: [1, 2, 3]).isEmpty)
    let row = LossGrid(Viewport(x: 0...1, y: 0...1), 9, 1) { x, _ in x }
    #expect(Contours.lines(of: row, at: [0.5]).isEmpty)
  }

  @Test func lossesNearTheLargestNumberAreStillCut() {
    let huge = Double.greatestFiniteMagnitude
    let grid = LossGrid(
      viewport: Viewport(x: 0...2, y: 0...2), columns: 2, rows: 2,
      values: [-huge, huge, huge, -huge])
    let lines = Contours.lines(of: grid, at: [0])
    #expect(lines.count == 2)
    #expect(lines.flatMap(\.points).allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  private func distance(from point: PlaneCoordinates, to others: [PlaneCoordinates]) -> Double {
    let squares = others.map {
      ($0.x - point.x) * ($0.x - point.x) + ($0.y - point.y) * ($0.y - point.y)
    }
    return (squares.min() ?? .infinity).squareRoot()
  }

  /// The area that a closed line encloses, positive when it runs counter-clockwise.
  private func area(of points: [PlaneCoordinates]) -> Double {
    zip(points, points.dropFirst() + points.prefix(1)).reduce(0) {
      $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
    }
  }
}
