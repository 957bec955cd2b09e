extension LandscapePicture {
  /// Draws frame, plot, axes and colour bar, as many of them as there is room for.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    Panel(
      title: title, titleTrailing: titleTrailing, footerLeading: footerLeading,
      footerTrailing: footerTrailing, isFocused: isFocused
    ).draw(in: rect, of: &screen, appearance: appearance)
    let layout = Layout(rect)
    guard !layout.plot.isEmpty else { return }
    let ramp = HeatRamp(bands: bands, appearance: appearance)
    drawPlot(ramp: ramp, in: layout.plot, of: &screen, appearance: appearance)
    drawAxes(layout, of: &screen, appearance: appearance)
    drawColorBar(layout, ramp: ramp, of: &screen, appearance: appearance)
    drawNotice(in: layout.plot, of: &screen, appearance: appearance)
  }

  /// What is said lies near the upper edge, off the middle where the minimum tends to be.
  private func drawNotice(in plot: Rect, of screen: inout Screen, appearance: Appearance) {
    guard let text = notice ?? (grid == nil ? StyledText("computing …", .dim) : nil) else { return }
    let width = text.width(in: appearance.glyphs) + 4
    var box = plot.centred(columns: width, rows: 1)
    if grid != nil { box.row = plot.row + min(1, plot.rows - 1) }
    screen.clear(box, appearance: appearance)
    screen.draw(
      text, column: box.column, row: box.row, width: box.columns, alignment: .centre,
      appearance: appearance)
  }
}
