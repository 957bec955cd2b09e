import Drawing
import Testing

@testable import Curses

@Suite struct InputDecoderTests {
  private func events(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.decode(bytes) + decoder.endOfBurst()
  }

  private func events(_ text: String) -> [InputEvent] { events(text.utf8) }

  @Test(arguments: [
    ("a", Key.character("a")), ("Z", .character("Z")), (" ", .character(" ")),
    ("é", .character("é")), ("θ", .character("θ")), ("𝛌", .character("𝛌")),
    ("\u{1}", .control("a")), ("\u{1a}", .control("z")), ("\n", .enter), ("\r", .enter),
    ("\t", .tab), ("\u{8}", .backspace), ("\u{7f}", .backspace), ("\u{1b}", .escape),
  ])
  func plainKeys(_ bytes: String, _ key: Key) {
    #expect(events(bytes) == [.key(key)])
  }

  // The sequences of xterm with its cursor keys in both modes, the VT220, rxvt and the Linux console.
  @Test(arguments: [
    (Key.up, ["[A", "OA", "[1A"]), (.down, ["[B", "OB"]), (.right, ["[C", "OC"]),
    (.left, ["[D", "OD", "[1;5D", "Od"]), (.shiftUp, ["[1;2A", "[a", "[1;6A"]),
    (.shiftDown, ["[1;2B", "[b"]), (.shiftRight, ["[1;2C", "[c"]),
    (.shiftLeft, ["[1;2D", "[d", "[1;4D"]), (.home, ["[H", "OH", "[1~", "[7~"]),
    (.end, ["[F", "OF", "[4~", "[8~"]), (.pageUp, ["[5~", "[5;2~"]), (.pageDown, ["[6~"]),
    (.delete, ["[3~"]), (.backTab, ["[Z"]), (.enter, ["OM"]),
    (.function(1), ["OP", "[[A", "[11~", "[1;2P"]), (.function(2), ["OQ", "[[B", "[12~"]),
    (.function(3), ["OR", "[[C", "[13~", "[1;2R"]), (.function(4), ["OS", "[[D", "[14~"]),
    (.function(5), ["[15~", "[[E"]), (.function(6), ["[17~"]), (.function(7), ["[18~"]),
    (.function(8), ["[19~"]), (.function(9), ["[20~"]), (.function(10), ["[21~"]),
    (.function(11), ["[23~"]), (.function(12), ["[24~"]),
  ])
  func keysOfSeveralBytes(_ key: Key, _ sequences: [String]) {
    for sequence in sequences {
      #expect(events("\u{1b}" + sequence) == [.key(key)], "ESC \(sequence)")
      #expect(events("\u{1b}" + sequence + "x") == [.key(key), .key(.character("x"))])
    }
  }

  @Test(arguments: [
    ("<0;1;1M", MouseEvent(.press, column: 0, row: 0)),
    ("<0;300;200M", MouseEvent(.press, column: 299, row: 199)),
    ("<4;7;8M", MouseEvent(.press, column: 6, row: 7)),
    ("<32;7;8M", MouseEvent(.drag, column: 6, row: 7)),
    ("<35;7;8M", MouseEvent(.move, column: 6, row: 7)),
    ("<0;7;8m", MouseEvent(.release, column: 6, row: 7)),
    ("<64;7;8M", MouseEvent(.wheelUp, column: 6, row: 7)),
    ("<65;7;8M", MouseEvent(.wheelDown, column: 6, row: 7)),
    ("<81;7;8M", MouseEvent(.wheelDown, column: 6, row: 7)),
    // The encoding of X10, for terminals that know no other.
    ("M !!", MouseEvent(.press, column: 0, row: 0)),
    ("M#$%", MouseEvent(.release, column: 3, row: 4)),
    ("M`$%", MouseEvent(.wheelUp, column: 3, row: 4)),
  ])
  func mouse(_ sequence: String, _ event: MouseEvent) {
    #expect(events("\u{1b}[" + sequence) == [.mouse(event)])
  }

