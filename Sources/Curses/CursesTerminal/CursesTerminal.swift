import CCurses
import Drawing

/// The terminal that the program was started in, drawn on by ncurses.
///
/// There is at most one at a time. On every way out, be it `close`, `exit`, a signal, a trap or a
/// crash, the terminal gets back its settings, its cursor and its former contents, and what was
/// written to standard error meanwhile becomes readable. Ctrl-Z and `fg` are handled within
/// `nextEvent`.
public final class CursesTerminal: Terminal {
  /// The window's; a new one is taken over within `nextEvent`, before the event that tells of it.
  public private(set) var size: Size
  /// What was wished for, or what the environment promises, cut down to what ncurses and the locale can
  /// bring to the screen.
  public let capabilities: TerminalCapabilities
  /// One for the process: it writes into a pipe that `nextEvent` waits on beside the terminal.
  public let waker = TerminalWaker { ccurses_wake() }

  /// A descriptor of the terminal that is ours alone.
  let device: Int32
  /// What the terminal shows; nil when that is unknown.
  var shown: Screen?
  var pairs: ColorPairTable
  /// Whether bright colours are made of bold, for want of numbers of their own.
  let brightensWithBold: Bool
  var input = InputQueue()
  /// The signal that ended the program, once there was one.
  var endingSignal: Int32?
  private var isOpen = true

  /// Prepares the terminal for drawing.
  ///
  /// - Parameters:
  ///   - colorDepth: the colours to draw in; by default what the environment promises.
  ///   - glyphs: the glyphs to draw with; by default the richest that the locale can write. They
  ///     are ASCII all the same when no locale for UTF-8 can be had.
  /// - Throws: `TerminalError` when standard input and output are not a terminal that can be drawn
  ///   on. The terminal is untouched then.
  public init(colorDepth: ColorDepth? = nil, glyphs: GlyphSet? = nil) throws(TerminalError) {
    let preparation = try Preparation(colorDepth: colorDepth, glyphs: glyphs)
    device = preparation.device
    size = preparation.size
    capabilities = preparation.capabilities
    pairs = preparation.pairs
    brightensWithBold = preparation.brightensWithBold
    // Not entering means to end at once, which the first event tells.
    _ = ccurses_guard_enter()
  }

  deinit {
    close()
  }

  /// Gives the terminal back its settings, cursor and contents, and shows what was written to standard
  /// error meanwhile. A second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    ccurses_guard_leave()
    Preparation.undo(device: device)
  }

  /// Takes over the window's size. Returns it if it is a new one.
  func adoptCurrentSize() -> Size? {
    let current = Preparation.currentSize(of: device)
    guard current != size else { return nil }
    size = current
    shown = nil
    ccurses_resize(Int32(current.rows), Int32(current.columns))
    return current
  }
}
