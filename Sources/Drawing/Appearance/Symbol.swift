/// A sign that stands for something, whatever glyph a terminal has for it.
enum Symbol {
  case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
  case tickDown, tickLeft
  case heavyHorizontal, dashedHorizontal, leftEnd, rightEnd, knob, mark
  case bead, start, now, minimum, crosshair, hatch, ellipsis, accentBar, selection
  case exitLeft, exitRight, exitUp, exitDown, failure
  case horizontalGuide, verticalGuide

  /// Those that mark a place, which texts speak of too.
  static let signs: [Symbol] = [
    .knob, .mark, .bead, .start, .now, .minimum, .crosshair, .hatch, .selection, .exitLeft,
    .exitRight, .exitUp, .exitDown, .failure,
  ]

  /// The linux console has no rounded corners and no dingbats: `block` keeps to what it has.
  var glyphs: (braille: Unicode.Scalar, block: Unicode.Scalar, ascii: Unicode.Scalar) {
    switch self {
    case .horizontal: ("─", "─", "-")
    case .vertical: ("│", "│", "|")
    case .topLeft: ("╭", "┌", "+")
    case .topRight: ("╮", "┐", "+")
    case .bottomLeft: ("╰", "└", "+")
    case .bottomRight: ("╯", "┘", "+")
    case .tickDown: ("┬", "┬", "+")
    case .tickLeft: ("┤", "┤", "+")
    case .heavyHorizontal: ("━", "═", "=")
    case .dashedHorizontal: ("╌", "·", ".")
    case .leftEnd: ("├", "├", "|")
    case .rightEnd: ("┤", "┤", "|")
    case .knob: ("●", "■", "O")
    case .mark: ("◆", "♦", "^")
    case .bead: ("•", "•", "*")
    case .start: ("○", "○", "o")
    case .now: ("●", "■", "@")
    case .minimum: ("✕", "×", "X")
    case .crosshair: ("┼", "┼", "+")
    case .hatch: ("╱", "/", "/")
    case .ellipsis: ("…", "…", "~")
    case .accentBar: ("▌", "▌", "|")
    case .selection: ("▸", "►", ">")
    case .exitLeft: ("◀", "◄", "<")
    case .exitRight: ("▶", "►", ">")
    case .exitUp: ("▲", "▲", "^")
    case .exitDown: ("▼", "▼", "v")
    case .failure: ("✕", "×", "X")
    case .horizontalGuide: ("╌", "·", ".")
    case .verticalGuide: ("╎", "│", "|")
    }
  }
}
