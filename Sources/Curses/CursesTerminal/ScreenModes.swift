import CCurses

/// The bytes that prepare a terminal for drawing, and those that undo it.
struct ScreenModes {
  let enter: [UInt8]
  let leave: [UInt8]

  /// Presses and drags of the mouse (1000, 1002), with coordinates of any size (1006). Motion
  /// without a button stays quiet. A terminal without a mouse ignores them.
  private static let mouseOn = [UInt8]("\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h".utf8)
  private static let mouseOff = [UInt8]("\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l".utf8)
  /// A frame may have been cut off between the two halves of its bracket.
  private static let updateEnd = [UInt8]("\u{1b}[?2026l".utf8)

  /// Rows that an earlier program set aside would hold the cursor back.
  private static let wholeScrollRegion = [UInt8]("\u{1b}[r".utf8)

  /// The modes for the terminfo entry in use.
  static func ofCurrentEntry() -> ScreenModes {
    let normalScreen = capability("rmcup")
    // Without an alternate screen the picture is wiped away rather than left under the prompt.
    let end = normalScreen.isEmpty ? capability("clear") : normalScreen
    let region = capability("csr").isEmpty ? [] : wholeScrollRegion
    return ScreenModes(
      enter: [capability("smcup"), region, capability("civis"), mouseOn].flatMap { $0 },
      leave: [
        updateEnd, mouseOff, capability("sgr0"), capability("op"), capability("cnorm"), end,
      ].flatMap { $0 })
  }

  private static func capability(_ name: String) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 128) { buffer, count in
      count = ccurses_capability(name, buffer.baseAddress, buffer.count)
    }
  }
}
