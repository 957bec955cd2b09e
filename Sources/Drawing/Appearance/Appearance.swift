/// How a picture is drawn: what the terminal can show and what the user prefers.
///
/// Decided once at start. Everything that draws takes it and picks colours and glyphs for exactly
/// this rung of both ladders, so that `Screen.reduced(to:)` has nothing left to spoil.
public struct Appearance: Hashable, Sendable {
  /// How many colours the terminal shows.
  public var colors: ColorDepth
  /// Which glyphs it shows.
  public var glyphs: GlyphSet
  /// The colours of the heat maps.
  public var colorMap: ColorMap
  /// The colours of everything else, and which end of the map is low.
  public var theme: Theme

  /// By default the richest rung of both ladders, which is what pictures without a terminal are drawn
  /// in.
  public init(
    colors: ColorDepth = .truecolor, glyphs: GlyphSet = .braille, colorMap: ColorMap = .viridis,
    theme: Theme = .dark
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.colorMap = colorMap
    self.theme = theme
  }

  /// Whether low losses are dark: a valley fades into the background of either theme.
  public var lowIsDark: Bool { theme == .dark }

  /// How many bands a heat map can have before neighbours look alike.
  public var suggestedBands: Int {
    switch (colors, glyphs) {
    case (.monochrome, .block): 4
    case (.monochrome, .ascii): 9
    case (.indexed16, .ascii): 13
    default: 14
    }
  }

  /// The colours for everything but the heat map.
  public var palette: Palette { Palette(colors: colors, theme: theme) }
}

/// Whether light is drawn on dark or dark on light.
public enum Theme: String, CaseIterable, Sendable {
  /// The names of the background; also the words of `--theme`.
  case dark, light
}
