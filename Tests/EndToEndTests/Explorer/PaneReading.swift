import Drawing
import TestSupport

/// What a person reads off the axes of one pane, and with that off the plot between them.
struct PaneReading {
  /// Columns of the screen that the pane takes.
  let columns: Range<Int>
  /// Rows of the screen between the title and the labels of the horizontal axis.
  let rows: Range<Int>
  /// Labels of the horizontal axis and the columns that they stand under, from left to right.
  let horizontal: [Label]
  /// Labels of the vertical axis and the rows that they stand beside, from bottom to top.
  let vertical: [Label]

  struct Label: Equatable {
    let value: Double
    let position: Double
  }

  /// Nil while a frame is being drawn, and without labels.
  init?(_ terminal: TerminalEmulator, pane: Int, of count: Int = 2) {
    let rowCount = terminal.size.rows
    guard !terminal.isDrawing,
      let bottom = (0..<rowCount).first(where: { terminal.row($0).hasPrefix("╰") }), bottom > 3
    else { return nil }
    let width = terminal.size.columns / count
    columns = pane * width..<(pane + 1) * width
    rows = 2..<bottom - 1
    let edge = columns.lowerBound
    horizontal = Self.labels(in: Self.text(terminal, row: bottom - 1, columns)).map { label in
      // A minus sign hangs to the left of the place.
      let sign = label.text.hasPrefix("-") ? 1.0 : 0
      let middle = Double(label.offset) + sign + (Double(label.text.count) - sign - 1) / 2
      return Label(value: label.value, position: Double(edge) + middle)
    }
    vertical = rows.reversed().compactMap { row in
      Self.labels(in: Self.text(terminal, row: row, edge + 1..<edge + 7)).first.map {
        Label(value: $0.value, position: Double(row))
      }
    }
    guard horizontal.count > 1, vertical.count > 1 else { return nil }
  }

  /// Units of the plane to a column, and to a row.
  var unitsPerColumn: Double { Self.slope(of: horizontal) }
  var unitsPerRow: Double { -Self.slope(of: vertical) }

  /// The plane's coordinates in the middle of a cell, as exactly as the labels tell: to about a cell.
  func coordinates(column: Int, row: Int) -> (x: Double, y: Double) {
    (
      horizontal[0].value + (Double(column) - horizontal[0].position) * unitsPerColumn,
      vertical[0].value - (Double(row) - vertical[0].position) * unitsPerRow
    )
  }

  /// The cell in which a glyph stands in the pane; nil where it does not, or in several.
  func place(of glyph: Unicode.Scalar, on terminal: TerminalEmulator) -> (column: Int, row: Int)? {
    let places = rows.flatMap { row in
      columns.filter { terminal.screen[$0, row].glyph == glyph }.map { (column: $0, row: row) }
    }
    return places.count == 1 ? places[0] : nil
  }

  /// The coordinates at which a glyph stands.
  func coordinates(
    of glyph: Unicode.Scalar, on terminal: TerminalEmulator
  ) -> (x: Double, y: Double)? {
    place(of: glyph, on: terminal).map { coordinates(column: $0.column, row: $0.row) }
  }

  private static func slope(of labels: [Label]) -> Double {
    let (first, last) = (labels[0], labels[labels.count - 1])
    return (last.value - first.value) / (last.position - first.position)
  }

  private static func text(_ terminal: TerminalEmulator, row: Int, _ columns: Range<Int>) -> String
  {
    var text = String.UnicodeScalarView()
    for column in columns { text.append(terminal.screen[column, row].glyph) }
    return String(text)
  }

  private static func labels(
    in text: String
  ) -> [(value: Double, text: Substring, offset: Int)] {
    text.matches(of: /-?\d+(\.\d+)?/).compactMap { match in
      Double(match.0).map {
        ($0, match.0, text.distance(from: text.startIndex, to: match.range.lowerBound))
      }
    }
  }
}
