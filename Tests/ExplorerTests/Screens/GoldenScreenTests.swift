import Drawing
import Experiments
import TestSupport
import Testing

@testable import Explorer

/// Whole screens, compared with recorded ones that somebody has looked at. After a change that is meant
/// to show, record them anew with RAVINE_RECORD=1, and look at them again.
@Suite struct GoldenScreenTests {
  private func screen(
    of fixture: Fixture, step: Int, columns: Int, rows: Int,
    appearance: Appearance = Appearance(), keys: [Key] = []
  ) throws -> Screen {
    var explorer = UnhurriedExplorer(
      ExplorerState(
        window: Size(columns: columns, rows: rows), appearance: appearance,
        gallery: Fixture.gallery)
    ) { path, seed in try Experiment(ScenarioReader.read(path: path), seed: seed) }
    explorer.apply(.opened(try fixture.experiment(), path: fixture.path))
    explorer.apply(.seek(step: step))
    for key in keys { explorer.apply(.input(.key(key))) }
    return explorer.state.view().reduced(to: appearance.colors)
  }

  @Test(arguments: [Fixture.line, .moons], [(80, 24), (120, 40), (200, 60)])
  func everySizeHasItsLayout(fixture: Fixture, size: (columns: Int, rows: Int)) throws {
    let screen = try screen(of: fixture, step: 20, columns: size.columns, rows: size.rows)
    try expectSnapshot(
      screen.plainText, named: "\(fixture)-\(size.columns)x\(size.rows).txt")
  }

  @Test(arguments: ColorDepth.allCases, GlyphSet.allCases)
  func everyRungOfTheLaddersHasItsLook(colors: ColorDepth, glyphs: GlyphSet) throws {
    let screen = try screen(
      of: .line, step: 20, columns: 80, rows: 24,
      appearance: Appearance(colors: colors, glyphs: glyphs))
    let name = "line-\(colors.rawValue)-\(glyphs)"
    try expectSnapshots([(name + ".txt", screen.plainText), (name + ".ansi", screen.ansiText)])
  }

  @Test func theLightThemeHasItsColours() throws {
    let screen = try screen(
      of: .line, step: 20, columns: 80, rows: 24, appearance: Appearance(theme: .light))
    try expectSnapshot(screen.ansiText, named: "line-light.ansi")
  }

  /// What keys bring up, each on the same screen.
  @Test(
    arguments: [
      ("help", [.character("?")]),
      ("help-scrolled", [.character("?"), .end]),
      ("gallery", [.character("g"), .down]),
      ("gallery-filtered", [.character("g"), .character("/"), .character("m")]),
      ("moving-start", [.character("m"), .shiftRight, .down]),
      ("ellipse", [.character("e")]),
      ("numbers", [.character("o")]),
      (
        "own-viewports", [.character("v"), .character("+"), .tab, .character("-"), .character("L")]
      ),
      ("fit", [.character("f")]),
      ("labels", [.character("#")]),
      ("quantiles", [.character("C"), .character("C")]),
      ("strips", [.character("S"), .character("K")]),
      ("second-scene", [.character("s"), .end]),
      ("diverged", Array(repeating: .character("K"), count: 16) + [.end]),
      ("playing", [.character(" ")]),
    ] as [(String, [Key])])
  func keysBringUpTheirScreens(name: String, keys: [Key]) throws {
    let screen = try screen(of: .line, step: 20, columns: 80, rows: 24, keys: keys)
    try expectSnapshot(screen.plainText, named: "\(name).txt")
  }

  @Test(arguments: [(120, 40), (200, 60)])
  func stripsStandUnderThePanes(size: (columns: Int, rows: Int)) throws {
    let screen = try screen(
      of: .line, step: 20, columns: size.columns, rows: size.rows, keys: [.character("S")])
    try expectSnapshot(screen.plainText, named: "strips-\(size.columns)x\(size.rows).txt")
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func smoothnessStandsInThePanes(size: (columns: Int, rows: Int)) throws {
    let screen = try screen(
      of: .moons, step: 20, columns: size.columns, rows: size.rows, keys: [.character("G")])
    try expectSnapshot(screen.plainText, named: "smoothness-\(size.columns)x\(size.rows).txt")
  }

  /// The list of planes, and planes of directions.
  @Test(
    arguments: [
      ("list", "", false), ("list-filtered", "weight 3", false), ("random", "filter", true),
      ("components", "of the run", true), ("line", "to end", true), ("mini-batch", "mini", true),
    ] as [(String, String, Bool)], [(80, 24), (120, 40), (200, 60)])
  func planesHaveTheirLooks(
    plane: (name: String, typed: String, isChosen: Bool), size: (columns: Int, rows: Int)
  ) throws {
    let keys = [.character("p")] + plane.typed.map(Key.character) + (plane.isChosen ? [.enter] : [])
    let screen = try screen(
      of: .moons, step: 20, columns: size.columns, rows: size.rows, keys: keys)
    try expectSnapshot(
      screen.plainText, named: "planes-\(plane.name)-\(size.columns)x\(size.rows).txt")
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func numbersOfAWholeNetworkHaveTheirTable(size: (columns: Int, rows: Int)) throws {
    let screen = try screen(
      of: .moons, step: 20, columns: size.columns, rows: size.rows, keys: [.character("o")])
    try expectSnapshot(screen.plainText, named: "numbers-moons-\(size.columns)x\(size.rows).txt")
  }

  /// A lesson that begins with the smoothness, of a loss with a penalty; and its next scene.
  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func scenesChooseWhatThePanesShow(size: (columns: Int, rows: Int)) throws {
    let screens = try [[], [Key.character("s"), .end]].map {
      try screen(of: .scenes, step: 20, columns: size.columns, rows: size.rows, keys: $0)
    }
    try expectSnapshots(
      screens.enumerated().map { position, screen in
        ("scene-\(position + 1)-\(size.columns)x\(size.rows).txt", screen.plainText)
      })
  }

  @Test func threeSidesStandSideBySide() throws {
    let screen = try screen(of: .three, step: 20, columns: 160, rows: 40)
    try expectSnapshot(screen.plainText, named: "three-160x40.txt")
  }
}
