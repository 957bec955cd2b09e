import CCurses
import Drawing

extension ColorDepth {
  /// The depth for what is printed: what the environment promises where standard output is a terminal,
  /// and no colours where it is a file or another program.
  public static func forStandardOutput() -> ColorDepth {
    let environment = TerminalEnvironment.ofProcess()
    guard isTerminal(1), !environment.term.isEmpty else { return .monochrome }
    let known = ccurses_terminfo_colors(environment.term)
    return .promised(by: environment, knownColors: known >= 0 ? Int(known) : nil)
  }
}
