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

  /// Draws a dot at a position, one dot or two by two.
  public mutating func drawPoint(at point: PlotPoint, _ stroke: Stroke = Stroke()) {
    drawLine(through: [point, point], stroke)
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
}
