import Drawing

/// Turns the bytes that a terminal sends into keys and mouse events.
///
/// It understands xterm, the VT220, the Linux console, rxvt, tmux and screen at the same time, since
/// their sequences do not contradict each other. What it does not understand it swallows whole, so
/// that the tail of an unknown sequence is never taken for typed letters.
struct InputDecoder {
  /// Longer sequences are not for us.
  private static let longestSequence = 32

  private enum State {
    case ground
    /// After ESC, which is a key or the start of a sequence.
    case escape
    /// After `ESC O`, the start of a single shift.
    case singleShift
    /// After `ESC [`, with the parameters so far.
    case control(parameters: [UInt8])
    /// After `ESC [ [`, by which the Linux console sends F1 to F5.
    case consoleFunction
    /// Within the three bytes of a mouse event in the encoding of X10.
    case oldMouse([UInt8])
    /// Within a character of several bytes.
    case character([UInt8], count: Int)
  }

  private var state = State.ground

  /// Whether the bytes so far may be a key by themselves or the start of more. If nothing follows
  /// for a moment, call `endOfBurst`.
  var isAmbiguous: Bool {
    switch state {
    case .escape, .singleShift: true
    case .control(let parameters): parameters.isEmpty
    default: false
    }
  }

  /// The events that these bytes complete.
  mutating func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var events: [InputEvent] = []
    for byte in bytes { consume(byte, into: &events) }
    return events
  }

  /// Takes an ambiguous beginning for the keys that a person pressed.
  mutating func endOfBurst() -> [InputEvent] {
    defer { if isAmbiguous { state = .ground } }
    return switch state {
    case .escape: [.key(.escape)]
    case .singleShift: [.key(.escape), .key(.character("O"))]
    case .control(let parameters) where parameters.isEmpty:
      [.key(.escape), .key(.character("["))]
    default: []
    }
  }

  private mutating func consume(_ byte: UInt8, into events: inout [InputEvent]) {
    switch state {
    case .ground:
      consumeFirst(byte, into: &events)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .control(parameters: [])
      case UInt8(ascii: "O"): state = .singleShift
      default:
        // Escape, and then a key of its own.
        events.append(.key(.escape))
        consumeFirst(byte, into: &events)
      }
    case .singleShift:
      state = .ground
      if byte == 0x1B {
        state = .escape
      } else if let key = Key(singleShift: byte) {
        events.append(.key(key))
      }
    case .control(let parameters):
      consumeControl(byte, parameters: parameters, into: &events)
    case .consoleFunction:
      state = .ground
      if (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) {
        events.append(.key(.function(Int(byte - UInt8(ascii: "A")) + 1)))
      }
    case .oldMouse(let bytes):
      state = .ground
      if bytes.count < 2 {
        state = .oldMouse(bytes + [byte])
      } else if let mouse = MouseEvent(x10: bytes + [byte]) {
        events.append(.mouse(mouse))
      }
    case .character(let bytes, let count):
      consumeCharacter(byte, after: bytes, count: count, into: &events)
    }
  }

  private mutating func consumeFirst(_ byte: UInt8, into events: inout [InputEvent]) {
    state = .ground
    switch byte {
    case 0x1B: state = .escape
    case 0xC2...0xDF: state = .character([byte], count: 2)
    case 0xE0...0xEF: state = .character([byte], count: 3)
    case 0xF0...0xF4: state = .character([byte], count: 4)
    default: if let key = Key(byte: byte) { events.append(.key(key)) }
    }
  }

  private mutating func consumeCharacter(
    _ byte: UInt8, after bytes: [UInt8], count: Int, into events: inout [InputEvent]
  ) {
    guard byte & 0xC0 == 0x80 else {
      // The character was cut off; the byte begins something new.
      return consumeFirst(byte, into: &events)
    }
    let bytes = bytes + [byte]
    guard bytes.count == count else {
      state = .character(bytes, count: count)
      return
    }
    state = .ground
    if let text = String(validating: bytes, as: UTF8.self), let character = text.first {
      events.append(.key(.character(character)))
    }
  }

  private mutating func consumeControl(
    _ byte: UInt8, parameters: [UInt8], into events: inout [InputEvent]
  ) {
    switch byte {
    case 0x1B:
      state = .escape
    case UInt8(ascii: "[") where parameters.isEmpty:
      state = .consoleFunction
    case UInt8(ascii: "M") where parameters.isEmpty:
      state = .oldMouse([])
    case 0x20...0x3F:
      state = .control(parameters: parameters + [byte])
      if parameters.count >= Self.longestSequence { state = .ground }
    case 0x40...0x7E:
      state = .ground
      if let event = ControlSequence(parameters: parameters, final: byte).event {
        events.append(event)
      }
    default:
      // No sequence contains such a byte: what came so far is lost.
      consumeFirst(byte, into: &events)
    }
  }
}
