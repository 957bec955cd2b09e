extension SweepStrip {
  /// Draws the strips with their names, the steps under them and the axis, in so far as there is room.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    let layout = Layout(self, in: rect, glyphs: appearance.glyphs)
    guard !layout.blocks.isEmpty else { return }
    let painter = SweepPainter(scale: scale, appearance: appearance)
    for (position, row) in rows.enumerated() {
      let lines = layout.rows(ofStrip: position)
      guard !lines.isEmpty else { continue }
      drawName(of: row, row: lines.lowerBound, in: layout, of: &screen, appearance: appearance)
      for (block, run) in row.runs.enumerated() {
        let columns = layout.columns(ofBlock: block)
        for column in columns {
          for line in lines { screen[column, line] = painter.cell(of: run) }
        }
        if case .reached(_, _?) = run, !layout.hasSteps, !columns.isEmpty {
          let (middle, line) = (columns.lowerBound + (columns.count - 1) / 2, lines.middle)
          screen[middle, line] = painter.cell(of: run, under: .bead)
        }
      }
      drawMark(of: row, line: lines.middle, in: layout, painter: painter, of: &screen)
      if layout.hasSteps {
        drawSteps(of: row, line: lines.upperBound, in: layout, of: &screen, appearance: appearance)
      }
    }
    drawAxis(in: layout, of: &screen, appearance: appearance)
  }

  private func drawName(
    of row: Row, row line: Int, in layout: Layout, of screen: inout Screen, appearance: Appearance
  ) {
    let names = names(of: row, in: appearance.glyphs)
    let fitting = names.first { $0.width(in: appearance.glyphs) < layout.names.columns }
    // Of several names as much as there is room for.
    let isCut = rows.count > 1 && layout.names.columns >= 15
    screen.draw(
      (isCut ? names.first : fitting) ?? "", column: layout.names.column, row: line,
      width: layout.names.columns - 1, alignment: layout.nameAlignment, appearance: appearance)
  }

  private func drawSteps(
    of row: Row, line: Int, in layout: Layout, of screen: inout Screen, appearance: Appearance
  ) {
    screen.draw(
      StyledText("steps", .dim), column: layout.names.column, row: line,
      width: layout.names.columns - 1, alignment: .trailing, appearance: appearance)
    for (block, steps) in steps(of: row).enumerated() {
      guard let steps else { continue }
      let columns = layout.columns(ofBlock: block)
      screen.draw(
        StyledText(steps), column: columns.lowerBound, row: line, width: columns.count,
        alignment: .centre, appearance: appearance)
    }
  }

  /// The sign of where a side stands, or an arrow at the edge that it lies beyond.
  private func drawMark(
    of row: Row, line: Int, in layout: Layout, painter: SweepPainter, of screen: inout Screen
  ) {
    guard let mark = row.mark, let place = place(of: mark), !row.runs.isEmpty else { return }
    let last = row.runs.count - 1
    let block = min(max(Int(place.rounded(.down)), 0), last)
    let columns = layout.columns(ofBlock: block)
    guard !columns.isEmpty else { return }
    let symbol: Symbol = place < 0 ? .exitLeft : place > Double(last + 1) ? .exitRight : .now
    let share = min(max(place - Double(block), 0), 1)
    let offset = min(Int(share * Double(columns.count)), columns.count - 1)
    screen[columns.lowerBound + offset, line] = painter.cell(
      of: row.runs[block], under: symbol, ink: .side(row.side))
  }

  /// As many of the labels as have room, evenly chosen: powers of ten before all others.
  private func drawAxis(in layout: Layout, of screen: inout Screen, appearance: Appearance) {
    guard !layout.axis.isEmpty else { return }
    if StyledText(axisName).width(in: appearance.glyphs) < layout.names.columns {
      screen.draw(
        StyledText(axisName, .dim), column: layout.names.column, row: layout.axis.row,
        width: layout.names.columns - 1, alignment: .trailing, appearance: appearance)
    }
    var end = layout.axis.column
    for block in labelled(in: layout) {
      let (label, columns) = (labels[block], layout.columns(ofBlock: block))
      let middle = columns.lowerBound + (columns.count - label.count) / 2
      let start = min(max(middle, layout.axis.column), layout.axis.endColumn - label.count)
      guard start >= end else { continue }
      screen.draw(
        StyledText(label, .dim), column: start, row: layout.axis.row, width: label.count,
        appearance: appearance)
      end = start + label.count + 1
    }
  }

  private func labelled(in layout: Layout) -> [Int] {
    let all = Array(labels.indices)
    let width = Double(layout.axis.columns) / Double(max(labels.count, 1))
    let widest = labels.map(\.count).max() ?? 0
    if Double(widest + 1) <= width { return all }
    let round = all.filter { position in
      values.indices.contains(position) && values[position] > 0
        && abs(decimalLogarithm(values[position]).remainder(dividingBy: 1)) < 1e-9
    }
    let chosen = round.count > 1 ? round : all
    let room = Double(widest + 2) * Double(chosen.count) / Double(max(layout.axis.columns, 1))
    let stride = round.count > 1 ? 1 : max(1, Int(room.rounded(.up)))
    return chosen.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
  }
}

extension Range<Int> {
  /// The bound in the middle, or just above it.
  fileprivate var middle: Int { lowerBound + (count - 1) / 2 }
}
