import Drawing

/// A whole frame as the explorer composes it: an elongated quadratic beside a round one, gradient
/// descent on both.
struct TwinScene {
  var appearance = Appearance()
  /// Steps of gradient descent that have been taken.
  var step = 42

  /// A quadratic bowl with its minimum, curvatures and tilt, and gradient descent on it.
  struct Bowl {
    var minimum: PlotPoint
    var curvatures: (Double, Double)
    /// Angle of the first curvature's direction, in radians.
    var cosine: Double
    var sine: Double
    var floor: Double

    /// Components along the two principal directions.
    func principal(_ point: PlotPoint) -> (Double, Double) {
      let (x, y) = (point.x - minimum.x, point.y - minimum.y)
      return (cosine * x + sine * y, -sine * x + cosine * y)
    }

    func point(_ first: Double, _ second: Double) -> PlotPoint {
      PlotPoint(
        minimum.x + cosine * first - sine * second, minimum.y + sine * first + cosine * second)
    }

    func loss(_ point: PlotPoint) -> Double {
      let (first, second) = principal(point)
      return floor + (curvatures.0 * first * first + curvatures.1 * second * second) / 2
    }

    func descent(from start: PlotPoint, learningRate: Double, steps: Int) -> [PlotPoint] {
      var (first, second) = principal(start)
      return (0...steps).map { _ in
        defer {
          first *= 1 - learningRate * curvatures.0
          second *= 1 - learningRate * curvatures.1
        }
        return point(first, second)
      }
    }

    func contour(_ level: Double) -> Contour {
      let rise = max(2 * (level - floor), 0)
      let points = (0...240).map { index -> PlotPoint in
        let (c, s) = unitCircle(index, of: 240)
        return point(c * (rise / curvatures.0).squareRoot(), s * (rise / curvatures.1).squareRoot())
      }
      return Contour(level: level, points: points)
    }

