import Drawing
import Foundation
import TestSupport
import Testing

/// The emulator, by what terminals are known to do.
@Suite struct TerminalEmulatorTests {
  private func emulator(
    _ text: String, _ size: Size = Size(columns: 8, rows: 4)
  ) -> TerminalEmulator {
    var emulator = TerminalEmulator(size: size)
    emulator.feed(text.utf8)
    #expect(emulator.unknown == [])
    return emulator
  }

  @Test func theLastColumnWaitsForTheNextGlyph() {
    #expect(emulator("12345678").cursor == (7, 0))
    #expect(emulator("123456789").text == "12345678\n9\n\n\n")
    #expect(emulator("12345678\r9").text == "92345678\n\n\n\n")
    #expect(emulator("\u{1b}[?7l123456789").text == "12345679\n\n\n\n")
  }

  @Test func linesScrollWithinTheirRegion() {
    let rows = "a\r\nb\r\nc\r\nd"
    #expect(emulator(rows + "\r\ne").text == "b\nc\nd\ne\n")
    #expect(emulator(rows + "\u{1b}[2;3r\u{1b}[3;1H\n").text == "a\nc\n\nd\n")
    #expect(emulator(rows + "\u{1b}[2;3r\u{1b}[2;1H\u{1b}M").text == "a\n\nb\nd\n")
    #expect(emulator(rows + "\u{1b}[6;9r\n").text == "b\nc\nd\n\n")
    #expect(emulator(rows + "\u{1b}[2H\u{1b}[L").text == "a\n\nb\nc\n")
    #expect(emulator(rows + "\u{1b}[2H\u{1b}[2M").text == "a\nd\n\n\n")
  }

  @Test func cellsMoveWithinTheirRow() {
    #expect(emulator("abcdef\u{1b}[3G\u{1b}[2@").row(0) == "ab  cdef")
    #expect(emulator("abcdef\u{1b}[3G\u{1b}[2P").row(0) == "abef")
    #expect(emulator("abcdef\u{1b}[3G\u{1b}[2X").row(0) == "ab  ef")
    #expect(emulator("abcdef\u{1b}[3G\u{1b}[K").row(0) == "ab")
    #expect(emulator("abcdef\u{1b}[3G\u{1b}[1K").row(0) == "   def")
    #expect(emulator("ab\u{1b}[3b").row(0) == "abbbb")
  }

  @Test func erasedCellsTakeTheBackground() {
    let screen = emulator("\u{1b}[44m\u{1b}[2J").screen
    #expect(screen.cells.allSatisfy { $0 == Cell(background: .indexed(4)) })
  }

  @Test(arguments: [
    ("31", Color.indexed(1)), ("97", .indexed(15)), ("38;5;200", .indexed(200)),
    ("38;2;1;2;3", .rgb(1, 2, 3)), ("38:5:200", .indexed(200)), ("38:2:1:2:3", .rgb(1, 2, 3)),
    ("38:2::1:2:3", .rgb(1, 2, 3)), ("31;39", .standard), ("31;0", .standard), ("31;", .standard),
  ])
  func coloursComeInManySpellings(_ codes: String, _ color: Color) {
    #expect(emulator("\u{1b}[\(codes)mx").screen[0, 0].foreground == color)
  }

  @Test func theAlternateScreenHasItsOwnCells() {
    var terminal = emulator("shell\u{1b}[?1049hpicture")
    #expect(terminal.isAlternate)
    #expect(terminal.row(0) == "     pic")
    terminal.feed("\u{1b}[?1049l!".utf8)
    #expect(terminal.row(0) == "shell!")
  }

  @Test func glyphsAndSequencesMayArriveByteByByte() {
    let text = "\u{1b}[38;2;1;2;3mθ▀\u{1b}]0;title\u{7}⣿"
    var slow = TerminalEmulator(size: Size(columns: 8, rows: 4))
    for byte in text.utf8 { slow.feed([byte]) }
    #expect(slow.screen == emulator(text).screen)
    #expect(slow.row(0) == "θ▀⣿")
  }

  @Test(arguments: ["\u{1b}[5y", "\u{1b}[?5y", "\u{1b}Q", "\u{1b}[99m", "\u{1b}(0", "\u{e}"])
  func whatIsNotKnownIsWrittenDown(_ text: String) {
    var emulator = TerminalEmulator(size: Size(columns: 8, rows: 4))
    emulator.feed(text.utf8)
    #expect(emulator.unknown.count == 1)
  }

