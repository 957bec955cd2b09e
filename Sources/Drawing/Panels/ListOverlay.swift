/// A boxed list on top of everything, with one row picked and an optional filter.
public struct ListOverlay: Drawable, Sendable {
  /// In the upper edge of the box.
  public var title: StyledText
  /// Rows of cells; columns line up.
  public var rows: [[StyledText]]
  /// The picked row, from 0; it is always in sight.
  public var selected: Int
  /// What has been typed to narrow the list; `nil` while nobody is typing.
  public var filter: String?
  /// In the lower edge.
  public var footer: StyledText
  /// Which row of the list `rows` begins with, where the list is too long to be made as a whole.
  public var firstRow = 0
  /// Rows of the whole list; as many as `rows` when nil.
  public var total: Int?
  /// Widths of the columns; as wide as `rows` need when nil.
  public var widths: [Int]?

  /// A list whose rows are all given; `firstRow`, `total` and `widths` are for longer ones.
  public init(
    title: StyledText, rows: [[StyledText]], selected: Int = 0, filter: String? = nil,
    footer: StyledText = ""
  ) {
    self.title = title
    self.rows = rows
    self.selected = selected
    self.filter = filter
    self.footer = footer
  }

  /// The row of the list under a row of the screen, for a mouse click.
  public func row(atScreenRow screenRow: Int, in rect: Rect, appearance: Appearance) -> Int? {
    let box = box(in: rect, appearance: appearance)
    let list = listArea(of: box)
    guard screenRow >= list.row, screenRow < list.endRow else { return nil }
    let row = topRow(visible: list.rows) + screenRow - list.row
    return rows.indices.contains(row - firstRow) ? row : nil
  }

  /// Draws the box in the middle of the rectangle, no larger than it has to be.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    let box = box(in: rect, appearance: appearance)
    let position = count == 0 ? "" : "\(min(max(selected, 0), count - 1) + 1)/\(count)"
    Panel(
      title: title, titleTrailing: StyledText(position, .dim), footerLeading: footer,
      isFocused: true
    ).draw(in: box, of: &screen, appearance: appearance)
    let line = Panel.content(of: box).inset(left: 1, right: 1)
    if let filter, !line.isEmpty {
      screen.draw(
        StyledText("/ ", .accent, isBold: true) + StyledText(filter) + StyledText("▌", .accent),
        column: line.column, row: line.row, width: line.columns, appearance: appearance)
    }
    let list = listArea(of: box)
    let widths = columnWidths(appearance: appearance)
    let first = topRow(visible: list.rows)
    for (offset, row) in rows.dropFirst(first - firstRow).prefix(list.rows).enumerated() {
      let line = Rect(
        column: list.column, row: list.row + offset, columns: list.columns, rows: 1)
      draw(
        row, widths: widths, isSelected: first + offset == selected, in: line, of: &screen,
        appearance: appearance)
    }
  }

  private func draw(
    _ row: [StyledText], widths: [Int], isSelected: Bool, in line: Rect, of screen: inout Screen,
    appearance: Appearance
  ) {
    guard !line.isEmpty else { return }
    let palette = appearance.palette
    if isSelected {
      screen.fill(line, with: Cell(foreground: palette.text, background: palette.selection))
      screen.draw(
        StyledText("▸", .accent, isBold: true), column: line.column, row: line.row, width: 1,
        appearance: appearance)
    }
    var column = line.column + 2
    for (cell, width) in zip(row, widths) {
      screen.draw(
        cell, column: column, row: line.row, width: min(width, line.endColumn - 1 - column),
        appearance: appearance)
      column += width + 2
    }
    guard isSelected, appearance.colors.hasTextures else { return }
    for column in line.column..<line.endColumn { screen[column, line.row].style.insert(.reverse) }
  }

  /// Rows of the whole list.
  private var count: Int { total ?? rows.count }

  private func columnWidths(appearance: Appearance) -> [Int] {
    if let widths { return widths }
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].width(in: appearance.glyphs) : 0 }.max() ?? 0
    }
  }

  private func box(in rect: Rect, appearance: Appearance) -> Rect {
    let widths = columnWidths(appearance: appearance)
    let width = widths.reduce(0, +) + 2 * max(widths.count - 1, 0) + 6
    let needed = max(width, title.width(in: appearance.glyphs) + 14, 30)
    return rect.inset(by: 1).centred(
      columns: needed, rows: count + 2 + (filter == nil ? 0 : 2))
  }

  private func listArea(of box: Rect) -> Rect {
    Panel.content(of: box).inset(top: filter == nil ? 0 : 2)
  }

  /// Scrolled so that the picked row is in the middle where possible.
  private func topRow(visible: Int) -> Int {
    min(max(selected - visible / 2, 0), max(count - visible, 0))
  }
}
