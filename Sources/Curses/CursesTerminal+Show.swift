import CCurses
import Drawing

extension CursesTerminal {
  public func show(_ screen: Screen) {
    let screen = screen.size == size ? screen : screen.fitted(to: size)
    guard put(screen, over: shown) || repaint(screen) else { return }
    shown = screen
    sendFrame()
  }

  /// Sends what the terminal shows once more, when its contents were lost.
  func showAgain() {
    ccurses_repaint()
    guard let shown else { return }
    _ = put(shown, over: nil)
    sendFrame()
  }

  /// Starts with a fresh table of colour pairs, which has room for any one screen.
  private func repaint(_ screen: Screen) -> Bool {
    pairs.forgetAll()
    return put(screen, over: nil)
  }

  /// Hands the cells that changed to ncurses. Returns false when the colour pairs ran out.
  private func put(_ screen: Screen, over old: Screen?) -> Bool {
    var converted: [ccurses_cell] = []
    converted.reserveCapacity(size.columns)
    for row in 0..<size.rows {
      let range = row * size.columns..<(row + 1) * size.columns
      let new = screen.cells[range]
      guard let changed = Self.changedRange(new, old?.cells[range]) else { continue }
      converted.removeAll(keepingCapacity: true)
      for index in changed {
        guard let cell = convert(new[index]) else { return false }
        converted.append(cell)
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
  private func convert(_ cell: Cell) -> ccurses_cell? {
    var style = UInt32(cell.style.rawValue)
    var foreground = cell.foreground
    if brightensWithBold, case .indexed(8..<16) = foreground {
      style |= UInt32(CCURSES_BOLD)
    }
    // Nobody sees the foreground of a blank, and a pair less is a sequence less.
    if cell.glyph == " ", cell.style.isDisjoint(with: [.underline, .reverse]) {
      foreground = .standard
    }
    guard let pair = pairs.pair(foreground: foreground, background: cell.background) else {
      return nil
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
      let written = writeBytes(device, UnsafeRawBufferPointer(rebasing: rest))
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if mayRetry() {
        let answer = ccurses_wait(device, true, -1)
        if ccurses_is_ending() || answer & Int32(CCURSES_HUNG_UP) != 0 { return }
      } else {
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
