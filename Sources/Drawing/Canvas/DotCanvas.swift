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
  public let columns: Int
  public let rows: Int
  private var cells: [DotCell]

  public static let dotsPerColumn = 2
  public static let dotsPerRow = 4

  /// An empty canvas of that many cells.
  public init(size: Size) {
    columns = size.columns
    rows = size.rows
    cells = Array(repeating: DotCell(), count: columns * rows)
  }

  public var dotColumns: Int { columns * Self.dotsPerColumn }
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

/// The dots of one cell and whom they belong to.
public struct DotCell: Hashable, Sendable {
  /// One bit a dot, in the order of Unicode's braille patterns.
  public private(set) var mask: UInt8 = 0
  /// The layer of the dots; 0 when there are none.
  public private(set) var layer: UInt8 = 0
  /// What the layer's owner wants to know when colouring: the age of a path, the number of a series.
  public private(set) var tag: UInt8 = 0

  fileprivate mutating func add(_ bit: UInt8, layer: UInt8, tag: UInt8) {
    guard layer >= self.layer else { return }
    mask = layer > self.layer ? bit : mask | bit
    self.layer = layer
    self.tag = tag
  }

  /// The bit of a dot, x 0 or 1 and y 0 to 3. Unicode numbers braille dots down the first three rows
  /// of each column and appends the fourth row.
  static func bit(x: Int, y: Int) -> UInt8 {
    y == 3 ? 0x40 << x : 1 << (y + 3 * x)
  }

  /// The glyph that shows the dots best on a rung of the ladder.
  public func glyph(in glyphs: GlyphSet) -> Unicode.Scalar {
    DotCell.glyphs(of: glyphs)[Int(mask)]
  }
}
