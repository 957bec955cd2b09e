/// A rectangle of cells on a screen; column and row count from the top left.
///
/// A rectangle never has a negative extent: taking away more than there is leaves an empty one. So
/// a layout for a window that is too small draws nothing and needs no checks.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var column: Int
  /// The uppermost row.
  public var row: Int
  /// The width in columns.
  public let columns: Int
  /// The height in rows.
  public let rows: Int

  /// A rectangle; negative extents count as zero.
  public init(column: Int = 0, row: Int = 0, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
  }

  /// The whole of a screen of this size.
  public init(_ size: Size) {
    self.init(columns: size.columns, rows: size.rows)
  }

  /// Columns and rows.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
  /// One past the rightmost column.
  public var endColumn: Int { column + columns }
  /// One past the lowest row.
  public var endRow: Int { row + rows }

  /// Whether the cell at a column and row of the screen lies inside.
  public func contains(column: Int, row: Int) -> Bool {
    column >= self.column && column < endColumn && row >= self.row && row < endRow
  }
}

extension Rect {
  /// The rectangle without a margin of that many cells at each edge.
  public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    Rect(
      column: column + min(left, columns), row: row + min(top, rows),
      columns: columns - left - right, rows: rows - top - bottom)
  }

  /// The rectangle without the same margin at every edge.
  public func inset(by cells: Int) -> Rect {
    inset(top: cells, left: cells, bottom: cells, right: cells)
  }

  /// The uppermost `count` rows, and what lies below them.
  public func split(top count: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(count, 0), rows)
    return (inset(bottom: rows - taken), inset(top: taken))
  }

  /// The lowest `count` rows, and what lies above them.
  public func split(bottom count: Int) -> (rest: Rect, bottom: Rect) {
    let taken = min(max(count, 0), rows)
    return (inset(bottom: taken), inset(top: rows - taken))
  }

  /// The leftmost `count` columns, and what lies to the right of them.
  public func split(left count: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(count, 0), columns)
    return (inset(right: columns - taken), inset(left: taken))
  }

  /// The rightmost `count` columns, and what lies to the left of them.
  public func split(right count: Int) -> (rest: Rect, right: Rect) {
    let taken = min(max(count, 0), columns)
    return (inset(right: taken), inset(left: columns - taken))
  }

  /// Equal parts side by side; the leftover columns go to the first parts, one each.
  ///
  /// - Parameters:
  ///   - parts: How many, at least one.
  ///   - gap: Columns left free between two parts.
  public func columns(dividedInto parts: Int, gap: Int = 0) -> [Rect] {
    precondition(parts > 0, "A rectangle is divided into at least one part.")
    let free = max(columns - gap * (parts - 1), 0)
    var next = column
    return (0..<parts).map { part in
      let width = free / parts + (part < free % parts ? 1 : 0)
      defer { next += width + gap }
      return Rect(column: next, row: row, columns: width, rows: rows)
    }
  }

  /// A rectangle of at most this size in the middle of this one.
  public func centred(columns width: Int, rows height: Int) -> Rect {
    let width = min(max(width, 0), columns)
    let height = min(max(height, 0), rows)
    return Rect(
      column: column + (columns - width) / 2, row: row + (rows - height) / 2, columns: width,
      rows: height)
  }
}
