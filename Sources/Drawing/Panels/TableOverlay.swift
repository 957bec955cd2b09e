/// A boxed table on top of everything: names on the left, and a column of figures for each head.
public struct TableOverlay: Drawable, Sendable {
  /// A line of the table.
  public struct Row: Hashable, Sendable {
    /// On the left.
    public var name: StyledText
    /// One a head, flush right.
    public var cells: [StyledText]

    /// `cells` has one for each of the table's heads, empty where there is no figure.
    public init(_ name: StyledText, _ cells: [StyledText]) {
      self.name = name
      self.cells = cells
    }
  }

  /// In the upper edge of the box.
  public var title: StyledText
  /// At the right end of the upper edge.
  public var titleTrailing: StyledText
  /// Above the columns.
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

  /// Draws the box in the middle of the rectangle, no larger than it has to be; from edge to edge and its
  /// columns close together only where they are cut all the same.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    var all = [Row("", heads)] + rows
    let nameWidth = all.map { $0.name.width(in: appearance.glyphs) }.max() ?? 0
    let needed = heads.indices.map { column in
      all.map { row in
        row.cells.indices.contains(column) ? row.cells[column].width(in: appearance.glyphs) : 0
      }.max() ?? 0
    }
    let isTight = nameWidth + needed.reduce(4) { $0 + $1 + 2 } > rect.columns - 2
    let gap = isTight ? 1 : 2
    let room = isTight ? rect.inset(top: 1, bottom: 1) : rect.inset(by: 1)
    let fair = (room.columns - 4 - nameWidth) / max(heads.count, 1) - gap
    let widths = needed.map { min($0, max(fair, 1)) }
    all[0].cells = distinctHeads(widths, in: appearance.glyphs)
    let width = nameWidth + widths.reduce(0) { $0 + $1 + gap }
    let box = room.centred(
      columns: max(width + 4, title.width(in: appearance.glyphs) + 6), rows: all.count + 2)
    Panel(
      title: title, titleTrailing: titleTrailing, footerLeading: footer, isFocused: true
    ).draw(in: box, of: &screen, appearance: appearance)
    let area = Panel.content(of: box).inset(left: 1, right: 1)
    for (line, row) in zip(area.row..<max(area.row, area.endRow), all) {
      var column = area.column
      screen.draw(
        row.name, column: column, row: line, width: min(nameWidth, area.columns),
        appearance: appearance)
      column += nameWidth
      for (cell, width) in zip(row.cells, widths) {
        column += gap
        screen.draw(
          cell, column: column, row: line, width: min(width, area.endColumn - column),
          alignment: .trailing, appearance: appearance)
        column += width
      }
    }
  }

  /// The heads, without their middles where without their ends some would look alike.
  private func distinctHeads(_ widths: [Int], in glyphs: GlyphSet) -> [StyledText] {
    let beginnings = zip(heads, widths).map { glyphs.spelling(of: $0.plain).prefix(max($1 - 1, 0)) }
    guard Set(beginnings).count < heads.count else { return heads }
    return zip(heads, widths).map { $0.withoutMiddle(in: $1, glyphs) }
  }
}

extension StyledText {
  /// Both ends of the text in the ink of its first run, where there is no room for all of it.
  fileprivate func withoutMiddle(in columns: Int, _ glyphs: GlyphSet) -> StyledText {
    guard let run = runs.first, width(in: glyphs) > columns, columns > 2 else { return self }
    let text = glyphs.spelling(of: plain)
    let end = (columns - 1) / 2
    let beginning = text.prefix(columns - 1 - end)
    return StyledText(
      "\(beginning)\(Character(glyphs.glyph(.ellipsis)))\(text.suffix(end))", run.ink,
      isBold: run.isBold)
  }
}
