import CCurses
import Drawing

extension CursesTerminal {
  /// Sends what changed as one frame and returns when the terminal has taken all of it, or when the
  /// program is to end.
  ///
  /// Where colour pairs run out even in a fresh table, the last cells go without colours.
  public func show(_ screen: Screen) {
    let screen = screen.size == size ? screen : screen.fitted(to: size)
    if !put(screen, over: shown) {
      // The colour pairs ran out. A fresh table has room for any screen but an enormous one.
      pairs.forgetAll()
      _ = put(screen, over: nil, spares: true)
    }
    shown = screen
    sendFrame()
  }

  /// Sends every cell of the last screen, as nothing is known of what the terminal shows.
  public func repaint() {
    ccurses_repaint()
    sendFrame()
  }

  /// Hands the cells that changed to ncurses.
  ///
  /// Returns false when the colour pairs run out, unless such cells may do without colours.
  private func put(_ screen: Screen, over old: Screen?, spares: Bool = false) -> Bool {
    var converted: [ccurses_cell] = []
    converted.reserveCapacity(size.columns)
    for row in 0..<size.rows {
      let range = row * size.columns..<(row + 1) * size.columns
      let new = screen.cells[range]
      guard let changed = Self.changedRange(new, old?.cells[range]) else { continue }
      converted.removeAll(keepingCapacity: true)
      for index in changed {
        guard let pair = pair(for: new[index]) ?? (spares ? 0 : nil) else { return false }
        converted.append(convert(new[index], pair: pair))
      }
      ccurses_put(
        Int32(row), Int32(changed.lowerBound - range.lowerBound), converted, Int32(changed.count))
    }
    return true
  }

  /// From the first to the last cell that differs; nil when none does.
  private static func changedRange(
    _ new: ArraySlice<Cell>, _ old: ArraySlice<Cell>?
  ) -> Range<Int>? {
    guard let old else { return new.indices }
    guard let first = new.indices.first(where: { new[$0] != old[$0] }) else { return nil }
    let last = new.indices.last { new[$0] != old[$0] } ?? first
    return first..<last + 1
  }

  /// Nil when the colour pairs ran out.
  private func pair(for cell: Cell) -> Int32? {
    // Nobody sees the foreground of a blank, and a pair less is a sequence less.
    let isBlank = cell.glyph == " " && cell.style.isDisjoint(with: [.underline, .reverse])
    return pairs.pair(
      foreground: isBlank ? .standard : cell.foreground, background: cell.background)
  }

  private func convert(_ cell: Cell, pair: Int32) -> ccurses_cell {
    var style = UInt32(cell.style.rawValue)
    if brightensWithBold, case .indexed(8..<16) = cell.foreground {
      style |= UInt32(CCURSES_BOLD)
    }
    var glyph = cell.glyph.value
    if !capabilities.supportsUnicode && glyph > 0x7E { glyph = UInt32(UInt8(ascii: "?")) }
    return ccurses_cell(glyph: glyph, pair: pair, style: style)
  }

  private func sendFrame() {
    var count = 0
    let bytes = ccurses_compose(&count)
    send(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }

  /// Sends bytes at the pace of the terminal, but does not outlast the end of the program.
  private func send(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      switch sendBytes(UnsafeRawBufferPointer(rebasing: rest)) {
      case .count(let written):
        rest = rest.dropFirst(written)
      case .later:
        let answer = ccurses_wait(device, true, -1)
        if ccurses_is_ending() || answer & Int32(CCURSES_HUNG_UP) != 0 { return }
      case .failed:
        return
      }
    }
  }
}

extension Screen {
  /// The same cells on another size, cut off or padded with blanks.
  fileprivate func fitted(to size: Size) -> Screen {
    var fitted = Screen(size: size)
    for row in 0..<min(size.rows, self.size.rows) {
      for column in 0..<min(size.columns, self.size.columns) {
        fitted[column, row] = self[column, row]
      }
    }
    return fitted
  }
}
