import Drawing

extension Key {
  /// The key that sends one byte; nil for a byte that no key of ours sends.
  init?(byte: UInt8) {
    switch byte {
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x20...0x7E: self = .character(Character(Unicode.Scalar(byte)))
    default: return nil
    }
  }

  /// The key that sends `ESC O` and one more byte.
  init?(singleShift byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): self = .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): self = .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): self = .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): self = .left
    case UInt8(ascii: "H"): self = .home
    case UInt8(ascii: "F"): self = .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"):
      self = .function(Int(byte - UInt8(ascii: "P")) + 1)
    // The enter key of the number pad.
    case UInt8(ascii: "M"): self = .enter
    default: return nil
    }
  }
}
