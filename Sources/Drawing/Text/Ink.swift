/// What a run of text is drawn in, by meaning; the appearance decides how that looks.
public enum Ink: Hashable, Sendable {
  /// What is to be read; labels, units and hints; what can be acted on; what went wrong: the palette's
  /// colours of these meanings.
  case text, dim, accent, warning
  /// The colour of a frame.
  case frame
  /// The colour of a side, from 0.
  case side(Int)
  /// A colour of the picture itself, such as a step of a legend; left out where there are no colours.
  case color(Color)

  /// The colour, and the style that stands in for it where there are no colours.
  func resolved(for appearance: Appearance) -> (color: Color, style: Cell.Style) {
    let palette = appearance.palette
    guard appearance.colors != .monochrome else {
      switch self {
      case .text, .color, .side: return (.standard, [])
      case .dim, .frame: return (.standard, .dim)
      case .accent, .warning: return (.standard, .bold)
      }
    }
    switch self {
    case .text: return (palette.text, [])
    case .dim: return (palette.dimText, [])
    case .accent: return (palette.accent, [])
    case .warning: return (palette.warning, .bold)
    case .frame: return (palette.frame, [])
    case .side(let index): return (palette.side(index), [])
    case .color(let color): return (color, [])
    }
  }
}
