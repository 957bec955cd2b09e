extension LandscapePicture {
  /// The layers of the dot canvas, from back to front.
  enum Layer: UInt8 {
    case contours = 1
    case overlays, path
  }

  /// Draws every line into dots. The tag of the path's dots is how recent they are, 0...255.
  func lines(on size: Size) -> DotCanvas {
    var canvas = DotCanvas(size: size)
    let transform = PlotTransform(range: viewport, area: Rect(size))
    let contourStroke = Stroke(layer: Layer.contours.rawValue)
    for contour in contours {
      canvas.drawLine(
        through: contour.points.lazy.map { transform.dotPosition(of: $0) }, contourStroke)
    }
    for overlay in overlays {
      canvas.drawLine(
        through: overlay.points.lazy.map { transform.dotPosition(of: $0) },
        Stroke(pattern: overlay.pattern, layer: Layer.overlays.rawValue))
    }
    if let path { draw(path, transform: transform, on: &canvas) }
    return canvas
  }

  private func draw(_ path: PlotPath, transform: PlotTransform, on canvas: inout DotCanvas) {
    let points = path.points.prefix { $0.isFinite }.map { transform.dotPosition(of: $0) }
    guard points.count > 1 else { return }
    for index in 1..<points.count {
      let age = points.count - 1 - index
      let tag = UInt8(max(255 - age * 4, 0))
      canvas.drawLine(
        through: [points[index - 1], points[index]],
        Stroke(width: .bold, layer: Layer.path.rawValue, tag: tag))
    }
  }
}
