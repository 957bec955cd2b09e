/// What the colours of a strip mean, in a line: the lowest loss, the colours up to the highest, and the
/// hatch.
public struct SweepLegend: Drawable, Sendable {
  /// That of the strip.
  public var scale: ColorScale
  /// What stands before the lowest loss.
  public var lossName: String

  /// Both ends of the scale are written out, so it has to be the one that the strip's blocks are
  /// coloured by.
  public init(scale: ColorScale, lossName: String = "loss") {
    self.scale = scale
    self.lossName = lossName
  }

  /// Draws the line in the first row.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    guard !rect.isEmpty else { return }
    let painter = SweepPainter(scale: scale, appearance: appearance)
    var column = rect.column
    func write(_ text: String) {
      column =
        screen.draw(
          StyledText(text, .dim), column: column, row: rect.row, width: rect.endColumn - column,
          appearance: appearance
        ).upperBound
    }
    write("\(lossName) \(NumberFormat.compact(scale.low)) ")
    for position in 0..<Self.columns where column < rect.endColumn {
      let loss = scale.loss(at: (Double(position) + 0.5) / Double(Self.columns))
      screen[column, rect.row] = painter.cell(of: .reached(loss: loss, converged: nil))
      column += 1
    }
    write(" \(NumberFormat.compact(scale.high))   ")
    guard column < rect.endColumn else { return }
    screen[column, rect.row] = painter.cell(of: .lost)
    column += 1
    write(" ends above its start")
  }

  private static let columns = 14
}
