/// The colours of everything but the heat map, named by what they mean.
///
/// Rich terminals get their own background by theme. With 16 colours or none the terminal keeps its
/// own, as nobody knows what its sixteen look like.
public struct Palette: Hashable, Sendable {
  /// Behind everything but a heat map.
  public let background: Color
  /// What is to be read.
  public let text: Color
  /// What is there to be found: labels, units, hints.
  public let dimText: Color
  /// What can be acted on: keys, the current position.
  public let accent: Color
  /// What went wrong.
  public let warning: Color
  /// Lines around and behind things.
  public let frame: Color
  /// The frame of what keys act on.
  public let focusedFrame: Color
  /// Under what is picked in a list.
  public let selection: Color
  /// One a side, told apart by colour-blind eyes (after Okabe and Ito 2008).
  public let sides: [Color]

  /// The colour of a side; after the fourth they repeat.
  public func side(_ index: Int) -> Color {
    sides[((index % sides.count) + sides.count) % sides.count]
  }

  init(colors: ColorDepth, theme: Theme) {
    switch (colors, theme) {
    case (.truecolor, .dark): self = .dark
    case (.truecolor, .light): self = .light
    case (.indexed256, .dark): self = .dark256
    case (.indexed256, .light): self = .light256
    case (.indexed16, .dark): self = .dark16
    case (.indexed16, .light): self = .light16
    case (.monochrome, _): self = .monochrome
    }
  }

  private init(
    background: Color, text: Color, dimText: Color, accent: Color, warning: Color, frame: Color,
    focusedFrame: Color, selection: Color, sides: [Color]
  ) {
    self.background = background
    self.text = text
    self.dimText = dimText
    self.accent = accent
    self.warning = warning
    self.frame = frame
    self.focusedFrame = focusedFrame
    self.selection = selection
    self.sides = sides
  }

  private static let dark = Palette(
    background: .rgb(15, 17, 23), text: .rgb(216, 220, 230), dimText: .rgb(132, 141, 158),
    accent: .rgb(190, 170, 250), warning: .rgb(255, 118, 117), frame: .rgb(57, 64, 79),
    focusedFrame: .rgb(138, 148, 172), selection: .rgb(40, 45, 60),
    sides: [.rgb(240, 165, 50), .rgb(92, 184, 240), .rgb(60, 200, 155), .rgb(222, 135, 185)])

  private static let light = Palette(
    background: .rgb(251, 250, 246), text: .rgb(38, 42, 51), dimText: .rgb(104, 111, 124),
    accent: .rgb(102, 70, 184), warning: .rgb(192, 28, 40), frame: .rgb(206, 205, 199),
    focusedFrame: .rgb(120, 124, 134), selection: .rgb(230, 228, 220),
    sides: [.rgb(184, 84, 0), .rgb(0, 98, 168), .rgb(0, 118, 84), .rgb(158, 62, 118)])

  private static let dark256 = Palette(
    background: .indexed(233), text: .indexed(253), dimText: .indexed(246), accent: .indexed(147),
    warning: .indexed(210), frame: .indexed(239), focusedFrame: .indexed(248),
    selection: .indexed(237),
    sides: [.indexed(215), .indexed(75), .indexed(79), .indexed(176)])

  private static let light256 = Palette(
    background: .indexed(231), text: .indexed(235), dimText: .indexed(242), accent: .indexed(61),
    warning: .indexed(160), frame: .indexed(251), focusedFrame: .indexed(243),
    selection: .indexed(254),
    sides: [.indexed(130), .indexed(25), .indexed(29), .indexed(126)])

  private static let dark16 = Palette(
    background: .standard, text: .standard, dimText: .indexed(8), accent: .indexed(13),
    warning: .indexed(9), frame: .indexed(8), focusedFrame: .standard, selection: .standard,
    sides: [.indexed(11), .indexed(14), .indexed(10), .indexed(13)])

  private static let light16 = Palette(
    background: .standard, text: .standard, dimText: .indexed(8), accent: .indexed(5),
    warning: .indexed(1), frame: .indexed(8), focusedFrame: .standard, selection: .standard,
    sides: [.indexed(1), .indexed(4), .indexed(2), .indexed(5)])

  private static let monochrome = Palette(
    background: .standard, text: .standard, dimText: .standard, accent: .standard,
    warning: .standard, frame: .standard, focusedFrame: .standard, selection: .standard,
    sides: [.standard])
}
