import Drawing

// Every function here returns whether the emulator knows what it was asked for.

extension TerminalEmulator {
  mutating func write(_ glyph: Unicode.Scalar) -> Bool {
    if isWrapPending {
      moveCursor(column: 0, row: cursor.row)
      lineFeed()
    }
    var cell = pen
    cell.glyph = glyph
    screen[cursor.column, cursor.row] = cell
    lastGlyph = glyph
    if cursor.column == size.columns - 1 {
      isWrapPending = modes.contains(7)
    } else {
      cursor.column += 1
    }
    return true
  }

  mutating func execute(control byte: UInt8) -> Bool {
    switch byte {
    case 0x08: moveCursor(column: cursor.column - 1, row: cursor.row)
    case 0x09: moveCursor(column: (cursor.column / 8 + 1) * 8, row: cursor.row)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: moveCursor(column: 0, row: cursor.row)
    // NUL and the bell leave no mark, and the first character set is in use anyway.
    case 0x00, 0x07, 0x0F: break
    default: return false
    }
    return true
  }

  mutating func execute(escape intermediates: [UInt8], _ final: UInt8) -> Bool {
    if intermediates.first == UInt8(ascii: "(") { return final == UInt8(ascii: "B") }
    // Line drawing as the second character set, which is known but never switched to.
    if intermediates.first == UInt8(ascii: ")") { return [0x30, 0x42].contains(final) }
    guard intermediates.isEmpty else { return false }
    switch final {
    case UInt8(ascii: "7"): savedCursor = cursor
    case UInt8(ascii: "8"): moveCursor(column: savedCursor.column, row: savedCursor.row)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      moveCursor(column: 0, row: cursor.row)
      lineFeed()
    case UInt8(ascii: "M"): reverseLineFeed()
    // The number pad, and a tab stop, which stands at every eighth column anyway.
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "H"): break
    case UInt8(ascii: "c"): self = TerminalEmulator(size: size)
    default: return false
    }
    return true
  }

  mutating func lineFeed() {
    isWrapPending = false
    if cursor.row == scrollRegion.upperBound - 1 {
      scroll(scrollRegion, up: 1)
    } else {
      moveCursor(column: cursor.column, row: cursor.row + 1)
    }
  }

  private mutating func reverseLineFeed() {
    if cursor.row == scrollRegion.lowerBound {
      scroll(scrollRegion, up: -1)
    } else {
      moveCursor(column: cursor.column, row: cursor.row - 1)
    }
  }
}
