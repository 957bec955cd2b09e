/// Which texts of a table stand where.
struct TableLayout {
  /// A name and what stands beside it.
  typealias Line = (name: StyledText, cells: [StyledText])

  /// What the box may cover.
  let room: Rect
  /// Heads and rows, from the top.
  let lines: [Line]
  let nameWidth: Int
  /// One a head.
  let widths: [Int]
  /// Columns in front of each of the widths.
  let gap: Int

  /// Columns that the texts take in all.
  var columns: Int { widths.reduce(nameWidth) { $0 + gap + $1 } }
}

extension TableOverlay {
  /// All texts at length where they fit with a margin, and else as much of them as does.
  func layout(in rect: Rect, _ glyphs: GlyphSet) -> TableLayout {
    let whole: [TableLayout.Line] =
      [("", heads)] + rows.map { ($0.name.text, $0.cells.map(\.text)) }
    let layout = TableLayout(
      room: rect.inset(by: 1), lines: whole, nameWidth: nameWidth(of: whole, in: glyphs),
      widths: widths(of: whole, in: glyphs), gap: 2)
    return layout.columns + 4 <= layout.room.columns ? layout : tightLayout(in: rect, glyphs)
  }

  private func tightLayout(in rect: Rect, _ glyphs: GlyphSet) -> TableLayout {
    let short: [TableLayout.Line] = rows.map { ($0.name.short, $0.cells.map(\.short)) }
    let nameWidth = nameWidth(of: short, in: glyphs)
    let titles = heads.map { glyphs.spelling(of: $0.plain) }
    let words = titles.map { $0.split(separator: " ").map(\.unicodeScalars.count).max() ?? 0 }
    let least = zip(widths(of: short, in: glyphs), words).map { max($0, $1) }
    let widths = Self.widths(
      from: least, to: zip(least, titles).map { max($0, $1.unicodeScalars.count) },
      within: rect.columns - 4 - nameWidth - heads.count)

    let wrapped = zip(zip(heads, titles), widths).map { head, width in
      head.1.wrapped(toColumns: width).map { line in
        StyledText(
          line, head.0.runs.first?.ink ?? .text, isBold: head.0.runs.first?.isBold ?? false)
      }
    }
    let headLines = wrapped.map(\.count).max() ?? 0
    // Between the first line of the window and the last, which tells the keys; heads may take the first.
    let spare = rect.rows - 4 - rows.count
    let headRows: [[StyledText]] =
      headLines <= spare + 1
      ? (0..<headLines).map { line in
        wrapped.map { $0.count < headLines - line ? "" : $0[$0.count - headLines + line] }
      } : [heads.cut(to: widths, in: glyphs)]
    return TableLayout(
      room: rect.inset(top: headLines == spare + 1 ? 0 : 1, bottom: 1),
      lines: headRows.map { TableLayout.Line("", $0) } + short, nameWidth: nameWidth,
      widths: widths, gap: 1)
  }

  private func nameWidth(of lines: [TableLayout.Line], in glyphs: GlyphSet) -> Int {
    lines.map { $0.name.width(in: glyphs) }.max() ?? 0
  }

  private func widths(of lines: [TableLayout.Line], in glyphs: GlyphSet) -> [Int] {
    heads.indices.map { column in
      lines.map { $0.cells.indices.contains(column) ? $0.cells[column].width(in: glyphs) : 0 }
        .max() ?? 0
    }
  }

  /// Widths as equal as they may be, together no more than there is room for: each at least that of its
  /// figures and at most that of its head; and where figures have no room, none above what is left for it.
  private static func widths(from least: [Int], to most: [Int], within room: Int) -> [Int] {
    let fits = least.reduce(0, +) <= room
    func widths(ofLevel level: Int) -> [Int] {
      zip(least, most).map { fits ? min(max(level, $0), $1) : min(level, $0) }
    }
    let level = (1...max(1, room)).last { widths(ofLevel: $0).reduce(0, +) <= room }
    return widths(ofLevel: level ?? 1)
  }
}
