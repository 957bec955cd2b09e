import Landscapes
import Testing
import TrainingEngine

/// How many lines there are, where they end, and what they separate, on surfaces drawn at random.
@Suite struct ContourTopologyTests {
  /// A line that ends at the border or nowhere cuts a rectangle into one part more (Jordan). So there is
  /// one line less than there are parts above and below the level, and which samples lie in one part is told
  /// without following any line.
  @Test(arguments: [(2, 2), (2, 9), (7, 5), (24, 17)])
  func linesSeparateThePartsAboveFromThoseBelow(columns: Int, rows: Int) {
    var stream = RandomStream(seed: 5, stream: 0)
    for _ in 0..<60 {
      let values = stream.uniform(columns * rows, from: -1, to: 1)
      let level = stream.uniform(1, from: -0.6, to: 0.6)[0]
      let grid = LossGrid(
        viewport: Viewport(x: 0...Double(columns), y: 0...Double(rows)), columns: columns,
        rows: rows, values: values)
      let lines = Contours.lines(of: grid, at: [level])
      #expect(lines.count == Self.parts(of: grid, at: level) - 1)

      // Through every edge whose ends lie apart, once; that no edge is crossed twice follows.
      let points = lines.flatMap(\.points)
      #expect(points.count == Self.crossedEdges(of: grid, at: level))
      #expect(Set(points).count == points.count)
      for line in lines where !line.isClosed {
        #expect(isOnBorder(line.points.first!, of: grid) && isOnBorder(line.points.last!, of: grid))
      }
    }
  }

  /// With heights from 0 to 3 nearly every level goes through samples, which then count as above it.
  @Test func linesThroughSamplesSeparateAsThoseJustBelowThem() {
    var stream = RandomStream(seed: 6, stream: 0)
    for _ in 0..<200 {
      let values = stream.uniform(9 * 8, from: 0, to: 4).map { $0.rounded(.down) }
      let grid = LossGrid(
        viewport: Viewport(x: 0...9, y: 0...8), columns: 9, rows: 8, values: values)
      for level in [1.0, 2, 3] {
        let lines = Contours.lines(of: grid, at: [level])
        let lower = Contours.lines(of: grid, at: [level - 1e-9])
        #expect(lines.count == lower.count)
        for (line, lower) in zip(lines, lower) {
          #expect(line.isClosed == lower.isClosed)
          for point in lower.points {
            #expect(line.points.contains { abs($0.x - point.x) + abs($0.y - point.y) < 1e-6 })
          }
        }
      }
    }
  }

