/// Losses over a rectangle of the plane, at the centres of evenly spaced boxes.
///
/// It need not be the rectangle that the picture shows: an older grid stays where it belongs while
/// a newer one is computed.
public struct ValueGrid: Hashable, Sendable {
  /// Values from left to right.
  public let columns: Int
  /// Values from bottom to top.
  public let rows: Int
  /// Row by row from the bottom, `columns` values each, so that index 0 lies at the lowest x and y.
  /// The value at column i and row j belongs to x = lower + (i + 0.5) / columns * width, and y
  /// likewise. Infinities and not-a-number are shown as such.
  public let values: [Double]
  /// The rectangle of the plane that the boxes share.
  public let range: PlotRange

  /// Traps unless there is one value a column and row, and at least one of each.
  public init(columns: Int, rows: Int, values: [Double], range: PlotRange) {
    precondition(columns > 0 && rows > 0, "A grid has at least one value.")
    precondition(values.count == columns * rows, "A grid has one value a column and row.")
    self.columns = columns
    self.rows = rows
    self.values = values
    self.range = range
  }
}
