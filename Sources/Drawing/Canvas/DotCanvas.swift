/// A drawing surface of dots, two across and four down in a cell, in layers.
///
/// A cell has one colour for its glyph, so the dots of a cell belong to one layer: the highest that
/// drew there. Dots of lower layers in that cell are dropped instead of taking a colour that is not
/// theirs. Within a layer dots add up, and the latest tag counts.
///
/// Positions are in dots from the top left, y downwards. Dot (i, j) covers i ≤ x < i + 1 and
/// j ≤ y < j + 1: a position is rounded *down*, and the far edges belong to the last dot.
///
/// On a canvas of 10 columns (20 dots) that shows 0...1:
///
///     value   position   dot
///     0.0      0.0        0
///     0.049    0.98       0
///     0.05     1.0        1
///     0.5     10.0       10
///     1.0     20.0       19   (the edge itself)
public struct DotCanvas: Sendable {
  /// Cells across.
  public let columns: Int
  /// Cells down.
  public let rows: Int
  private var cells: [DotCell]

  /// Dots across a cell.
  public static let dotsPerColumn = 2
  /// Dots down a cell.
  public static let dotsPerRow = 4

  /// An empty canvas of that many cells.
  public init(size: Size) {
    columns = size.columns
    rows = size.rows
    cells = Array(repeating: DotCell(), count: columns * rows)
  }

  /// Dots across the canvas.
  public var dotColumns: Int { columns * Self.dotsPerColumn }
  /// Dots down the canvas.
  public var dotRows: Int { rows * Self.dotsPerRow }

  /// The dots of a cell of the canvas.
  public subscript(column: Int, row: Int) -> DotCell {
    cells[row * columns + column]
  }

  /// Sets a dot; one outside of the canvas is ignored.
  public mutating func setDot(x: Int, y: Int, layer: UInt8 = 1, tag: UInt8 = 0) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    cells[(y / Self.dotsPerRow) * columns + x / Self.dotsPerColumn].add(
      DotCell.bit(x: x % Self.dotsPerColumn, y: y % Self.dotsPerRow), layer: layer, tag: tag)
  }

  /// Calls with every cell that has a dot, row by row.
  public func forEachCell(_ body: (_ column: Int, _ row: Int, _ cell: DotCell) -> Void) {
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = cells[row * columns + column]
        if cell.mask != 0 { body(column, row, cell) }
      }
    }
  }
}
