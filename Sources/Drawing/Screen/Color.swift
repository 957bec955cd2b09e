/// The colour of a cell's glyph or background.
///
/// Everything is drawn in `rgb`; `Screen.reduced(to:)` turns it into what a terminal has.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// An entry of the terminal's palette: 0–15 are the named colours, 16–255 the xterm cube and
  /// greys.
  case indexed(UInt8)
  /// A 24-bit sRGB colour.
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal shows; the first rung of the ladder is the richest.
public enum ColorDepth: String, CaseIterable, Sendable {
  /// 24 bits a colour: nothing is changed.
  case truecolor
  /// The colour cube and greys of xterm; the 16 named colours, which users change, are left alone.
  case indexed256 = "256"
  /// The named colours, each as the terminal's user likes it.
  case indexed16 = "16"
  /// The terminal's own foreground and background; bold, dim and reverse tell things apart.
  case monochrome = "none"
}
