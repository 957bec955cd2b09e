extension SweepStrip {
  /// Where the parts of the strips lie.
  struct Layout {
    /// To the left of the blocks: the names of the sides.
    let names: Rect
    /// All strips, without the names and the axis.
    let blocks: Rect
    /// The axis under them; empty where there is no room.
    let axis: Rect
    /// Rows of one strip.
    let height: Int
    /// Rows from the top of one strip to the top of the next.
    let pitch: Int
    /// Whether there are steps under every strip: where a run of any has converged.
    let hasSteps: Bool
    /// One strip's words stand in a column; the names of several begin where the column does.
    let nameAlignment: Alignment
    private let count: Int

    init(_ strip: SweepStrip, in rect: Rect, glyphs: GlyphSet) {
      let longest =
        strip.rows.compactMap { strip.names(of: $0, in: glyphs).first?.width(in: glyphs) }.max()
        ?? 0
      // Without room for names there is some for their patterns, and for the word under them. Of several
      // strips nobody knows whose they are without names, so these take up to half of the columns.
      let narrow = rect.columns >= 30 ? 6 : 0
      let most = strip.rows.count > 1 ? rect.columns / 2 : rect.columns / 3
      let cut = strip.rows.count > 1 && rect.columns >= 30 ? most : narrow
      let width = longest + 1 <= most ? max(longest + 1, narrow) : cut
      let (left, right) = rect.split(left: width)
      count = max(1, strip.values.count)
      nameAlignment = strip.rows.count > 1 ? .leading : .trailing
      let sides = max(1, strip.rows.count)
      let axisRows = rect.rows > sides ? 1 : 0
      let room = rect.rows - axisRows
      let narrowest = right.columns / count
      let steps = (strip.rows + strip.others).flatMap { strip.steps(of: $0) }
      let widest = steps.compactMap { $0?.count }.max() ?? 0
      hasSteps = room >= 2 * sides && widest > 0 && widest < narrowest
      let rowsOfSteps = hasSteps ? 1 : 0
      let gap = room >= sides * (3 + rowsOfSteps) ? 1 : 0
      height = min(max((room - gap * (sides - 1)) / sides - rowsOfSteps, 1), 3)
      pitch = height + rowsOfSteps + gap
      let used = min(pitch * sides - gap, room)
      names = left.split(top: used).top
      blocks = right.split(top: used).top
      axis = right.split(top: used).rest.split(top: axisRows).top
    }

    /// The columns of a block.
    func columns(ofBlock position: Int) -> Range<Int> {
      let start = blocks.column + position * blocks.columns / count
      return start..<blocks.column + (position + 1) * blocks.columns / count
    }

    /// The rows of a strip.
    func rows(ofStrip position: Int) -> Range<Int> {
      let start = min(blocks.row + position * pitch, blocks.endRow)
      return start..<min(start + height, blocks.endRow)
    }
  }

  /// A place on the axis in blocks from the left edge of the first, so that 0.5 is its middle. Between
  /// the middles of two blocks it is logarithmic, and goes on like that at both ends.
  func place(of mark: Double) -> Double? {
    guard mark > 0, mark.isFinite, values.count > 1 else { return nil }
    let upper = min(max(values.firstIndex { $0 >= mark } ?? values.count, 1), values.count - 1)
    let (low, high) = (naturalLogarithm(values[upper - 1]), naturalLogarithm(values[upper]))
    guard low.isFinite, high > low else { return nil }
    return Double(upper) - 0.5 + (naturalLogarithm(mark) - low) / (high - low)
  }
}
