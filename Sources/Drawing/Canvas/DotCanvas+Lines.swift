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
    let steps = max(Int(max(abs(dx), abs(dy)).rounded(.up)), 1)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      trace.move(to: PlotPoint(from.x + dx * share, from.y + dy * share), on: &self)
    }
    if to != end { trace.lift(on: &self) }
  }

  /// The part of a segment on the canvas and a dot around it (Liang and Barsky 1984).
  func clipped(from start: PlotPoint, to end: PlotPoint) -> (PlotPoint, PlotPoint)? {
    let margin = 1.0
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    var (enters, leaves) = (0.0, 1.0)
    for (slope, room) in [
      (-dx, start.x + margin), (dx, Double(dotColumns) + margin - start.x),
      (-dy, start.y + margin), (dy, Double(dotRows) + margin - start.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        enters = max(enters, room / slope)
      } else {
        leaves = min(leaves, room / slope)
      }
    }
    guard enters <= leaves else { return nil }
    let from = enters == 0 ? start : PlotPoint(start.x + dx * enters, start.y + dy * enters)
    let to = leaves == 1 ? end : PlotPoint(start.x + dx * leaves, start.y + dy * leaves)
    return (from, to)
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

  mutating func move(to point: PlotPoint, on canvas: inout DotCanvas) {
    let dot: Dot
    switch stroke.width {
    case .thin:
      dot = Dot(
        x: canvas.dot(point.x, of: canvas.dotColumns), y: canvas.dot(point.y, of: canvas.dotRows))
    case .bold: dot = Dot(x: Int((point.x).rounded()), y: Int((point.y).rounded()))
    }
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
  /// The dot that a position falls into, of a number of dots; the far edge belongs to the last.
  func dot(_ position: Double, of count: Int) -> Int {
    position == Double(count) ? count - 1 : Int(position.rounded(.down))
  }

  /// Draws a dot at a position, one dot or two by two.
  public mutating func drawPoint(at point: PlotPoint, _ stroke: Stroke = Stroke()) {
    guard point.isFinite, abs(point.x) < 1e9, abs(point.y) < 1e9 else { return }
    var trace = Trace(stroke: stroke)
    trace.move(to: point, on: &self)
    trace.lift(on: &self)
  }
}