    func grid(over range: PlotRange, size: Size) -> ValueGrid {
      var values: [Double] = []
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          values.append(
            loss(
              PlotPoint(
                range.x.lowerBound + range.width * (Double(column) + 0.5) / Double(size.columns),
                range.y.lowerBound + range.height * (Double(row) + 0.5) / Double(size.rows))))
        }
      }
      return ValueGrid(columns: size.columns, rows: size.rows, values: values, range: range)
    }
  }

  /// A point of the unit circle, by repeated rotation: no library of elementary functions, so the
  /// same bits everywhere.
  static func unitCircle(_ index: Int, of count: Int) -> (Double, Double) {
    // Rational parametrisation of each quadrant.
    let quarter = Double(index) / Double(count) * 4
    let quadrant = Int(quarter) % 4
    let t = quarter - quarter.rounded(.down)
    let (c, s) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
    switch quadrant {
    case 0: return (c, s)
    case 1: return (-s, c)
    case 2: return (-c, -s)
    default: return (s, -c)
    }
  }

  static let ravine = Bowl(
    minimum: PlotPoint(1.03, 0.1), curvatures: (1.02, 99.1), cosine: 0.9962, sine: 0.0872,
    floor: 0.123)
  static let bowl = Bowl(
    minimum: PlotPoint(1.01, 1.04), curvatures: (1.06, 0.95), cosine: 0.8, sine: 0.6, floor: 0.123)

  static let start = PlotPoint(-2, 2)

  func path(_ bowl: Bowl, learningRate: Double) -> [PlotPoint] {
    bowl.descent(from: Self.start, learningRate: learningRate, steps: step)
  }

  func pane(_ bowl: Bowl, side: Int, in rect: Rect) -> LandscapePicture {
    let plot = LandscapePicture.plotArea(in: rect)
    let viewport = PlotRange(x: -4...4, y: -4...4).fitted(to: plot)
    let scale = ColorScale(
      kind: .logarithmic(offset: 0.02 - bowl.floor), low: bowl.floor, high: 850)
    let points = path(bowl, learningRate: side == 0 ? 0.0195 : 0.25)
    return LandscapePicture(
      title: StyledText(
        side == 0 ? "Without normalization" : "Batch normalization", .side(side), isBold: true),
      footerLeading: StyledText("w₁ × w₂", .dim),
      footerTrailing: StyledText(
        side == 0 ? "κ 97.3 · axis ratio 9.9" : "κ 1.12 · axis ratio 1.1", .text),
      viewport: viewport,
      grid: bowl.grid(
        over: viewport, size: LandscapePicture.gridSize(for: rect, appearance: appearance)),
      scale: scale,
      contours: scale.levels(bands: 14).map(bowl.contour),
      path: PlotPath(points: points),
      overlays: [Overlay(points: bowl.contour(bowl.floor + 1.2).points)],
      markers: [
        Marker(.start, at: points[0]), Marker(.now, at: points[points.count - 1]),
        Marker(.minimum, at: bowl.minimum),
      ],
      isFocused: side == 0, side: side)
  }

  func draw(size: Size) -> Screen {
    var screen = Screen(size: size)
    let window = Rect(size)
    screen.clear(window, appearance: appearance)
    var (header, rest) = window.split(top: 1)
    HeaderLine(
      leading: StyledText("ravine", .accent, isBold: true) + StyledText(" · Ellipse vs circle"),
      trailing: StyledText("step \(step)/200", .text) + StyledText("  ▶ 4×  seed 7  #9f3c", .dim)
    ).draw(in: header, of: &screen, appearance: appearance)
    var hints: Rect
    (rest, hints) = rest.split(bottom: 1)
    KeyHints([
      .init("space", "play"), .init("←→", "step"), .init(", .", "speed"), .init("↑↓", "η"),
      .init("n", "norm"), .init("p", "plane"), .init("click", "start"), .init("+/-", "zoom"),
      .init("b", "mark"), .init("F", "fork"), .init("?", "help"),
    ]).draw(in: hints, of: &screen, appearance: appearance)
    var timeline: Rect
    (rest, timeline) = rest.split(bottom: 1)
    TimelineBar(position: step, total: 200, trained: 90, marks: [20]).draw(
      in: timeline, of: &screen, appearance: appearance)
    var caption: Rect
    (rest, caption) = rest.split(bottom: size.rows > 30 ? 2 : 1)
    CaptionBox(
      "The steep direction sets the limit: at η > 2/λmax each step overshoots further than the last."
    ).draw(in: caption, of: &screen, appearance: appearance)
    var chart: Rect
    (rest, chart) = rest.split(bottom: size.rows > 50 ? 14 : size.rows > 30 ? 10 : 6)
    let losses = [Self.ravine, Self.bowl].enumerated().map { side, bowl in
      path(bowl, learningRate: side == 0 ? 0.0195 : 0.25).map(bowl.loss)
    }
    LineChart(
      title: "Loss by step (log)",
      series: [
        .init(name: "none", values: losses[0], side: 0),
        .init(name: "batch norm", values: losses[1], side: 1),
      ], steps: max(step, 1), cursor: step
    ).draw(in: chart, of: &screen, appearance: appearance)
    var figures: Rect
    (rest, figures) = rest.split(bottom: 1)
    for (side, rect) in rest.columns(dividedInto: 2).enumerated() {
      pane(side == 0 ? Self.ravine : Self.bowl, side: side, in: rect).draw(
        in: rect, of: &screen, appearance: appearance)
    }
    for (side, rect) in figures.columns(dividedInto: 2).enumerated() {
      let loss = losses[side][step]
      screen.draw(
        StyledText("loss ", .dim) + StyledText(NumberFormat.scientific(loss))
          + StyledText("  |∇| ", .dim)
          + "1.2" + StyledText("  η ", .dim) + StyledText("0.0195")
          + StyledText(" of 0.0206 max", .dim),
        column: rect.column + 1, row: rect.row, width: rect.columns - 2, appearance: appearance)
    }
    return screen
  }
}
