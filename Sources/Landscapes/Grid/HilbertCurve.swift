/// A way through all places of a grid on which what lies close together comes close together: Hilbert's
/// curve through the smallest square that holds the grid, without what lies outside ("Ueber die stetige
/// Abbildung einer Linie auf ein Flächenstück", 1891).
enum HilbertCurve {
  private typealias Step = (x: Int, y: Int)

  /// Calls for every place once, in the curve's order.
  static func forEachPlace(columns: Int, rows: Int, _ body: (_ place: Int) -> Void) {
    var side = 1
    while side < max(columns, rows) { side *= 2 }

    /// Goes through a square, from one corner to the one that lies `along` its side.
    func visit(_ x: Int, _ y: Int, side: Int, along: Step, across: Step) {
      let last = side - 1
      let left = x + min(last * (along.x + across.x), 0)
      let bottom = y + min(last * (along.y + across.y), 0)
      guard left < columns, bottom < rows else { return }
      guard side > 1 else { return body(y * columns + x) }
      let half = side / 2
      visit(x, y, side: half, along: across, across: along)
      visit(
        x + half * across.x, y + half * across.y, side: half, along: along, across: across)
      visit(
        x + half * (across.x + along.x), y + half * (across.y + along.y), side: half,
        along: along, across: across)
      visit(
        x + (half - 1) * across.x + last * along.x, y + (half - 1) * across.y + last * along.y,
        side: half, along: (-across.x, -across.y), across: (-along.x, -along.y))
    }
    visit(0, 0, side: side, along: (1, 0), across: (0, 1))
  }
}
