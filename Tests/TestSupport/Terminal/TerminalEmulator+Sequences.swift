import Drawing

extension TerminalEmulator {
  /// Returns whether the sequence is known.
  mutating func execute(_ sequence: TerminalControlSequence) -> Bool {
    guard sequence.intermediates.isEmpty else { return false }
    let final = Unicode.Scalar(sequence.final)
    switch sequence.prefix {
    case nil:
      return moveCursor(final, sequence) || edit(final, sequence) || execute(final, sequence)
    case UInt8(ascii: "?") where final == "h": return setModes(sequence, on: true)
    case UInt8(ascii: "?") where final == "l": return setModes(sequence, on: false)
    // The shape of the Linux console's cursor.
    case UInt8(ascii: "?") where final == "c": return true
    default: return false
    }
  }

  private mutating func moveCursor(
    _ final: Unicode.Scalar, _ sequence: TerminalControlSequence
  ) -> Bool {
    let (column, row) = cursor
    let first = sequence.number(0, default: 1)
    switch final {
    case "A": moveCursor(column: column, row: rowAbove(first))
    case "B", "e": moveCursor(column: column, row: rowBelow(first))
    case "C", "a": moveCursor(column: column + first, row: row)
    case "D": moveCursor(column: column - first, row: row)
    case "E": moveCursor(column: 0, row: rowBelow(first))
    case "F": moveCursor(column: 0, row: rowAbove(first))
    case "G", "`": moveCursor(column: first - 1, row: row)
    case "H", "f": moveCursor(column: sequence.number(1, default: 1) - 1, row: first - 1)
    case "Z": moveCursor(column: ((column - 1) / 8 - first + 1) * 8, row: row)
    case "d": moveCursor(column: column, row: first - 1)
    default: return false
    }
    return true
  }

  /// A move by rows stops at the end of the rows that scroll, if it meets it.
  private func rowAbove(_ count: Int) -> Int {
    let limit = cursor.row >= scrollRegion.lowerBound ? scrollRegion.lowerBound : 0
    return max(cursor.row - count, limit)
  }

  private func rowBelow(_ count: Int) -> Int {
    let limit = cursor.row < scrollRegion.upperBound ? scrollRegion.upperBound : size.rows
    return min(cursor.row + count, limit - 1)
  }

  private mutating func edit(
    _ final: Unicode.Scalar, _ sequence: TerminalControlSequence
  ) -> Bool {
    let here = cursor.row * size.columns + cursor.column
    let rowStart = cursor.row * size.columns
    let rowEnd = rowStart + size.columns
    let count = sequence.number(0, default: 1)
    switch (final, sequence.number(0, default: 0)) {
    case ("J", 0): erase(here..<screen.cells.count)
    case ("J", 1): erase(0..<here + 1)
    case ("J", 2): erase(0..<screen.cells.count)
    // The lines that scrolled off the screen; we keep none.
    case ("J", 3): break
    case ("K", 0): erase(here..<rowEnd)
    case ("K", 1): erase(rowStart..<here + 1)
    case ("K", 2): erase(rowStart..<rowEnd)
    case ("X", _): erase(here..<min(here + count, rowEnd))
    case ("@", _): shiftRow(left: -count)
    case ("P", _): shiftRow(left: count)
    case ("L", _): shiftRows(up: -count)
    case ("M", _): shiftRows(up: count)
    case ("S", _): scroll(scrollRegion, up: count)
    case ("T", _): scroll(scrollRegion, up: -count)
    default: return false
    }
    isWrapPending = false
    return true
  }

  private mutating func execute(
    _ final: Unicode.Scalar, _ sequence: TerminalControlSequence
  ) -> Bool {
    switch final {
    case "b":
      guard let lastGlyph else { return false }
      for _ in 0..<sequence.number(0, default: 1) { _ = write(lastGlyph) }
    case "m":
      return setRendition(sequence)
    case "r":
      let top = sequence.number(0, default: 1) - 1
      let bottom = sequence.number(1, default: size.rows)
      guard top < bottom else { return false }
      // xterm, too, ignores rows that a window made smaller meanwhile no longer has.
      guard top < size.rows else { break }
      scrollRegion = top..<min(bottom, size.rows)
      moveCursor(column: 0, row: 0)
    // Insert mode, of which ncurses only makes sure that it is off, and reports to the window.
    case "l", "t": break
    default: return false
    }
    return true
  }

  private mutating func setModes(_ sequence: TerminalControlSequence, on: Bool) -> Bool {
    let numbers = sequence.parameters.compactMap { $0.first ?? nil }
    for number in numbers {
      let wasOn = modes.contains(number)
      if on { modes.insert(number) } else { modes.remove(number) }
      switch number {
      case 1049 where on && !wasOn:
        savedCursor = cursor
        normalScreen = screen
        screen = Screen(size: size)
      case 1049 where !on && wasOn:
        screen = normalScreen ?? screen
        normalScreen = nil
        moveCursor(column: savedCursor.column, row: savedCursor.row)
      case 2026 where !on && wasOn:
        updateCount += 1
      default: break
      }
    }
    return !numbers.isEmpty
  }
}
