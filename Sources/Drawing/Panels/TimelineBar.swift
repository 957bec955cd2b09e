/// Where the clock stands between the first step and the last.
public struct TimelineBar: Drawable, Sendable {
  /// The current step.
  public var position: Int
  /// The last step that the scenario asks for.
  public var total: Int
  /// The last step that has been trained.
  public var trained: Int
  /// Bookmarked steps.
  public var marks: [Int]

  /// All steps count from 0, the state before any training.
  public init(position: Int, total: Int, trained: Int, marks: [Int] = []) {
    self.position = position
    self.total = total
    self.trained = trained
    self.marks = marks
  }

  /// The step under a column of the bar; outside of the bar the first or last step.
  public static func step(atColumn column: Int, in rect: Rect, total: Int) -> Int {
    let line = rect.inset(left: 1, right: 1)
    guard line.columns > 1 else { return 0 }
    let share = Double(column - line.column) / Double(line.columns - 1)
    return Int((min(max(share, 0), 1) * Double(max(total, 0))).rounded())
  }

  /// Draws the bar in the first row.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    let line = rect.inset(left: 1, right: 1)
    guard line.columns > 1, line.rows > 0 else { return }
    func column(_ step: Int) -> Int {
      guard total > 0 else { return 0 }
      let share = min(max(Double(step) / Double(total), 0), 1)
      return Int((share * Double(line.columns - 1)).rounded())
    }
    func put(_ symbol: Symbol, _ offset: Int, _ ink: Ink, bold: Bool = false) {
      let (color, style) = ink.resolved(for: appearance)
      screen[line.column + offset, line.row] = Cell(
        appearance.glyphs.glyph(symbol), foreground: color,
        background: appearance.palette.background, style: bold ? style.union(.bold) : style)
    }
    let (now, end) = (column(position), column(trained))
    for offset in 0..<line.columns {
      if offset <= now {
        put(.heavyHorizontal, offset, .accent)
      } else if offset <= end {
        put(.horizontal, offset, .text)
      } else {
        put(.dashedHorizontal, offset, .frame)
      }
    }
    for mark in marks { put(.mark, column(mark), .text) }
    put(.knob, now, .accent, bold: true)
  }
}
