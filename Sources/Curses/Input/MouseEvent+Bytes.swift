import Drawing

extension MouseEvent {
  /// The event of a button code as xterm defines it: bits 0 and 1 are the button, where 3 is none;
  /// 2 to 4 are modifiers; 5 is motion; 6 the wheel; 7 the buttons of the side.
  ///
  /// Only the left button and the wheel are for us; other codes give nil, and so do cells outside of
  /// any window.
  init?(button: Int, column: Int, row: Int, isRelease: Bool) {
    guard column >= 0, row >= 0, (0..<128).contains(button) else { return nil }
    let isWheel = button & 64 != 0
    let isMotion = button & 32 != 0
    switch (button & 3, isWheel, isMotion) {
    case (0, true, _): self.init(.wheelUp, column: column, row: row)
    case (1, true, _): self.init(.wheelDown, column: column, row: row)
    case (0, false, true): self.init(.drag, column: column, row: row)
    case (3, false, true): self.init(.move, column: column, row: row)
    case (0, false, false):
      self.init(isRelease ? .release : .press, column: column, row: row)
    default: return nil
    }
  }

  /// The event in the encoding of X10: button, column and row, each above 32, counted from 1. A
  /// release does not say of which button.
  init?(x10 bytes: [UInt8]) {
    let numbers = bytes.map { Int($0) - 32 }
    let isRelease = numbers[0] & 0b110_0011 == 3
    self.init(
      button: isRelease ? 0 : numbers[0], column: numbers[1] - 1, row: numbers[2] - 1,
      isRelease: isRelease)
  }
}
