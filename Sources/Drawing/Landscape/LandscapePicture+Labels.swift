extension LandscapePicture {
  /// The loss of a contour line, written on it.
  struct ContourLabel: Equatable {
    /// Of the first letter, in the plot.
    let column: Int
    let row: Int
    let text: String
  }

  /// Labels for contour lines, in cells of the plot: each on its line, where that runs most evenly
  /// across, with a margin to every other label, and clear of path, overlays and markers. Lines too
  /// short to be seen on both sides of a label have none, nor have those with no room for it.
  ///
  /// - Parameter canvas: The picture's lines.
  func contourLabels(on canvas: DotCanvas) -> [ContourLabel] {
    let size = Size(columns: canvas.columns, rows: canvas.rows)
    let transform = PlotTransform(range: viewport, area: Rect(size))
    let ways = contours.map { ContourWay($0, transform: transform) }
    var plan = LabelPlan(size: size)
    for (index, way) in ways.enumerated() { plan.take(way, number: index) }
    canvas.forEachCell { column, row, cell in
      if cell.layer > Layer.contours.rawValue { plan.block(column: column, row: row) }
    }
    for marker in markers {
      if let place = transform.cell(of: marker.position) {
        plan.block(column: place.column, row: place.row)
      }
    }
    // Every level gets its first label, on its longest line, before any gets its second.
    let order = ways.indices.sorted { one, other in
      let (first, second) = (plan.rank(of: one, in: ways), plan.rank(of: other, in: ways))
      return first == second ? one < other : first < second
    }
    let texts = Self.texts(ofLevels: contours.map(\.level))
    return order.compactMap { index in
      plan.place(texts[contours[index].level] ?? "", on: ways[index], number: index)
    }
  }

  /// How levels are written: with three digits, or as many as it takes to tell one from the next above and
  /// below.
  static func texts(ofLevels levels: [Double]) -> [Double: String] {
    let levels = Set(levels).sorted()
    return levels.indices.reduce(into: [:]) { texts, index in
      let level = levels[index]
      let neighbours = levels[max(index - 1, 0)...min(index + 1, levels.count - 1)]
        .filter { $0 != level }
      let digits = (3...mostDigits).first { digits in
        let text = NumberFormat.compact(level, digits: digits)
        return neighbours.allSatisfy { NumberFormat.compact($0, digits: digits) != text }
      }
      texts[level] = NumberFormat.compact(level, digits: digits ?? mostDigits)
    }
  }

  /// Of levels that differ in later digits nobody could see more than that they are close.
  private static let mostDigits = 8
}

/// A contour line as it passes through the cells of a plot.
private struct ContourWay {
  let level: Double
  /// In cells from the top left, at most a cell from one to the next where both are inside of the plot.
  private(set) var points: [PlotPoint] = []
  /// How many cells the line goes from column to column, or from row to row where it is steep.
  private(set) var length = 0.0

  init(_ contour: Contour, transform: PlotTransform) {
    level = contour.level
    let (columns, rows) = (Double(transform.area.columns), Double(transform.area.rows))
    func isInside(_ point: PlotPoint) -> Bool {
      point.x >= 0 && point.x < columns && point.y >= 0 && point.y < rows
    }
    var previous: PlotPoint?
    for point in contour.points {
      let dots = transform.dotPosition(of: point)
      let cell = PlotPoint(
        dots.x / Double(DotCanvas.dotsPerColumn), dots.y / Double(DotCanvas.dotsPerRow))
      defer { previous = cell }
      guard cell.isFinite, isInside(cell) else { continue }
      if let previous, previous.isFinite, isInside(previous) {
        let (dx, dy) = (cell.x - previous.x, cell.y - previous.y)
        length += max(abs(dx), abs(dy))
        let parts = Int(max(abs(dx), abs(dy)).rounded(.up))
        for part in 1..<max(parts, 1) {
          let share = Double(part) / Double(parts)
          points.append(PlotPoint(previous.x + dx * share, previous.y + dy * share))
        }
      }
      points.append(cell)
    }
  }

  /// How steeply the line runs over some columns on both sides of a point: rows a column.
  func slope(at index: Int, over reach: Double) -> Double {
    var (first, last) = (index, index)
    while first > 0, abs(points[first - 1].x - points[index].x) <= reach, index - first < 40 {
      first -= 1
    }
    while last < points.count - 1, abs(points[last + 1].x - points[index].x) <= reach,
      last - index < 40
    {
      last += 1
    }
    let (dx, dy) = (points[last].x - points[first].x, points[last].y - points[first].y)
    return abs(dy) / max(abs(dx), 0.1)
  }
}

/// Where labels may still stand.
private struct LabelPlan {
  private let size: Size
  /// The contour that passes through each cell: none, one, or several.
  private var owners: [Owner]
  private var isBlocked: [Bool]

  private enum Owner: Equatable {
    case nobody, several
    case contour(Int)
  }

  init(size: Size) {
    self.size = size
    owners = Array(repeating: .nobody, count: size.columns * size.rows)
    isBlocked = Array(repeating: false, count: size.columns * size.rows)
  }

  mutating func take(_ way: ContourWay, number: Int) {
    for point in way.points {
      let cell = Int(point.y) * size.columns + Int(point.x)
      switch owners[cell] {
      case .nobody: owners[cell] = .contour(number)
      case .contour(number), .several: break
      case .contour: owners[cell] = .several
      }
    }
  }

  mutating func block(column: Int, row: Int) {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return }
    isBlocked[row * size.columns + column] = true
  }

  /// How many lines of the same level are longer, or as long and before it.
  func rank(of index: Int, in ways: [ContourWay]) -> Int {
    ways.indices.count { other in
      guard other != index, ways[other].level == ways[index].level else { return false }
      let (length, own) = (ways[other].length, ways[index].length)
      return length > own || (length == own && other < index)
    }
  }

  /// Puts a label on a line where it disturbs least, if it can stand there at all.
  mutating func place(
    _ text: String, on way: ContourWay, number: Int
  ) -> LandscapePicture.ContourLabel? {
    let width = text.count
    guard way.length >= Double(2 * width + 4) else { return nil }
    var best: (cost: Double, column: Int, row: Int)?
    for (index, point) in way.points.enumerated() {
      let column = Int((point.x - Double(width) / 2).rounded())
      let row = Int(point.y)
      guard let crossings = crossings(column: column, row: row, width: width, number: number)
      else { continue }
      let cost = way.slope(at: index, over: Double(width) / 2 + 1) + Double(crossings)
      if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (cost, column, row) }
    }
    guard let best else { return nil }
    for row in best.row - 1...best.row + 1 {
      for column in best.column - 2..<best.column + width + 2 { block(column: column, row: row) }
    }
    return LandscapePicture.ContourLabel(column: best.column, row: best.row, text: text)
  }

  /// How many cells of a place, and of the one before and after it, other lines pass through; nil where
  /// no label may stand, or where it would hide more of other lines than of its own.
  private func crossings(column: Int, row: Int, width: Int, number: Int) -> Int? {
    guard column >= 1, column + width < size.columns else { return nil }
    var crossings = 0
    for cell in row * size.columns + column - 1...row * size.columns + column + width {
      guard !isBlocked[cell] else { return nil }
      switch owners[cell] {
      case .nobody, .contour(number): break
      case .contour, .several: crossings += 1
      }
    }
    return crossings * 3 > width ? nil : crossings
  }
}
