import CCurses
import Drawing

/// Which terminfo entry to draw with, and in how many colours.
struct DrawingPlan {
  let depth: ColorDepth
  private let term: String
  /// The colours of the system's own entry; nil when it has none.
  private let knownColors: Int?

  /// - Throws: when the kind of terminal is not set, or cannot place the cursor.
  init(
    environment: TerminalEnvironment, wantedDepth: ColorDepth?
  ) throws(TerminalError) {
    term = environment.term
    guard !term.isEmpty else { throw .kindNotSet }
    let answer = ccurses_terminfo_colors(term)
    guard answer != Int32(CCURSES_NO_CURSOR_ADDRESSING) else {
      throw .cannotPlaceCursor(term)
    }
    knownColors = answer >= 0 ? Int(answer) : nil
    depth = wantedDepth ?? .promised(by: environment, knownColors: knownColors)
  }

  /// Starts ncurses with the system's entry if that has colours enough, and with our own otherwise.
  ///
  /// An old ncurses cannot use our own entry; then the system's is the best there is.
  func start(size: Size) throws(TerminalError) -> TerminalColors {
    let rows = Int32(size.rows)
    let columns = Int32(size.columns)
    let suffices = knownColors.map { $0 >= depth.leastColors && depth != .truecolor } ?? false
    if !suffices, ccurses_start(EmbeddedTerminfo.name, EmbeddedTerminfo.base64, rows, columns) {
      return TerminalColors(numbering: .embedded, depth: depth)
    }
    guard let knownColors, ccurses_start(term, nil, rows, columns) else {
      throw .unknownKind(term)
    }
    let count = min(Int(ccurses_colors()), 256)
    let possible: ColorDepth =
      knownColors >= 256 ? .indexed256 : knownColors >= 8 ? .indexed16 : .monochrome
    return TerminalColors(
      numbering: .palette(count: count), depth: suffices ? depth : possible)
  }
}
