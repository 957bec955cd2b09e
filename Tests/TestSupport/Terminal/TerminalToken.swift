/// A unit of what a program sends to its terminal.
enum TerminalToken: Hashable {
  case glyph(Unicode.Scalar)
  /// A control character such as a carriage return.
  case control(UInt8)
  /// `ESC`, intermediate bytes and a final byte.
  case escape(intermediates: [UInt8], final: UInt8)
  case controlSequence(TerminalControlSequence)
  /// `ESC ] … BEL` and its relatives, which change no cell.
  case string([UInt8])
  /// The beginning of a character or sequence, before an ESC that cancels it.
  case cutOff([UInt8])
  case malformed([UInt8])
}

/// `ESC [ prefix parameters intermediates final`.
struct TerminalControlSequence: Hashable {
  /// One of `<=>?`.
  var prefix: UInt8?
  /// The parameters between semicolons, each with its parts between colons; nil where one is left
  /// out.
  var parameters: [[Int?]]
  var intermediates: [UInt8]
  var final: UInt8

  /// A parameter by place, where 0 and nothing stand for a default.
  func number(_ place: Int, default standard: Int) -> Int {
    guard place < parameters.count, let number = parameters[place].first ?? nil, number > 0 else {
      return standard
    }
    return number
  }
}
