/// A boxed table on top of everything: names on the left, and a column of figures for each head.
public struct TableOverlay: Drawable, Sendable {
  /// What stands in one place of the table.
  public struct Entry: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// As it is to be read.
    public var text: StyledText
    /// The same in fewer columns, for a window that is too narrow for all texts.
    public var short: StyledText

    /// Where there is no shorter way, `short` is nil.
    public init(_ text: StyledText, short: StyledText? = nil) {
      self.text = text
      self.short = short ?? text
    }

    /// Plain text, short enough as it is.
    public init(stringLiteral text: String) { self.init(StyledText(text)) }
  }

  /// A line of the table.
  public struct Row: Hashable, Sendable {
    /// On the left.
    public var name: Entry
    /// One a head, flush right.
    public var cells: [Entry]

    /// `cells` has one for each of the table's heads, empty where there is no figure.
    public init(_ name: Entry, _ cells: [Entry]) {
      self.name = name
      self.cells = cells
    }
  }

  /// In the upper edge of the box.
  public var title: StyledText
  /// At the right end of the upper edge.
  public var titleTrailing: StyledText
  /// Above the columns, broken at spaces where the window is too narrow.
  public var heads: [StyledText]
  /// In order; those at the end that there is no room for are left out.
  public var rows: [Row]
  /// In the lower edge of the box.
  public var footer: StyledText

  /// `heads` stand above the cells of every row, by position.
  public init(
    title: StyledText, titleTrailing: StyledText = "", heads: [StyledText], rows: [Row],
    footer: StyledText = ""
  ) {
    self.title = title
    self.titleTrailing = titleTrailing
    self.heads = heads
    self.rows = rows
    self.footer = footer
  }

  /// Draws the box in the middle of the rectangle and no larger than it has to be.
  ///
  /// Where the rectangle has no room for all texts with a margin, the box goes from edge to edge, columns
  /// stand close together, entries are short and heads take several lines. What is too wide even so is cut,
  /// and heads that are cut keep their ends where they begin alike.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    let layout = layout(in: rect, appearance.glyphs)
    let box = layout.room.centred(
      columns: max(layout.columns + 4, title.width(in: appearance.glyphs) + 6),
      rows: layout.lines.count + 2)
    Panel(
      title: title, titleTrailing: titleTrailing, footerLeading: footer, isFocused: true
    ).draw(in: box, of: &screen, appearance: appearance)
    let area = Panel.content(of: box).inset(left: 1, right: 1)
    for (row, line) in zip(area.row..<max(area.row, area.endRow), layout.lines) {
      var column = area.column
      screen.draw(
        line.name, column: column, row: row, width: min(layout.nameWidth, area.columns),
        appearance: appearance)
      column += layout.nameWidth
      for (cell, width) in zip(line.cells, layout.widths) {
        column += layout.gap
        screen.draw(
          cell, column: column, row: row, width: min(width, area.endColumn - column),
          alignment: .trailing, appearance: appearance)
        column += width
      }
    }
  }
}
