extension LinePattern {
  /// A short piece of the line for a legend.
  public func sample(in glyphs: GlyphSet) -> String {
    guard glyphs != .ascii else { return String(repeating: String(asciiMark), count: 3) }
    return switch self {
    case .solid: "───"
    case .dashed: "╌╌╌"
    case .dotted: "···"
    case .dashDotted: "─·─"
    }
  }

  /// ASCII has no dots to leave out: there lines differ by the character they are made of.
  var asciiMark: Unicode.Scalar {
    switch self {
    case .solid: "*"
    case .dashed: "o"
    case .dotted: "x"
    case .dashDotted: "+"
    }
  }
}
