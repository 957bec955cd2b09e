/// A boxed table of keys, in as many columns as fit, that scrolls when they do not.
public struct HelpOverlay: Drawable, Sendable {
  /// Keys that belong together.
  public struct Section: Hashable, Sendable {
    /// Above the keys.
    public var title: String
    /// The keys, in order.
    public var hints: [KeyHints.Hint]

    /// A section without hints is its title alone.
    public init(title: String, hints: [KeyHints.Hint]) {
      self.title = title
      self.hints = hints
    }
  }

  /// In the upper edge of the box.
  public var title: StyledText
  /// In order, one below the other.
  public var sections: [Section]
  /// Lines left out at the top.
  public var scroll: Int
  /// In the lower edge of the box.
  public var footer: StyledText

  /// Scrolled too far, it shows the last lines that fill the box.
  public init(title: StyledText, sections: [Section], scroll: Int = 0, footer: StyledText = "") {
    self.title = title
    self.sections = sections
    self.scroll = scroll
    self.footer = footer
  }

  /// Draws the box in the middle of the rectangle, no larger than it has to be.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    let lines = lines(appearance: appearance)
    let width = (lines.map { $0.width(in: appearance.glyphs) }.max() ?? 0)
    let room = rect.inset(by: 1)
    let fitting = max((room.columns - 4 + 3) / max(width + 3, 1), 1)
    let columns = min(fitting, max((lines.count + room.rows - 3) / max(room.rows - 2, 1), 1))
    let height = (lines.count + columns - 1) / columns
    let box = room.centred(columns: columns * (width + 3) + 1, rows: height + 2)
    Panel(title: title, footerLeading: footer, isFocused: true).draw(
      in: box, of: &screen, appearance: appearance)
    let area = Panel.content(of: box).inset(left: 1, right: 1)
    let hidden = min(max(scroll, 0), max(height - area.rows, 0))
    for (index, line) in lines.enumerated() {
      let (column, row) = (index / max(height, 1), index % max(height, 1) - hidden)
      guard row >= 0, row < area.rows else { continue }
      let left = area.column + column * (width + 3)
      screen.draw(
        line, column: left, row: area.row + row, width: min(width, area.endColumn - left),
        appearance: appearance)
    }
  }

  private func lines(appearance: Appearance) -> [StyledText] {
    let keyWidth =
      sections.flatMap(\.hints).map { StyledText($0.key).width(in: appearance.glyphs) }.max() ?? 0
    return sections.enumerated().flatMap { index, section -> [StyledText] in
      let heading = StyledText(section.title, .text, isBold: true)
      let hints = section.hints.map { hint in
        let key = StyledText(hint.key, .accent)
        let padding = String(repeating: " ", count: keyWidth - key.width(in: appearance.glyphs) + 2)
        return key + StyledText(padding + hint.label, .dim)
      }
      return (index > 0 ? [StyledText()] : []) + [heading] + hints
    }
  }
}
