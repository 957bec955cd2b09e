extension LossGrid {
  /// The loss at a point, interpolated between the four cells around it; nil outside of the viewport.
  ///
  /// Bilinear between finite losses. Beside one that is not finite the nearest cell decides, so that
  /// what has diverged neither spreads nor shrinks. The outer half of a border cell has the value at
  /// its centre line.
  public func value(at point: PlaneCoordinates) -> Double? {
    guard viewport.contains(point) else { return nil }
    return Bracket.interpolated(
      Bracket(
        of: (point.x - viewport.x.lowerBound) / viewport.width * Double(columns) - 0.5,
        count: columns),
      Bracket(
        of: (point.y - viewport.y.lowerBound) / viewport.height * Double(rows) - 0.5, count: rows),
      value: loss(atColumn:row:))
  }
}
