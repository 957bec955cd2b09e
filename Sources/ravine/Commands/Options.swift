import ArgumentParser
import Curses
import Drawing

/// How screens are drawn: options that several commands share.
struct AppearanceOptions: ParsableArguments {
  @Option(help: "Colours: truecolor, 256, 16 or none. By default what the terminal promises.")
  var color: ColorDepth?

  @Option(help: "Glyphs: braille, block or ascii. By default braille where there is UTF-8.")
  var glyphs: GlyphSet?

  @Option(name: .customLong("map"), help: "Colour map: viridis, cividis, magma, turbo or grey.")
  var colorMap: ColorMap = .viridis

  @Option(help: "Colours for a dark or a light room: dark or light.")
  var theme: Theme = .dark

  /// The appearance on a terminal, which took the wishes for colours and glyphs as far as it can.
  func appearance(on terminal: TerminalCapabilities) -> Appearance {
    Appearance(
      colors: terminal.colorDepth, glyphs: terminal.glyphs, colorMap: colorMap, theme: theme)
  }

  /// The appearance of a frame that is printed.
  ///
  /// - Parameter colors: Unless wished otherwise.
  func appearance(colors: ColorDepth) -> Appearance {
    Appearance(
      colors: color ?? colors, glyphs: glyphs ?? .braille, colorMap: colorMap, theme: theme)
  }
}

/// How landscapes are evaluated: options that several commands share.
struct EvaluationOptions: ParsableArguments {
  @Flag(
    help: "Evaluate every point of a landscape, even where nobody could see the difference.")
  var everyPoint = false
}

extension ColorDepth: ExpressibleByArgument {}
extension GlyphSet: ExpressibleByArgument {}
extension ColorMap: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

/// Columns and rows, written 120x40.
struct SizeArgument: ExpressibleByArgument {
  var size: Size

  init(size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...2000).contains(columns), (1...2000).contains(rows)
    else { return nil }
    size = Size(columns: columns, rows: rows)
  }

  var defaultValueDescription: String { "\(size.columns)x\(size.rows)" }
}
