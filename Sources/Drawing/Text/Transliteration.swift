extension GlyphSet {
  /// The text in glyphs of this rung: unchanged, or with the signs that pictures have there, or spelt
  /// in ASCII.
  ///
  /// What ASCII has no spelling for becomes a question mark. That spelling may be longer than the text.
  public func spelling(of text: String) -> String {
    guard self != .braille, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.unicodeScalars.reduce(into: "") { spelt, scalar in
      if scalar.isASCII {
        spelt.unicodeScalars.append(scalar)
      } else if self == .block {
        spelt.unicodeScalars.append(blockSigns[scalar] ?? scalar)
      } else {
        spelt += asciiSpellings[scalar] ?? "?"
      }
    }
  }
}

/// What the signs that texts speak of are where there are only blocks. Lines are not among them: in a text
/// they are samples of patterns.
private let blockSigns: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
  Symbol.signs.map { ($0.glyphs.braille, $0.glyphs.block) },
  uniquingKeysWith: { first, _ in first })

private let asciiSpellings: [Unicode.Scalar: String] = [
  "η": "lr", "∇": "grad", "κ": "kappa", "λ": "lambda", "θ": "theta", "μ": "mu", "µ": "mu",
  "σ": "sigma", "ρ": "rho", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "eps",
  "Δ": "delta", "Σ": "sum", "π": "pi", "∂": "d",
  "×": "x", "·": "|", "±": "+-", "−": "-", "–": "-", "—": "-", "…": "...", "≤": "<=", "≥": ">=",
  "≈": "~", "≠": "!=", "∞": "inf", "√": "sqrt ", "‖": "|", "°": "deg", "½": "1/2", "¼": "1/4",
  "⇧": "shift+", "→": "->", "←": "<-", "↑": "^", "↓": "v", "↔": "<->", "⇒": "=>", "⇄": "<>",
  "▶": ">", "▸": ">", "►": ">", "◀": "<", "◂": "<", "◄": "<", "▲": "^", "▼": "v", "⏸": "||",
  "○": "o", "●": "@", "■": "@", "◆": "*", "◇": "*", "✕": "X", "✗": "X", "✓": "ok", "★": "*",
  "•": "*", "╱": "/", "▏": "|", "▕": "|", "▌": "|", "│": "|", "─": "-", "━": "=", "╌": "-",
  "┄": "-",
  "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "«": "\"", "»": "\"", "\u{A0}": " ",
  "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
  "₉": "9", "⁰": "^0", "¹": "^1", "²": "^2", "³": "^3", "⁴": "^4", "⁻": "^-", "ᵢ": "i", "ⱼ": "j",
  "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a",
  "ç": "c", "ñ": "n", "ó": "o", "ô": "o", "í": "i", "ú": "u", "å": "a", "ø": "o",
]
