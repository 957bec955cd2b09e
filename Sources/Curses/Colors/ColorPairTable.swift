import CCurses
import Drawing

/// The colour pairs given to ncurses, which knows colours only as numbered pairs.
struct ColorPairTable {
  private let colors: TerminalColors
  /// Pair numbers by both colour numbers.
  private var pairs: [UInt64: Int32] = [:]
  private let limit: Int32
  /// The last answer: neighbouring cells often share their colours.
  private var lastKey: UInt64 = .max
  private var lastPair: Int32 = 0

  init(colors: TerminalColors, limit: Int) {
    self.colors = colors
    self.limit = Int32(limit)
    pairs.reserveCapacity(4096)
  }

  /// The pair for a foreground and background, or nil when all pairs are taken and
  /// `forgetAll` has to make room.
  mutating func pair(foreground: Color, background: Color) -> Int32? {
    guard colors.depth != .monochrome else { return 0 }
    let foreground = colors.number(of: foreground)
    let background = colors.number(of: background)
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if key == lastKey { return lastPair }
    guard let pair = existing(key) ?? define(key, foreground, background) else { return nil }
    lastKey = key
    lastPair = pair
    return pair
  }

  private func existing(_ key: UInt64) -> Int32? {
    key == .max ? 0 : pairs[key]
  }

  private mutating func define(
    _ key: UInt64, _ foreground: Int32, _ background: Int32
  ) -> Int32? {
    let pair = Int32(pairs.count + 1)
    guard pair < limit else { return nil }
    // A pair that ncurses refuses shows the terminal's own colours rather than no text at all.
    let isDefined = ccurses_define_pair(pair, foreground, background)
    pairs[key] = isDefined ? pair : 0
    return pairs[key]
  }

  /// Makes room for new pairs. Every cell has to be put again.
  mutating func forgetAll() {
    ccurses_forget_pairs()
    pairs.removeAll(keepingCapacity: true)
    lastKey = .max
    lastPair = 0
  }
}
