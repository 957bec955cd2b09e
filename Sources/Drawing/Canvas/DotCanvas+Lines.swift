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
    let stepShare = 1 / Double(steps)
    for step in 0...steps {
      let share = Double(step) * stepShare
      trace.move(to: PlotPoint(from.x + dx * share, from.y + dy * share), on: &self)
    }
    if to != end { trace.lift(on: &self) }
  }

  /// The part of a segment on the canvas and a dot around it (Liang and Barsky 1984).
  func clipped(from start: PlotPoint, to end: PlotPoint) -> (PlotPoint, PlotPoint)? {
    let (x, y) = (-1...Double(dotColumns) + 1, -1...Double(dotRows) + 1)
    if x.contains(start.x), x.contains(end.x), y.contains(start.y), y.contains(end.y) {
      return (start, end)
    }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    var (enters, leaves) = (0.0, 1.0)
    func cut(slope: Double, room: Double) -> Bool {
      if slope == 0 { return room >= 0 }
      if slope < 0 {
        enters = max(enters, room / slope)
      } else {
        leaves = min(leaves, room / slope)
      }
      return true
    }
    guard cut(slope: -dx, room: start.x - x.lowerBound),
      cut(slope: dx, room: x.upperBound - start.x),
      cut(slope: -dy, room: start.y - y.lowerBound), cut(slope: dy, room: y.upperBound - start.y)
    else { return nil }
    guard enters <= leaves else { return nil }
    // Far outside a rounding error is as wide as the canvas: stay on it whatever comes out.
    func point(at share: Double) -> PlotPoint {
      PlotPoint((start.x + dx * share).clamped(to: x), (start.y + dy * share).clamped(to: y))
    }
    return (enters == 0 ? start : point(at: enters), leaves == 1 ? end : point(at: leaves))
  }
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
