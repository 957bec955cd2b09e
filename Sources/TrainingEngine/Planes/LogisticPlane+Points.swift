extension LogisticPlane {
  /// Multiplications with an addition that a point takes, roughly.
  var workPerPoint: Int { 2 * samples }

  /// The mean losses at some points, the same bits as for each of them alone.
  ///
  /// - Returns: Nil when cancelled.
  func losses(_ points: [(x: Double, y: Double)], isCancelled: () -> Bool) -> [Double]? {
    var sums = Array(repeating: offset, count: points.count)
    var far: [Int] = []
    var next = 0
    while next < points.count {
      var lines = CoordinateLines()
      var places: [Int] = []
      while next < points.count, lines.hasRoom {
        if isNear(points[next]) {
          lines.append(points[next])
          places.append(next)
        } else {
          far.append(next)
        }
        next += 1
      }
      guard add(lines, at: places, to: &sums, isCancelled: isCancelled) else { return nil }
    }
    guard addFar(far, of: points, to: &sums, isCancelled: isCancelled) else { return nil }
    let count = Double(samples)
    for index in sums.indices { sums[index] /= count }
    return sums
  }

  /// The mean losses at some points of a grid, the same bits as for each of them alone.
  ///
  /// - Returns: Nil when cancelled.
  func losses(
    at points: Range<Int>, of grid: PointGrid, isCancelled: () -> Bool
  ) -> [Double]? {
    var pieces = grid.pieces(of: points)[...]
    // No point is farther away than the one with the largest magnitudes of all.
    let farthest = (x: magnitude(of: grid.x), y: magnitude(of: pieces.map(\.y)))
    guard isNear(farthest), grid.x.count < CoordinateLines.most else {
      return losses(grid.listed(points), isCancelled: isCancelled)
    }
    var sums = Array(repeating: offset, count: points.count)
    var next = 0
    while !pieces.isEmpty {
      var lines = CoordinateLines(columns: grid.x)
      while lines.hasRoom, let piece = pieces.popFirst() {
        lines.append(piece.columns, ofRow: piece.y)
      }
      let places = next..<next + lines.xPlaces.count
      guard add(lines, at: places, to: &sums, isCancelled: isCancelled) else { return nil }
      next = places.upperBound
    }
    let count = Double(samples)
    for index in sums.indices { sums[index] /= count }
    return sums
  }

  /// The largest of all; infinite where one is not a number.
  private func magnitude(of numbers: [Double]) -> Double {
    numbers.reduce(0) { $1.isNaN ? .infinity : max($0, $1.magnitude) }
  }

  /// Whether every 2^z can be had as a product, the range of numbers being what it is; it is a question
  /// of the point alone. Not so where something is not finite.
  private func isNear(_ point: (x: Double, y: Double)) -> Bool {
    reach.bound(point.x, point.y) <= 124
  }

  /// Samples that are summed at a time: their powers at some hundred coordinates fit into the
  /// second-level cache. They do not depend on how many points there are, and so neither does the order
  /// of the sums.
  private static var sampleStep: Int { 512 }

  private func add(
    _ lines: CoordinateLines, at places: some Collection<Int>, to sums: inout [Double],
    isCancelled: () -> Bool
  ) -> Bool {
    guard !places.isEmpty else { return true }
    var part = Array(repeating: 0.0, count: places.count)
    for first in stride(from: 0, to: samples, by: Self.sampleStep) {
      guard !isCancelled() else { return false }
      let range = first..<min(first + Self.sampleStep, samples)
      Kernels.logisticProducts(
        numbers.base.span.extracting(range), numbers.x.span.extracting(range),
        numbers.y.span.extracting(range), a: lines.x.numbers.span, b: lines.y.numbers.span,
        points: (lines.xPlaces.span, lines.yPlaces.span), into: &part)
      for (index, place) in places.enumerated() { sums[place] += part[index] }
    }
    return true
  }

  private func addFar(
    _ places: [Int], of points: [(x: Double, y: Double)], to sums: inout [Double],
    isCancelled: () -> Bool
  ) -> Bool {
    // A part takes less than a millisecond.
    let (sampleStep, pointStep) = (16384, 64)
    for start in stride(from: 0, to: places.count, by: pointStep) {
      let chosen = places[start..<min(start + pointStep, places.count)]
      let (xs, ys) = (chosen.map { points[$0].x }, chosen.map { points[$0].y })
      var part = Array(repeating: 0.0, count: chosen.count)
      for first in stride(from: 0, to: samples, by: sampleStep) {
        guard !isCancelled() else { return false }
        let range = first..<min(first + sampleStep, samples)
        Kernels.logisticSums(
          numbers.base.span.extracting(range), numbers.x.span.extracting(range),
          numbers.y.span.extracting(range), a: xs.span, b: ys.span, into: &part)
        for (index, place) in chosen.enumerated() { sums[place] += part[index] }
      }
    }
    return true
  }
}

/// Points by the columns and rows on which they lie.
struct CoordinateLines {
  private(set) var x = DistinctNumbers()
  private(set) var y = DistinctNumbers()
  /// Of each point.
  private(set) var xPlaces: [Int32] = []
  private(set) var yPlaces: [Int32] = []

  /// So many columns, or rows, that what belongs to them stays in the cache.
  static var most: Int { 256 }

  /// - Parameter columns: Some on which points are going to lie.
  init(columns: [Double] = []) { x.numbers = columns }

  /// Whether the next point still goes in, or the next piece of a row: all points should not take more
  /// than a fraction of a millisecond.
  var hasRoom: Bool {
    max(x.numbers.count, y.numbers.count) < Self.most && xPlaces.count < 4096
  }

  mutating func append(_ point: (x: Double, y: Double)) {
    xPlaces.append(x.place(of: point.x))
    yPlaces.append(y.place(of: point.y))
  }

  /// Appends points of a new row, on some of the columns as they were given.
  mutating func append(_ columns: Range<Int>, ofRow y: Double) {
    xPlaces += columns.lazy.map(Int32.init)
    yPlaces += repeatElement(Int32(self.y.numbers.count), count: columns.count)
    self.y.numbers.append(y)
  }

  /// Each number once, in the order in which they came.
  struct DistinctNumbers {
    fileprivate(set) var numbers: [Double] = []
    private var places: [Double: Int32] = [:]
    private var last: Int32 = 0

    /// Where a number is, which is none of those that are not numbers.
    mutating func place(of number: Double) -> Int32 {
      // On the way along the rows of a grid it is the same as before, or the next one.
      let next = Int(last) + 1 < numbers.count ? last + 1 : 0
      if !numbers.isEmpty, numbers[Int(last)] == number { return last }
      if !numbers.isEmpty, numbers[Int(next)] == number {
        last = next
      } else if let known = places[number] {
        last = known
      } else {
        last = Int32(numbers.count)
        places[number] = last
        numbers.append(number)
      }
      return last
    }
  }
}
