/// A loss grid on its colour scale, sampled at the pixels of a plot.
struct HeatField {
  let columns: Int
  let rows: Int
  /// Bands from the bottom of the scale, 0...bands, row by row from the *top*. Not a number where
  /// the loss is not finite, minus infinity where nothing is known.
  let values: [Float]

  /// Samples a grid at the centres of `columns` times `rows` pixels of a range.
  ///
  /// Between the values of the grid it is interpolated in both directions on the colour scale, so
  /// that a coarse grid shows as a soft picture. Next to values that are not finite the nearest
  /// value counts: nothing is filled in.
  init(grid: ValueGrid, scale: ColorScale, bands: Int, range: PlotRange, columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    let nodes = grid.values.map { Float(scale.fraction(of: $0) * Double(bands)) }
    let across = Self.taps(
      pixels: columns, of: range.x, nodes: grid.columns, over: grid.range.x, reversed: false)
    let down = Self.taps(
      pixels: rows, of: range.y, nodes: grid.rows, over: grid.range.y, reversed: true)
    var values = [Float](repeating: -.infinity, count: columns * rows)
    for row in 0..<rows {
      guard let vertical = down[row] else { continue }
      let (low, high) = (vertical.lower * grid.columns, vertical.upper * grid.columns)
      for column in 0..<columns {
        guard let horizontal = across[column] else { continue }
        let (a, b) = (nodes[low + horizontal.lower], nodes[low + horizontal.upper])
        let (c, d) = (nodes[high + horizontal.lower], nodes[high + horizontal.upper])
        let bottom = a + (b - a) * horizontal.share
        let top = c + (d - c) * horizontal.share
        let value = bottom + (top - bottom) * vertical.share
        values[row * columns + column] =
          value.isNaN
          ? nodes[
            (vertical.share < 0.5 ? low : high)
              + (horizontal.share < 0.5 ? horizontal.lower : horizontal.upper)]
          : value
      }
    }
    self.values = values
  }

  /// The scale itself: every value from none to all bands, the highest on top.
  init(rising bands: Int, columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    values = (0..<columns * rows).map { index in
      Float(bands) * (1 - (Float(index / columns) + 0.5) / Float(rows))
    }
  }

  subscript(column: Int, row: Int) -> Float { values[row * columns + column] }

  /// How far the values of a pixel reach to both sides of the one at its centre: half of the change
  /// from one edge of the pixel to the other, in the direction of the greater change.
  func reach(column: Int, row: Int) -> Float {
    let left = self[max(column - 1, 0), row]
    let right = self[min(column + 1, columns - 1), row]
    let above = self[column, max(row - 1, 0)]
    let below = self[column, min(row + 1, rows - 1)]
    let reach = max(abs(right - left), abs(below - above)) / 4
    return reach.isFinite ? reach : 0
  }

  /// The two nodes around a pixel, and the share of the upper.
  private struct Tap {
    var lower: Int
    var upper: Int
    var share: Float
  }

  private static func taps(
    pixels: Int, of range: ClosedRange<Double>, nodes: Int, over covered: ClosedRange<Double>,
    reversed: Bool
  ) -> [Tap?] {
    let width = range.upperBound - range.lowerBound
    let coveredWidth = covered.upperBound - covered.lowerBound
    guard width > 0, coveredWidth > 0 else { return Array(repeating: nil, count: pixels) }
    return (0..<pixels).map { pixel in
      let place = (Double(reversed ? pixels - 1 - pixel : pixel) + 0.5) / Double(pixels)
      let share = (range.lowerBound + width * place - covered.lowerBound) / coveredWidth
      guard share >= 0, share <= 1 else { return nil }
      let position = min(max(share * Double(nodes) - 0.5, 0), Double(nodes - 1))
      let lower = Int(position)
      return Tap(
        lower: lower, upper: min(lower + 1, nodes - 1), share: Float(position - Double(lower)))
    }
  }
}
