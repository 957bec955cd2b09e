extension LandscapePicture {
  /// The layers of the dot canvas, from back to front.
  enum Layer: UInt8 {
    case contours = 1
    case overlays, path
  }

  /// The lines of a picture as dots, and where the steps of the path are far enough apart to be
  /// told from each other.
  struct Lines {
    var canvas: DotCanvas
    var beads: [Bead] = []

    struct Bead {
      var column: Int
      var row: Int
      var recency: UInt8
    }
  }

  /// Draws every line into dots. Only braille is fine enough for contour lines and for a bold path;
  /// elsewhere the edges of the bands have to do. The tag of the path's dots is how recent they
  /// are, 0...255.
  func lines(on size: Size, glyphs: GlyphSet) -> Lines {
    var lines = Lines(canvas: DotCanvas(size: size))
    let transform = PlotTransform(range: viewport, area: Rect(size))
    let contourStroke = Stroke(layer: Layer.contours.rawValue)
    for contour in contours where glyphs == .braille {
      lines.canvas.drawLine(
        through: contour.points.lazy.map { transform.dotPosition(of: $0) }, contourStroke)
    }
    for overlay in overlays {
      lines.canvas.drawLine(
        through: overlay.points.lazy.map { transform.dotPosition(of: $0) },
        Stroke(pattern: overlay.pattern, layer: Layer.overlays.rawValue))
    }
    if let path { lines.draw(path, transform: transform, glyphs: glyphs) }
    return lines
  }
}

extension LandscapePicture.Lines {
  /// Draws the newest part of the path bold and bright, what lies further back thin and fading.
  fileprivate mutating func draw(_ path: PlotPath, transform: PlotTransform, glyphs: GlyphSet) {
    let points = path.points.prefix { $0.isFinite }.map { transform.dotPosition(of: $0) }
    guard points.count > 1 else { return }
    let firstBold = firstBoldStep(of: points)
    func stroke(toStep step: Int) -> Stroke {
      Stroke(
        width: step >= firstBold && glyphs == .braille ? .bold : .thin,
        layer: LandscapePicture.Layer.path.rawValue, tag: recency(of: step, in: points))
    }
    // Steps that look alike are drawn as one line.
    var start = 0
    for step in points.indices.dropFirst()
    where step == points.count - 1 || stroke(toStep: step + 1) != stroke(toStep: step) {
      canvas.drawLine(through: points[start...step], stroke(toStep: step))
      start = step
    }
    for step in points.indices.dropFirst(firstBold).dropLast()
    where points[step].isFarEnough(from: points[step - 1])
      && points[step].isFarEnough(from: points[step + 1])
    {
      guard let cell = transform.cell(of: path.points[step]) else { continue }
      beads.append(
        Bead(column: cell.column, row: cell.row, recency: recency(of: step, in: points)))
    }
  }

  /// The step from which on the path is bold: the newest ones, until they fill the picture a few
  /// times from edge to edge.
  private func firstBoldStep(of points: [PlotPoint]) -> Int {
    let enough = 2 * Double(canvas.dotColumns + canvas.dotRows)
    var length = 0.0
    var step = points.count
    while step > 1, length < enough {
      step -= 1
      length += canvas.visibleLength(from: points[step - 1], to: points[step])
    }
    return step
  }

  private func recency(of step: Int, in points: [PlotPoint]) -> UInt8 {
    UInt8(max(255 - (points.count - 1 - step) * 4, 0))
  }
}

extension PlotPoint {
  /// Whether beads at two places, in dots, have room between them.
  fileprivate func isFarEnough(from other: PlotPoint) -> Bool {
    let (dx, dy) = (x - other.x, y - other.y)
    return dx * dx + dy * dy >= 49
  }
}

extension DotCanvas {
  /// How many dots of a segment are on the canvas.
  fileprivate func visibleLength(from start: PlotPoint, to end: PlotPoint) -> Double {
    guard let (from, to) = clipped(from: start, to: end) else { return 0 }
    return max(abs(to.x - from.x), abs(to.y - from.y))
  }
}
