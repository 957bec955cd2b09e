#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the environment variables say about the terminal.
struct TerminalEnvironment: Hashable, Sendable {
  var term = ""
  var colorTerm = ""
  var noColor = ""
  var isInsideTmux = false
  var isInsideGNUScreen = false
  /// The locale for characters: the first of LC_ALL, LC_CTYPE and LANG that is set.
  var locale = ""

  /// The environment of this process.
  static func ofProcess() -> TerminalEnvironment {
    func value(_ name: String) -> String {
      getenv(name).map { String(cString: $0) } ?? ""
    }
    return TerminalEnvironment(
      term: value("TERM"), colorTerm: value("COLORTERM"), noColor: value("NO_COLOR"),
      isInsideTmux: !value("TMUX").isEmpty, isInsideGNUScreen: !value("STY").isEmpty,
      locale: ["LC_ALL", "LC_CTYPE", "LANG"].map(value).first { !$0.isEmpty } ?? "")
  }

  /// Whether UTF-8 may be tried although the system does not have the locale.
  ///
  /// It may when nothing is said, as in a container, or when a UTF-8 locale is named that is not
  /// installed, as over SSH. A locale such as `C` or `de_DE.ISO-8859-1` was chosen.
  var allowsUTF8: Bool {
    let name = locale.lowercased()
    return name.isEmpty || name.contains("utf-8") || name.contains("utf8")
  }
}
