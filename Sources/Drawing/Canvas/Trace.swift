/// A pen on its way over a canvas; it looks back two dots to leave out elbows.
struct Trace {
  private struct Dot: Equatable {
    var x: Int
    var y: Int
    func isDiagonal(to other: Dot) -> Bool { abs(x - other.x) == 1 && abs(y - other.y) == 1 }
  }

  let stroke: Stroke
  private var beforeLast: Dot?
  private var last: Dot?
  private var distance = 0

  init(stroke: Stroke) {
    self.stroke = stroke
  }

  /// The dot at a position, of a number of dots in a row. A bold line is put together from corners
  /// between dots: the nearest one counts.
  func dot(_ position: Double, of count: Int) -> Int {
    switch stroke.width {
    case .thin: position == Double(count) ? count - 1 : Int(position.rounded(.down))
    case .bold: Int((position + 0.5).rounded(.down))
    }
  }

  /// The position in the middle of what rounds to a dot.
  func middle(of dot: Int) -> Double {
    stroke.width == .thin ? Double(dot) + 0.5 : Double(dot)
  }

  mutating func move(x: Int, y: Int, on canvas: inout DotCanvas) {
    let dot = Dot(x: x, y: y)
    guard let last else {
      self.last = dot
      return
    }
    guard dot != last else { return }
    if let beforeLast, stroke.width == .thin, dot.isDiagonal(to: beforeLast) {
      self.last = dot
      return
    }
    put(last, on: &canvas)
    beforeLast = last
    self.last = dot
  }

  /// Ends the line.
  mutating func lift(on canvas: inout DotCanvas) {
    if let last { put(last, on: &canvas) }
    beforeLast = nil
    last = nil
  }

  private mutating func put(_ dot: Dot, on canvas: inout DotCanvas) {
    defer { distance += 1 }
    guard stroke.pattern.isDrawn(at: distance) else { return }
    switch stroke.width {
    case .thin: canvas.setDot(x: dot.x, y: dot.y, layer: stroke.layer, tag: stroke.tag)
    case .bold:
      // The four dots around the nearest corner.
      for y in (dot.y - 1)...dot.y {
        for x in (dot.x - 1)...dot.x {
          canvas.setDot(x: x, y: y, layer: stroke.layer, tag: stroke.tag)
        }
      }
    }
  }
}
