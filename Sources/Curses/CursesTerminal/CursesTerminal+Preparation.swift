import CCurses
import Drawing

extension CursesTerminal {
  /// Everything that has to succeed before the terminal is touched.
  struct Preparation {
    let device: Int32
    let size: Size
    let capabilities: TerminalCapabilities
    let pairs: ColorPairTable
    let brightensWithBold: Bool

    init(colorDepth: ColorDepth?, glyphs: GlyphSet?) throws(TerminalError) {
      let environment = TerminalEnvironment.ofProcess()
      for (descriptor, stream) in [(Int32(0), "Standard input"), (Int32(1), "Standard output")]
      where !isTerminal(descriptor) {
        throw .notATerminal(stream: stream)
      }
      let plan = try DrawingPlan(environment: environment, wantedDepth: colorDepth)
      guard ccurses_claim() else { throw .alreadyOpen }
      let device = ccurses_open_terminal(1)
      var isComplete = false
      defer { if !isComplete { Self.undo(device: device) } }
      guard device >= 0 else {
        throw .systemFailure(what: "open the terminal", errorNumber: systemErrorNumber())
      }

      // Before ncurses starts, which leaves alone the signals that someone else handles.
      guard ccurses_events_begin() else {
        throw .systemFailure(what: "listen for signals", errorNumber: systemErrorNumber())
      }
      let writesUTF8 = ccurses_set_locale(glyphs.map { $0 != .ascii } ?? environment.allowsUTF8)
      size = Self.currentSize(of: device)
      let colors = try plan.start(size: size)
      let promised = GlyphSet.promised(by: environment, writesUTF8: writesUTF8)
      capabilities = TerminalCapabilities(
        colorDepth: colors.depth, glyphs: writesUTF8 ? glyphs ?? promised : .ascii)
      pairs = ColorPairTable(colors: colors, limit: Int(ccurses_pair_limit()))
      brightensWithBold = colors.numbering.lacksBrightColors

      let modes = ScreenModes.ofCurrentEntry()
      guard
        ccurses_guard_begin(device, modes.enter, modes.enter.count, modes.leave, modes.leave.count)
      else {
        throw .systemFailure(what: "read the terminal's settings", errorNumber: systemErrorNumber())
      }
      self.device = device
      isComplete = true
    }

    /// Gives everything back, however far the preparation got.
    static func undo(device: Int32) {
      ccurses_guard_end()
      ccurses_stop()
      ccurses_events_end()
      closeDescriptor(device)
      ccurses_release()
    }

    /// Serial lines do not tell their size; 80 by 24 is what they had.
    static func currentSize(of device: Int32) -> Size {
      var rows: Int32 = 0
      var columns: Int32 = 0
      guard ccurses_terminal_size(device, &rows, &columns) else {
        return Size(columns: 80, rows: 24)
      }
      return Size(columns: Int(columns), rows: Int(rows))
    }
  }
}
