import Drawing

/// A complete sequence `ESC [ parameters final`.
struct ControlSequence {
  /// `<` of a mouse event, `?` or `>` of an answer.
  private let prefix: UInt8?
  /// The numbers between semicolons; nil where one is missing or is no number.
  private let numbers: [Int?]
  private let final: UInt8

  init(parameters: [UInt8], final: UInt8) {
    let hasPrefix = parameters.first.map { (0x3C...0x3F).contains($0) } ?? false
    prefix = hasPrefix ? parameters.first : nil
    numbers = parameters.dropFirst(hasPrefix ? 1 : 0)
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    self.final = final
  }

  /// What it tells; nil when it is not for us.
  var event: InputEvent? {
    switch prefix {
    case nil:
      return key.map { .key($0) }
    case UInt8(ascii: "<"):
      let values = numbers.compactMap { $0 }
      guard values.count == 3 else { return nil }
      let isRelease = final == UInt8(ascii: "m")
      guard isRelease || final == UInt8(ascii: "M") else { return nil }
      return MouseEvent(
        button: values[0], column: values[1] - 1, row: values[2] - 1, isRelease: isRelease
      ).map { .mouse($0) }
    default:
      return nil
    }
  }

  /// Shift is the lowest bit of a modifier, which counts from 1.
  private var isShifted: Bool {
    guard numbers.count >= 2, let modifier = numbers[1] else { return false }
    return (modifier - 1) & 1 == 1
  }

  private var key: Key? {
    switch final {
    case UInt8(ascii: "A"): isShifted ? .shiftUp : .up
    case UInt8(ascii: "B"): isShifted ? .shiftDown : .down
    case UInt8(ascii: "C"): isShifted ? .shiftRight : .right
    case UInt8(ascii: "D"): isShifted ? .shiftLeft : .left
    // rxvt has letters of its own for shifted arrows.
    case UInt8(ascii: "a"): .shiftUp
    case UInt8(ascii: "b"): .shiftDown
    case UInt8(ascii: "c"): .shiftRight
    case UInt8(ascii: "d"): .shiftLeft
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    // `R` with a row and a column is an answer, and not F3.
    case UInt8(ascii: "R"): numbers.first == 1 ? .function(3) : nil
    case UInt8(ascii: "S"): .function(4)
    case UInt8(ascii: "~"): editingKey
    default: nil
    }
  }

  private var editingKey: Key? {
    switch numbers.first ?? nil {
    case 1, 7: .home
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case let number? where (11...15).contains(number): .function(number - 10)
    case let number? where (17...21).contains(number): .function(number - 11)
    case let number? where (23...24).contains(number): .function(number - 12)
    default: nil
    }
  }
}
