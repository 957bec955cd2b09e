extension LandscapePicture {
  /// The cells of a pane that show the plane, inside of frame, tick labels and colour bar. Depends on
  /// nothing but the rectangle, so that panes of one size agree.
  public static func plotArea(in rect: Rect) -> Rect {
    Layout(rect).plot
  }

  /// How many losses a pane can show: one a pixel, two pixels one above the other in a cell where
  /// half-blocks are drawn. A grid of any other size is drawn too.
  public static func gridSize(for rect: Rect, appearance: Appearance) -> Size {
    let plot = plotArea(in: rect)
    let pixels = HeatRamp(bands: 2, appearance: appearance).pixels.down
    return Size(columns: plot.columns, rows: plot.rows * pixels)
  }

  /// Where the parts of a pane lie.
  struct Layout {
    let plot: Rect
    /// For the labels of the y axis, left of the plot; may be empty.
    let leftTicks: Rect
    /// For the labels of the x axis, one row below the plot; may be empty.
    let bottomTicks: Rect
    /// The colours of the scale; may be empty.
    let bar: Rect
    /// The losses beside the colours; may be empty.
    let barTicks: Rect

    init(_ rect: Rect) {
      var inner = rect.inset(by: 1)
      let hasLeftTicks = inner.columns >= 26
      let hasBottomTicks = inner.rows >= 6
      let hasBar = inner.columns >= 36
      let hasBarTicks = inner.columns >= 52
      var rows = Rect(columns: 0, rows: 0)
      if hasBottomTicks { (inner, rows) = inner.split(bottom: 1) }
      var left = Rect(columns: 0, rows: 0)
      if hasLeftTicks { (left, inner) = inner.split(left: 6) }
      var labels = Rect(columns: 0, rows: 0)
      if hasBarTicks { (inner, labels) = inner.split(right: 7) }
      var bar = Rect(columns: 0, rows: 0)
      if hasBar { (inner, bar) = inner.split(right: 3) }
      plot = inner
      leftTicks = left
      bottomTicks =
        rows.isEmpty
        ? rows : Rect(column: rows.column, row: rows.row, columns: rows.columns, rows: 1)
      self.bar = bar.inset(left: 1)
      barTicks = labels
    }
  }
}