  /// Cassini's ovals, where the product of the distances from two points is b²: two lines, each around one
  /// of them, as long as b is less than half of the distance between them, and then one around both.
  @Test func linesOfCassinisOvalsJoinWhereTheyDo() {
    var stream = RandomStream(seed: 7, stream: 0)
    for _ in 0..<60 {
      let shares = stream.uniform(5, from: 0, to: 1)
      let (x0, y0) = (0.6 * shares[0] - 0.3, 0.6 * shares[1] - 0.3)
      let half = 0.7 + 0.3 * shares[2]
      let (a, b) = (
        half * ElementaryFunctions.cosTurns(shares[3]),
        half * ElementaryFunctions.sinTurns(shares[3])
      )
      let grid = LossGrid(Viewport(x: -3...3, y: -2.5...2.5), 120, 100) { x, y in
        squaredDistance(x, y, x0 + a, y0 + b) * squaredDistance(x, y, x0 - a, y0 - b)
      }
      for ratio in [0.5 + 0.45 * shares[4], 1.05 + 0.25 * shares[4]] {
        let radius = ratio * half
        let lines = Contours.lines(of: grid, at: [radius * radius * radius * radius])
        let closed = lines.filter(\.isClosed)
        #expect(lines.count == (ratio < 1 ? 2 : 1) && closed.count == lines.count)
        // Which of the two points each of them goes around.
        let around = lines.map { line in
          [contains(line, x0 + a, y0 + b), contains(line, x0 - a, y0 - b)]
        }
        #expect(
          ratio < 1
            ? Set(around) == [[true, false], [false, true]] : around == [[true, true]])
      }
    }
  }

  /// A hyperbola's branches lie on either side of the saddle, along the axis on which the loss is above the
  /// level, at a distance from it that is known.
  @Test func linesOfASaddleAreTheBranchesOfItsHyperbola() {
    var stream = RandomStream(seed: 8, stream: 0)
    for _ in 0..<60 {
      let shares = stream.uniform(5, from: 0, to: 1)
      let (x0, y0) = (0.8 * shares[0] - 0.4, 0.8 * shares[1] - 0.4)
      let (cosine, sine) = (
        ElementaryFunctions.cosTurns(shares[2]), ElementaryFunctions.sinTurns(shares[2])
      )
      let steepness = 0.3 + 0.7 * shares[3]
      func along(_ x: Double, _ y: Double) -> Double { cosine * (x - x0) + sine * (y - y0) }
      func across(_ x: Double, _ y: Double) -> Double { cosine * (y - y0) - sine * (x - x0) }
      let grid = LossGrid(Viewport(x: -2...2, y: -2...2), 100, 100) { x, y in
        along(x, y) * along(x, y) - steepness * across(x, y) * across(x, y)
      }
      for level in [0.02 + 0.3 * shares[4], -0.02 - 0.3 * shares[4]] {
        let lines = Contours.lines(of: grid, at: [level])
        #expect(lines.count == 2 && lines.allSatisfy { !$0.isClosed })
        let apex = level > 0 ? level.squareRoot() : (-level / steepness).squareRoot()
        let distances = lines.map { line in
          line.points.map { level > 0 ? along($0.x, $0.y) : across($0.x, $0.y) }
        }
        #expect(Set(distances.map { $0[0] > 0 }).count == 2)
        for distances in distances {
          #expect(distances.allSatisfy { ($0 > 0) == (distances[0] > 0) })
          #expect(abs(distances.map(abs).min()! - apex) < 0.02)
        }
      }
    }
  }

  /// Parts of the rectangle at or above a level, and below it. Neighbouring samples on one side are in one
  /// part, and so are opposite corners of a square where the value at its bilinear saddle point, which is
  /// found here by its coordinates, is on their side.
  private static func parts(of grid: LossGrid, at level: Double) -> Int {
    var parent = Array(grid.values.indices)
    func root(_ sample: Int) -> Int {
      var sample = sample
      while parent[sample] != sample { sample = parent[sample] }
      return sample
    }
    func isAbove(_ sample: Int) -> Bool { grid.values[sample] >= level }
    func join(_ sample: Int, _ other: Int) { parent[root(sample)] = root(other) }
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        let sample = row * grid.columns + column
        let (right, upper) = (sample + 1, sample + grid.columns)
        let hasRight = column + 1 < grid.columns
        let hasUpper = row + 1 < grid.rows
        if hasRight, isAbove(sample) == isAbove(right) { join(sample, right) }
        if hasUpper, isAbove(sample) == isAbove(upper) { join(sample, upper) }
        guard hasRight, hasUpper else { continue }
        let corners = [sample, right, upper, upper + 1].map { grid.values[$0] }
        let twist = corners[0] - corners[1] - corners[2] + corners[3]
        let (u, v) = ((corners[0] - corners[2]) / twist, (corners[0] - corners[1]) / twist)
        let saddle =
          corners[0] * (1 - u) * (1 - v) + corners[1] * u * (1 - v) + corners[2] * (1 - u) * v
          + corners[3] * u * v
        guard isAbove(sample) == isAbove(upper + 1), isAbove(right) == isAbove(upper),
          isAbove(sample) != isAbove(right)
        else { continue }
        if (saddle >= level) == isAbove(sample) {
          join(sample, upper + 1)
        } else {
          join(right, upper)
        }
      }
    }
    return grid.values.indices.count { root($0) == $0 }
  }

  private static func crossedEdges(of grid: LossGrid, at level: Double) -> Int {
    let isAbove = grid.values.map { $0 >= level }
    return isAbove.indices.reduce(0) { count, sample in
      let (column, row) = (sample % grid.columns, sample / grid.columns)
      let right = column + 1 < grid.columns && isAbove[sample] != isAbove[sample + 1]
      let upper = row + 1 < grid.rows && isAbove[sample] != isAbove[sample + grid.columns]
      return count + (right ? 1 : 0) + (upper ? 1 : 0)
    }
  }

  private func isOnBorder(_ point: PlaneCoordinates, of grid: LossGrid) -> Bool {
    let (first, last) = (
      grid.point(atColumn: 0, row: 0),
      grid.point(atColumn: grid.columns - 1, row: grid.rows - 1)
    )
    return point.x == first.x || point.x == last.x || point.y == first.y || point.y == last.y
  }

  private func squaredDistance(_ x: Double, _ y: Double, _ x0: Double, _ y0: Double) -> Double {
    (x - x0) * (x - x0) + (y - y0) * (y - y0)
  }

  /// Whether a closed line goes around a point: a ray from it to the right crosses the line an odd number
  /// of times.
  private func contains(_ line: ContourLine, _ x: Double, _ y: Double) -> Bool {
    let points = line.points
    var crossings = 0
    for (from, to) in zip(points, points.dropFirst() + points.prefix(1))
    where (from.y > y) != (to.y > y) {
      if from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y) > x { crossings += 1 }
    }
    return crossings % 2 == 1
  }
}
