/// How a line is drawn on a `DotCanvas`.
public struct Stroke: Hashable, Sendable {
  public enum Width: Hashable, Sendable {
    /// One dot.
    case thin
    /// Two dots.
    case bold
  }

  public var width: Width
  public var pattern: LinePattern
  public var layer: UInt8
  public var tag: UInt8

  public init(
    width: Width = .thin, pattern: LinePattern = .solid, layer: UInt8 = 1, tag: UInt8 = 0
  ) {
    self.width = width
    self.pattern = pattern
    self.layer = layer
    self.tag = tag
  }
}

extension DotCanvas {
  /// Draws a line through points given in dots, y downwards.
  ///
  /// The line is clipped to the canvas, however far its points lie outside. It is interrupted at
  /// points that are not finite. A thin line has no corners: where it turns from across to down the
  /// dot in the elbow is left out, so that curves look even.
  public mutating func drawLine(
    through points: some Sequence<PlotPoint>, _ stroke: Stroke = Stroke()
  ) {
    var trace = Trace(stroke: stroke)
    var previous: PlotPoint?
    for point in points {
      guard point.isFinite else {
        trace.lift(on: &self)
        previous = nil
        continue
      }
      if let previous { drawSegment(from: previous, to: point, with: &trace) }
      previous = point
    }
    trace.lift(on: &self)
  }

  private mutating func drawSegment(
    from start: PlotPoint, to end: PlotPoint, with trace: inout Trace
  ) {
    guard let (from, to) = clipped(from: start, to: end) else {
      trace.lift(on: &self)
      return
    }
    if from != start { trace.lift(on: &self) }
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    // One dot for each column, or row where the line is steep, taken at its middle.
    if abs(dx) >= abs(dy) {
      let slope = dx == 0 ? 0 : dy / dx
      let (first, last) = (trace.dot(from.x, of: dotColumns), trace.dot(to.x, of: dotColumns))
      for x in stride(from: first, through: last, by: first <= last ? 1 : -1) {
        let along = trace.middle(of: x).clamped(to: min(from.x, to.x)...max(from.x, to.x))
        trace.move(x: x, y: trace.dot(from.y + (along - from.x) * slope, of: dotRows), on: &self)
      }
    } else {
      let slope = dx / dy
      let (first, last) = (trace.dot(from.y, of: dotRows), trace.dot(to.y, of: dotRows))
      for y in stride(from: first, through: last, by: first <= last ? 1 : -1) {
        let along = trace.middle(of: y).clamped(to: min(from.y, to.y)...max(from.y, to.y))
        trace.move(x: trace.dot(from.x + (along - from.y) * slope, of: dotColumns), y: y, on: &self)
      }
    }
    if to != end { trace.lift(on: &self) }
  }

  /// The part of a segment on the canvas and a dot around it, cut at one edge after the other; `nil`
  /// when there is none.
  func clipped(from start: PlotPoint, to end: PlotPoint) -> (PlotPoint, PlotPoint)? {
    let (columns, rows) = (-1...Double(dotColumns) + 1, -1...Double(dotRows) + 1)
    var (from, to) = (start, end)
    if !columns.contains(from.x) || !columns.contains(to.x) {
      guard max(from.x, to.x) >= columns.lowerBound, min(from.x, to.x) <= columns.upperBound
      else { return nil }
      (from, to) = (
        PlotPoint(from.x.clamped(to: columns), height(at: from.x.clamped(to: columns), from, to)),
        PlotPoint(to.x.clamped(to: columns), height(at: to.x.clamped(to: columns), from, to))
      )
    }
    if !rows.contains(from.y) || !rows.contains(to.y) {
      guard max(from.y, to.y) >= rows.lowerBound, min(from.y, to.y) <= rows.upperBound
      else { return nil }
      let (a, b) = (PlotPoint(from.y, from.x), PlotPoint(to.y, to.x))
      (from, to) = (
        PlotPoint(height(at: a.x.clamped(to: rows), a, b), a.x.clamped(to: rows)),
        PlotPoint(height(at: b.x.clamped(to: rows), a, b), b.x.clamped(to: rows))
      )
    }
    return (from, to)
  }
}

/// Where the line through two points has a given x; halved on the way, so that the differences of the
/// largest numbers stay finite.
private func height(at x: Double, _ a: PlotPoint, _ b: PlotPoint) -> Double {
  guard x != a.x else { return a.y }
  guard x != b.x else { return b.y }
  let share = (x / 2 - a.x / 2) / (b.x / 2 - a.x / 2)
  return a.y * (1 - share) + b.y * share
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

/// A pen on its way over a canvas; it looks back two dots to leave out elbows.
private struct Trace {
  private struct Dot: Equatable {
    var x: Int
    var y: Int
    func isDiagonal(to other: Dot) -> Bool { abs(x - other.x) == 1 && abs(y - other.y) == 1 }
  }

  let stroke: Stroke
  private var beforeLast: Dot?
  private var last: Dot?
  private var distance = 0

  init(stroke: Stroke) {
    self.stroke = stroke
  }

  /// The dot at a position, of a number of dots in a row. A bold line is put together from corners
  /// between dots: the nearest one counts.
  func dot(_ position: Double, of count: Int) -> Int {
    switch stroke.width {
    case .thin: position == Double(count) ? count - 1 : Int(position.rounded(.down))
    case .bold: Int((position + 0.5).rounded(.down))
    }
  }

  /// The position in the middle of what rounds to a dot.
  func middle(of dot: Int) -> Double {
    stroke.width == .thin ? Double(dot) + 0.5 : Double(dot)
  }

  mutating func move(x: Int, y: Int, on canvas: inout DotCanvas) {
    let dot = Dot(x: x, y: y)
    guard let last else {
      self.last = dot
      return
    }
    guard dot != last else { return }
    if let beforeLast, stroke.width == .thin, dot.isDiagonal(to: beforeLast) {
      self.last = dot
      return
    }
    put(last, on: &canvas)
    beforeLast = last
    self.last = dot
  }

  /// Ends the line.
  mutating func lift(on canvas: inout DotCanvas) {
    if let last { put(last, on: &canvas) }
    beforeLast = nil
    last = nil
  }

  private mutating func put(_ dot: Dot, on canvas: inout DotCanvas) {
    defer { distance += 1 }
    guard stroke.pattern.isDrawn(at: distance) else { return }
    switch stroke.width {
    case .thin: canvas.setDot(x: dot.x, y: dot.y, layer: stroke.layer, tag: stroke.tag)
    case .bold:
      // The four dots around the nearest corner.
      for y in (dot.y - 1)...dot.y {
        for x in (dot.x - 1)...dot.x {
          canvas.setDot(x: x, y: y, layer: stroke.layer, tag: stroke.tag)
        }
      }
    }
  }
}

extension DotCanvas {
  /// Draws a dot at a position, one dot or two by two.
  public mutating func drawPoint(at point: PlotPoint, _ stroke: Stroke = Stroke()) {
    drawLine(through: [point, point], stroke)
  }
}