  @Test(arguments: [[0x1B, 0x5B, 0x33, 0x38, 0x3B], [0x1B, 0x28], [0xE2, 0x96]] as [[UInt8]])
  func anEscapeCancelsWhatItCutsOff(_ beginning: [UInt8]) {
    var emulator = TerminalEmulator(size: Size(columns: 8, rows: 4))
    emulator.feed(beginning + Array("\u{1b}[2;3Hx".utf8))
    #expect(emulator.row(1) == "  x")
    #expect(emulator.cutOff.count == 1)
    #expect(emulator.unknown == [])
  }

  /// Sequences that ncurses could send, in any order, on our emulator and on tmux.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")), arguments: 1...8)
  func tmuxUnderstandsTheSame(_ seed: UInt64) throws {
    let size = Size(columns: 40, rows: 12)
    let stream = RandomStream(seed: seed, size: size).text
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("stream-\(UUID().uuidString)")
    try stream.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }

    let expected = emulator(stream, size).screen
    let session = try TerminalSession(
      running: "/usr/bin/tmux",
      arguments: [
        "-L", "ravine-test-\(UUID().uuidString)", "-f", "/dev/null", "-u", "-T", "256,RGB",
        "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "destroy-unattached",
        "on", ";", "new-session",
        "stty raw -echo; printf ready; head -c 1 > /dev/null; cat \(file.path); exec sleep 100",
      ], size: size)
    // By then tmux knows the size of its window.
    try session.wait { $0.shows("ready") }
    session.send("x")
    try session.wait { $0.screen.looksLike(expected) }
  }
}

/// Sequences chosen by a small generator (SplitMix64), so that every run tests the same.
private struct RandomStream {
  private var state: UInt64
  private let size: Size
  private(set) var text = "\u{1b}[2J\u{1b}[H"

  init(seed: UInt64, size: Size) {
    state = seed
    self.size = size
    for _ in 0..<400 { append() }
    text += "\u{1b}[r"
  }

  private mutating func next(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return range.lowerBound + Int(mixed % UInt64(range.count))
  }

  /// Terminals do not agree on what a glyph in the last column and then another sequence do.
  private mutating func moveAwayFromTheLastColumn() {
    text += "\u{1b}[\(next(1...size.rows));\(next(1...size.columns - 12))H"
  }

  private mutating func append() {
    let count = next(1...4)
    switch next(0...21) {
    case 0, 1: moveAwayFromTheLastColumn()
    case 2, 3, 4, 5:
      moveAwayFromTheLastColumn()
      for _ in 0..<next(1...10) { text += ["a", "θ", "▀", "⣿", "│", "x"][next(0...5)] }
    case 6: text += "\u{1b}[\(next(30...37));\(next(40...47))m"
    case 7: text += "\u{1b}[38;5;\(next(16...255));48;2;\(next(0...255));\(next(0...255));7m"
    case 8: text += ["\u{1b}[m", "\u{1b}[1m", "\u{1b}[4m", "\u{1b}[7m", "\u{1b}[27m"][next(0...4)]
    case 9: text += "\u{1b}[\(next(0...2))K"
    case 10: text += "\u{1b}[\(next(0...2))J"
    case 11: text += "\u{1b}[\(count)X"
    case 12: text += "\u{1b}[\(count)@"
    case 13: text += "\u{1b}[\(count)P"
    // Only within the rows that scroll: elsewhere xterm does nothing and tmux does.
    case 14, 15:
      let top = next(1...5)
      text += "\u{1b}[\(top);10r\u{1b}[\(next(top...10));\(next(1...size.columns))H"
      text += "\u{1b}[\(count)" + ["L", "M"][next(0...1)]
    case 16: text += "\u{1b}[\(count)" + ["A", "B", "C", "D", "G", "d", "S", "T"][next(0...7)]
    case 17: text += ["\r", "\n", "\u{8}", "\t", "\u{1b}M"][next(0...4)]
    case 18: text += "\u{1b}[\(next(1...5));\(next(6...size.rows))r"
    case 19:
      moveAwayFromTheLastColumn()
      text += "z\u{1b}[\(count)b"
    // A line that comes in by wrapping is of the standard background in tmux and of the current one
    // in xterm.
    case 20:
      text += "\u{1b}[m\u{1b}[\(next(1...size.rows));1H" + String(repeating: "w", count: 45)
    default: text += "\u{1b}7\u{1b}[H\u{1b}8"
    }
  }
}
