/// Why a terminal cannot be drawn on; the description says how to mend it.
public enum TerminalError: Error, Hashable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal(stream: String)
  /// The environment does not say what kind of terminal this is.
  case kindNotSet
  /// No description of this kind of terminal could be used.
  case unknownKind(String)
  /// The terminal cannot place the cursor.
  case cannotPlaceCursor(String)
  /// The system refused something that every terminal needs.
  case systemFailure(what: String, errorNumber: Int32)
  /// The process already draws on a terminal.
  case alreadyOpen

  /// What is wrong and how to mend it, in a sentence or two for the user.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream) is not a terminal."
    case .kindNotSet:
      "The environment variable TERM is not set. Set it to the kind of your terminal, for example:"
        + " export TERM=xterm-256color"
    case .unknownKind(let name):
      "The system does not know the terminal \"\(name)\". Choose a kind that it knows, for example:"
        + " export TERM=xterm-256color"
    case .cannotPlaceCursor(let name):
      "The terminal \"\(name)\" cannot place the cursor, so no picture can be drawn on it. If it is"
        + " more than that, name its kind, for example: export TERM=xterm-256color"
    case .systemFailure(let what, let errorNumber):
      "Cannot \(what): \(systemErrorText(errorNumber))."
    case .alreadyOpen:
      "The terminal is already in use by this program."
    }
  }
}
