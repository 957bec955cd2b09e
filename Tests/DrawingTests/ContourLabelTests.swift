import Testing

@testable import Drawing

@Suite struct ContourLabelTests {
  private let rect = Rect(columns: 72, rows: 30)
  private let range = PlotRange(x: -2...2, y: -1...1)

  /// Ellipses around the middle, as points on the curves themselves.
  private func ellipse(_ level: Double, width: Double = 1, height: Double = 0.5) -> Contour {
    Contour(
      level: level,
      points: (0...200).map { index in
        let (c, s) = TwinScene.unitCircle(index, of: 200)
        return PlotPoint(width * level * c, height * level * s)
      })
  }

  private func picture(_ contours: [Contour]) -> LandscapePicture {
    var picture = LandscapePicture(
      viewport: range,
      grid: ValueGrid(columns: 2, rows: 1, values: [0, 1], range: range),
      scale: ColorScale(kind: .linear, low: 0, high: 2), contours: contours)
    picture.hasContourLabels = true
    return picture
  }

  private func labels(_ picture: LandscapePicture) -> [LandscapePicture.ContourLabel] {
    let plot = LandscapePicture.plotArea(in: rect)
    return picture.contourLabels(on: picture.lines(on: plot.size, glyphs: .braille).canvas)
  }

  private func draw(_ picture: LandscapePicture, _ appearance: Appearance = Appearance()) -> Screen
  {
    var screen = Screen(size: rect.size)
    picture.draw(in: rect, of: &screen, appearance: appearance)
    return screen
  }

  @Test func everyLineBearsItsLoss() {
    let levels = [0.4, 0.8, 1.2, 1.6]
    let labels = labels(picture(levels.map { ellipse($0) }))
    #expect(Set(labels.map(\.text)) == ["0.4", "0.8", "1.2", "1.6"])
    let plot = LandscapePicture.plotArea(in: rect)
    for label in labels {
      // The middle of the label, in the plane: the ellipse through it is that of the label.
      let x = (Double(label.column) + Double(label.text.count) / 2) / Double(plot.columns) * 4 - 2
      let y = 1 - (Double(label.row) + 0.5) / Double(plot.rows) * 2
      let level = (x * x + 4 * y * y).squareRoot()
      #expect(abs(level - Double(label.text)!) < 0.1, "\(label)")
    }
  }

  @Test func labelsKeepAwayFromEachOtherAndFromTheEdge() {
    for count in [5, 15, 40] {
      let all = labels(picture((1...count).map { ellipse(Double($0) / Double(count) * 1.9) }))
      #expect(!all.isEmpty)
      let plot = LandscapePicture.plotArea(in: rect)
      for (index, label) in all.enumerated() {
        #expect(label.column >= 1 && label.column + label.text.count < plot.columns)
        #expect(label.row >= 0 && label.row < plot.rows)
        for other in all[(index + 1)...] where abs(other.row - label.row) <= 1 {
          #expect(
            other.column >= label.column + label.text.count + 2
              || label.column >= other.column + other.text.count + 2)
        }
      }
    }
  }

  @Test func pathAndMarkersAreNeverCovered() {
    var picture = picture([0.5, 1, 1.5].map { ellipse($0) })
    let free = labels(picture)
    let plot = LandscapePicture.plotArea(in: rect)
    // A path through the places of all labels.
    let transform = PlotTransform(range: range, area: Rect(plot.size))
    let places = free.map { transform.point(column: $0.column + 1, row: $0.row) }
    picture.path = PlotPath(points: places)
    picture.markers = [Marker(.minimum, at: PlotPoint(0, 0.25)), Marker(.start, at: places[0])]
    let without: Screen = {
      var picture = picture
      picture.hasContourLabels = false
      return draw(picture)
    }()
    let with = draw(picture)
    let canvas = picture.lines(on: plot.size, glyphs: .braille).canvas
    var changes = 0
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        let (x, y) = (plot.column + column, plot.row + row)
        guard with[x, y] != without[x, y] else { continue }
        changes += 1
        #expect(canvas[column, row].layer <= LandscapePicture.Layer.contours.rawValue)
        #expect(without[x, y].glyph != "✕" && without[x, y].glyph != "○")
      }
    }
    #expect(changes >= 3)
  }

  @Test func labelsChooseWhereALineRunsAcross() {
    // A line that goes up, across and down again.
    let bridge = Contour(
      level: 7,
      points: [
        PlotPoint(-1.5, -0.9), PlotPoint(-1.2, 0.6), PlotPoint(1.2, 0.6), PlotPoint(1.5, -0.9),
      ])
    let label = labels(picture([bridge]))
    #expect(label.count == 1)
    let transform = PlotTransform(
      range: range, area: Rect(LandscapePicture.plotArea(in: rect).size))
    #expect(label.first?.row == transform.cell(of: PlotPoint(0, 0.6))?.row)
  }

  @Test func linesTooShortToBeSeenBesideALabelHaveNone() {
    #expect(labels(picture([ellipse(0.123, width: 0.4, height: 0.2)])).isEmpty)
    #expect(labels(picture([Contour(level: 1, points: [])])).isEmpty)
    #expect(
      labels(picture([Contour(level: 1, points: [PlotPoint(0, 0), PlotPoint(.nan, 1)])])).isEmpty)
    #expect(
      labels(picture([Contour(level: 1, points: [PlotPoint(-90, 9), PlotPoint(90, 9)])])).isEmpty)
  }

  /// A level with several lines labels the longest first.
  @Test func theLongestLineOfALevelComesFirst() {
    let short = Contour(level: 1, points: [PlotPoint(-1.8, 0.8), PlotPoint(-1, 0.8)])
    let long = Contour(level: 1, points: [PlotPoint(-1.5, -0.5), PlotPoint(1.5, -0.5)])
    let found = labels(picture([short, long]))
    #expect(found.count == 2 && found[0].row > found[1].row)
  }

  @Test func labelsShowOnEveryRung() {
    for colors in ColorDepth.allCases {
      for glyphs in GlyphSet.allCases {
        let appearance = Appearance(colors: colors, glyphs: glyphs)
        let screen = draw(picture([0.5, 1, 1.5].map { ellipse($0) }), appearance)
        #expect(screen.plainText.contains("1.5"))
        #expect(screen.reduced(to: colors) == screen)
      }
    }
  }

  @Test func levelsThatAreCloseHaveAsManyDigitsAsTellThemApart() {
    let texts = LandscapePicture.texts(ofLevels: [2.3, 0.10912, 0.10921, 0.1093, 0.25, 0.10912])
    #expect(
      texts == [
        0.10912: "0.1091", 0.10921: "0.1092", 0.1093: "0.1093", 0.25: "0.25", 2.3: "2.3",
      ])
    #expect(LandscapePicture.texts(ofLevels: [0.10912, 0.2]) == [0.10912: "0.109", 0.2: "0.2"])
    #expect(LandscapePicture.texts(ofLevels: []) == [:])
  }
}