  @Test(arguments: [
    "<1;7;8M", "<2;7;8M", "<66;7;8M", "<128;7;8M", "<0;0;1M", "<0;1M", "<0;1;2;3M", "<0;;1M",
    "<0;99999999999999999999;1M", "<-1;1;1M",
  ])
  func otherButtonsAndBrokenReportsAreIgnored(_ sequence: String) {
    #expect(events("\u{1b}[" + sequence) == [])
  }

  @Test(arguments: [
    "[?1;2c", "[24;80R", "[I", "[O", "[200~", "[999~", "[~", "[1;2;3q", "[>0;276;0c", "[97;5u",
    "[2 q", "O1", "[[Z", "[" + String(repeating: "1;", count: 15) + "A",
  ])
  func unknownSequencesAreSwallowedWhole(_ sequence: String) {
    let events = events("\u{1b}" + sequence + "x")
    #expect(events.last == .key(.character("x")))
    #expect(!events.contains(.key(.character("q"))))
  }

  @Test func endlessSequencesEnd() {
    var decoder = InputDecoder()
    _ = decoder.decode(("\u{1b}[" + String(repeating: "1", count: 10_000)).utf8)
    #expect(decoder.decode("q".utf8).last == .key(.character("q")))
  }

  @Test func badBytesAreIgnored() {
    #expect(events([0x00, 0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF, 0x1C, 0x1F]) == [])
    // An overlong slash, half of a surrogate pair, a character beyond the last.
    #expect(events([0xE0, 0x80, 0xAF, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80]) == [])
    // A character that is cut off by a key, and by another character.
    #expect(events([0xC3, 0x61]) == [.key(.character("a"))])
    #expect(events([0xE2, 0x96, 0xC3, 0xA9]) == [.key(.character("é"))])
  }

  @Test func escapeBeforeAnotherKeyIsAKeyOfItsOwn() {
    #expect(events("\u{1b}q") == [.key(.escape), .key(.character("q"))])
    #expect(events("\u{1b}\u{1b}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1b}\u{1b}[A") == [.key(.escape), .key(.up)])
    #expect(events("\u{1b}[") == [.key(.escape), .key(.character("["))])
    #expect(events("\u{1b}O") == [.key(.escape), .key(.character("O"))])
  }

  @Test func aSequenceMayArriveByteByByte() {
    let text = "a\u{1b}[1;2Aé\u{1b}[<0;12;7M\u{1b}OP\u{1b}[[B\u{1b}[M !!z"
    var decoder = InputDecoder()
    let one = text.utf8.flatMap { decoder.decode([$0]) }
    #expect(one == events(text))
    #expect(one.count == 8)
  }

  @Test func aMouseReportMayPauseInItsMiddle() {
    // The network may deliver its halves late; the second must not become typed digits.
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1b}[<0;1".utf8) == [])
    #expect(!decoder.isAmbiguous)
    #expect(decoder.endOfBurst() == [])
    #expect(
      decoder.decode("2;7M".utf8) == [.mouse(MouseEvent(.press, column: 11, row: 6))])
  }

  @Test func anyBytesAreSurvived() {
    // Bytes that are likely to begin something, in every order of four.
    let alphabet: [UInt8] = [0x1B, 0x5B, 0x4F, 0x3C, 0x3B, 0x31, 0x4D, 0x7E, 0xC3, 0xA9, 0x41]
    var combination = [0, 0, 0, 0]
    var isDone = false
    while !isDone {
      var decoder = InputDecoder()
      _ = decoder.decode(combination.map { alphabet[$0] }) + decoder.endOfBurst()
      // After a pause and enough bytes to end whatever was begun, keys are keys again.
      _ = decoder.decode(Array(repeating: 0x41, count: 4))
      #expect(decoder.decode([0x71]) == [.key(.character("q"))])
      isDone = true
      for place in combination.indices {
        combination[place] += 1
        if combination[place] < alphabet.count {
          isDone = false
          break
        }
        combination[place] = 0
      }
    }
  }
}
