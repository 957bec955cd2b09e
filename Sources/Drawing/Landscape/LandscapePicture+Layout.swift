extension LandscapePicture {
  /// The cells of a pane that show the plane, inside of frame, tick labels and colour bar. Depends
  /// on nothing but the rectangle, so that panes of one size agree.
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
      let inside = rect.inset(by: 1)
      var rest = inside
      (rest, bottomTicks) = rest.split(bottom: inside.rows >= 6 ? 1 : 0)
      (leftTicks, rest) = rest.split(left: inside.columns >= 26 ? 7 : 0)
      (rest, barTicks) = rest.split(right: inside.columns >= 52 ? 7 : 0)
      var bar: Rect
      (rest, bar) = rest.split(right: inside.columns >= 36 ? 3 : 0)
      // A blank column between the plot and its scale.
      self.bar = bar.inset(left: 1)
      plot = rest
    }
  }
}
