import Drawing

/// One side's pane while it shows the smoothness along its run: bands of the loss and of the change of
/// the gradient, one above the other.
struct SmoothnessPane: Drawable {
  let panel: Panel
  /// From top to bottom.
  let charts: [BandChart]

  func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    panel.draw(in: rect, of: &screen, appearance: appearance)
    var rest = Panel.content(of: rect)
    for (position, chart) in charts.enumerated() {
      let part: Rect
      (part, rest) = rest.split(top: rest.rows / (charts.count - position))
      chart.draw(in: part, of: &screen, appearance: appearance)
    }
  }
}
