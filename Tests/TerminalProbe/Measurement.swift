import Curses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a frame costs this process, including the time that the system spends on its behalf.
struct Measurement {
  private static let frameCount = 200

  /// Shows many frames as fast as the terminal takes them, and tells milliseconds of processor time
  /// per frame.
  static func report(on terminal: some Terminal) -> String {
    let depth = terminal.capabilities.colorDepth
    let glyphs = terminal.capabilities.glyphs
    let full = (0..<8).map { number in
      TestPattern(number: number, depth: depth, glyphs: glyphs)
        .screen(size: terminal.size, status: "frame")
    }
    // One glyph in 32 changes, as where a path moves over a landscape.
    let few = (0..<8).map { number in
      var screen = full[0]
      for index in stride(from: number, to: screen.cells.count, by: 32) {
        screen[index % screen.size.columns, index / screen.size.columns].glyph = "o"
      }
      return screen
    }
    let maps = (0..<8).map { Self.map(phase: Double($0) / 8, size: terminal.size) }
    let size = "\(terminal.size.columns)x\(terminal.size.rows) \(depth.rawValue)"
    let kinds = [
      ("a map in 64 colours", maps), ("every cell and its colours", full), ("few cells", few),
      ("nothing", [full[0]]),
    ]
    return kinds.map { name, screens in
      for screen in screens { terminal.show(screen) }
      let start = processorSeconds()
      for index in 0..<frameCount { terminal.show(screens[index % screens.count]) }
      let milliseconds = (processorSeconds() - start) / Double(frameCount) * 1000
      let rounded = (milliseconds * 1000).rounded() / 1000
      return "\(size), \(name): \(rounded) ms a frame\n"
    }.joined()
  }

  /// A bowl in bands of colour, two points of it in each cell, whose bands wander with the phase.
  private static func map(phase: Double, size: Size) -> Screen {
    func color(_ column: Int, _ point: Int) -> Color {
      let x = Double(column) / Double(size.columns) - 0.5
      let y = Double(point) / Double(2 * size.rows) - 0.5
      let level = Int(((x * x + y * y) * 2 + phase / 64 * 4).squareRoot() * 64) % 64
      return .rgb(UInt8(level * 4), UInt8(255 - level * 3), UInt8(128 + level))
    }
    var screen = Screen(size: size)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        screen[column, row] = Cell(
          "▀", foreground: color(column, 2 * row), background: color(column, 2 * row + 1))
      }
    }
    return screen
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
