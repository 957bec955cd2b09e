import CPseudoTerminal

/// The settings of a terminal that `stty -a` shows.
public struct TerminalSettings: Hashable, Sendable, CustomStringConvertible {
  /// Flags for input, output, the line and the editing of lines.
  public let input, output, control, local: UInt64
  /// The special characters, such as the one that interrupts.
  public let characters: [UInt8]
  /// Speeds of input and output, in the system's own numbers.
  public let speeds: [UInt64]

  /// The settings of the terminal whose controlling end is `descriptor`; nil when it is gone.
  init?(descriptor: Int32) {
    var settings = terminal_settings()
    guard pseudo_terminal_settings(descriptor, &settings) else { return nil }
    self.init(settings)
  }

  init(_ settings: terminal_settings) {
    input = settings.input
    output = settings.output
    control = settings.control
    local = settings.local
    characters = withUnsafeBytes(of: settings.characters) { Array($0) }
    speeds = [settings.input_speed, settings.output_speed]
  }

  public var description: String {
    func octal(_ number: UInt64) -> String { String(number, radix: 8) }
    let flags = [input, output, control, local].map(octal).joined(separator: " ")
    return "flags \(flags), characters \(characters), speeds \(speeds)"
  }
}
