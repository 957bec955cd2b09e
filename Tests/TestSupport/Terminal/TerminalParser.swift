/// Splits the bytes for a terminal into tokens, across the borders of what was read at once.
struct TerminalParser {
  private enum State {
    case ground
    case character([UInt8], count: Int)
    case escape([UInt8])
    case controlSequence([UInt8])
    /// Within `ESC ]` and the like; `true` after an ESC that may end it.
    case string([UInt8], sawEscape: Bool)
  }

  private var state = State.ground

  /// Takes one byte. Returns the token that it completes, if it does.
  mutating func next(_ byte: UInt8) -> TerminalToken? {
    switch state {
    case .ground: return begin(byte)
    case .character(let bytes, _) where byte == 0x1B: return cutOff(bytes)
    case .character(let bytes, let count): return character(bytes + [byte], count: count)
    case .escape(let intermediates) where byte == 0x1B: return cutOff([0x1B] + intermediates)
    case .escape(let intermediates): return escape(intermediates, byte)
    case .controlSequence(let bytes) where byte == 0x1B: return cutOff(bytes)
    case .controlSequence(let bytes): return controlSequence(bytes, byte)
    case .string(let bytes, let sawEscape):
      return string(bytes, sawEscape: sawEscape, byte)
    }
  }

  private mutating func cutOff(_ bytes: [UInt8]) -> TerminalToken {
    state = .escape([])
    return .cutOff(bytes)
  }

  private mutating func begin(_ byte: UInt8) -> TerminalToken? {
    state = .ground
    switch byte {
    case 0x1B: state = .escape([])
    case 0x00..<0x20, 0x7F: return .control(byte)
    case 0x20..<0x7F: return .glyph(Unicode.Scalar(byte))
    case 0xC2...0xDF: state = .character([byte], count: 2)
    case 0xE0...0xEF: state = .character([byte], count: 3)
    case 0xF0...0xF4: state = .character([byte], count: 4)
    default: return .malformed([byte])
    }
    return nil
  }

  private mutating func character(_ bytes: [UInt8], count: Int) -> TerminalToken? {
    guard bytes.count == count else {
      state = .character(bytes, count: count)
      return nil
    }
    state = .ground
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return .malformed(bytes)
    }
    return .glyph(scalar)
  }

  private mutating func escape(_ intermediates: [UInt8], _ byte: UInt8) -> TerminalToken? {
    switch byte {
    case UInt8(ascii: "[") where intermediates.isEmpty: state = .controlSequence([])
    // OSC, DCS, SOS, PM and APC.
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string([byte], sawEscape: false)
    case 0x20...0x2F: state = .escape(intermediates + [byte])
    case 0x30...0x7E:
      state = .ground
      return .escape(intermediates: intermediates, final: byte)
    default:
      state = .ground
      return .malformed([0x1B] + intermediates + [byte])
    }
    return nil
  }

  private mutating func controlSequence(_ bytes: [UInt8], _ byte: UInt8) -> TerminalToken? {
    switch byte {
    case 0x20...0x3F:
      state = .controlSequence(bytes + [byte])
      return nil
    case 0x40...0x7E:
      state = .ground
      return Self.sequence(bytes, final: byte)
    default:
      state = .ground
      return .malformed(bytes + [byte])
    }
  }

  private static func sequence(_ bytes: [UInt8], final: UInt8) -> TerminalToken {
    var rest = bytes[...]
    var prefix: UInt8?
    if let first = rest.first, (0x3C...0x3F).contains(first) { prefix = rest.popFirst() }
    let parameters = rest.prefix { (0x30...0x3B).contains($0) }
    let intermediates = rest[parameters.endIndex...]
    guard intermediates.allSatisfy({ (0x20...0x2F).contains($0) }) else {
      return .malformed(bytes + [final])
    }
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { parameter in
        parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
          .map { Int(String(decoding: $0, as: UTF8.self)) }
      }
    return .controlSequence(
      TerminalControlSequence(
        prefix: prefix, parameters: numbers, intermediates: Array(intermediates), final: final))
  }

  private mutating func string(
    _ bytes: [UInt8], sawEscape: Bool, _ byte: UInt8
  ) -> TerminalToken? {
    let isEnd = byte == 0x07 || sawEscape && byte == UInt8(ascii: "\\")
    state = isEnd ? .ground : .string(bytes + [byte], sawEscape: byte == 0x1B)
    return isEnd ? .string(bytes) : nil
  }
}
