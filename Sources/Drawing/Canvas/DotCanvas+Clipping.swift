extension DotCanvas {
  /// The part of a segment on the canvas and a dot around it, cut at one edge after the other;
  /// `nil` when there is none.
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

/// Where the line through two points has a given x; halved on the way, so that the differences of
/// the largest numbers stay finite.
private func height(at x: Double, _ a: PlotPoint, _ b: PlotPoint) -> Double {
  guard x != a.x else { return a.y }
  guard x != b.x else { return b.y }
  let share = (x / 2 - a.x / 2) / (b.x / 2 - a.x / 2)
  return a.y * (1 - share) + b.y * share
}

extension Double {
  func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
