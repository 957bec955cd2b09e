import Testing

@testable import Drawing

@Suite struct LandscapePictureTests {
  let rect = Rect(columns: 60, rows: 24)
  let range = PlotRange(x: -1...1, y: -1...1)

  private func picture(_ value: (PlotPoint) -> Double, columns: Int = 40, rows: Int = 40)
    -> LandscapePicture
  {
    var values: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        values.append(
          value(
            PlotPoint(
              -1 + 2 * (Double(column) + 0.5) / Double(columns),
              -1 + 2 * (Double(row) + 0.5) / Double(rows))))
      }
    }
    return LandscapePicture(
      viewport: range,
      grid: ValueGrid(columns: columns, rows: rows, values: values, range: range),
      scale: ColorScale(kind: .linear, low: -1, high: 1))
  }

  private func draw(_ picture: LandscapePicture, _ appearance: Appearance = Appearance())
    -> Screen
  {
    var screen = Screen(size: rect.size)
    picture.draw(in: rect, of: &screen, appearance: appearance)
    return screen
  }

  private func plot(_ screen: Screen) -> [[Cell]] {
    let area = LandscapePicture.plotArea(in: rect)
    return (area.row..<area.endRow).map { row in
      (area.column..<area.endColumn).map { screen[$0, row] }
    }
  }

  @Test func highLossIsOnTheSideWhereItIs() {
    let ramp = HeatRamp(bands: 14, appearance: Appearance())
    let up = plot(draw(picture { $0.y }))
    #expect(up[0][5].background == ramp.map.colors[13])
    #expect(up[up.count - 1][5].background == ramp.map.colors[0])
    let right = plot(draw(picture { $0.x }))
    #expect(right[5][0].background == ramp.map.colors[0])
    #expect(right[5].last?.background == ramp.map.colors[13])
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func lossesThatAreNotFiniteAreHatched(value: Double) {
    for colors in ColorDepth.allCases {
      for glyphs in GlyphSet.allCases {
        let appearance = Appearance(colors: colors, glyphs: glyphs)
        let cells = plot(draw(picture { $0.x > 0 ? value : $0.x }, appearance))
        let hatch: Unicode.Scalar = glyphs == .braille ? "╱" : "/"
        #expect(cells.allSatisfy { $0.last?.glyph == hatch && $0[0].glyph != hatch })
      }
    }
  }

  @Test func aGridThatCoversOnlyAPartLeavesTheRestBlank() {
    var picture = picture { $0.x }
    picture.viewport = PlotRange(x: -3...1, y: -1...1)
    let cells = plot(draw(picture))
    let background = Appearance().palette.background
    #expect(
      cells.allSatisfy { $0[0] == Cell(foreground: $0[0].foreground, background: background) })
    #expect(cells.allSatisfy { $0.last?.background != background })
  }

  @Test func withoutLossesItSaysSo() {
    var picture = picture { $0.x }
    picture.grid = nil
    #expect(draw(picture).plainText.contains("computing …"))
    #expect(draw(picture, Appearance(glyphs: .ascii)).plainText.contains("computing ..."))
  }

  @Test func theFrontmostTakesTheCell() {
    var picture = picture { $0.x }
    picture.contours = [Contour(level: 0, points: [PlotPoint(-1, 0.02), PlotPoint(1, 0.02)])]
    picture.overlays = [
      Overlay(points: [PlotPoint(-1, 0.02), PlotPoint(0.5, 0.02)], pattern: .solid)
    ]
    picture.path = PlotPath(points: [PlotPoint(-0.98, 0.02), PlotPoint(-0.02, 0.02)])
    picture.markers = [
      Marker(.minimum, at: PlotPoint(-0.5, 0.02)), Marker(.now, at: PlotPoint(-0.02, 0.02)),
      Marker(.minimum, at: PlotPoint(0.3, 0.02)),
    ]
    let cells = plot(draw(picture))
    let transform = PlotTransform(range: range, area: LandscapePicture.plotArea(in: rect))
    let line = transform.cell(of: PlotPoint(0, 0.02))?.row ?? 0
    let row = cells[line - transform.area.row]
    let ramp = HeatRamp(bands: 14, appearance: Appearance())
    let width = Double(row.count)
    func at(_ x: Double) -> Cell { row[Int((x + 1) / 2 * width)] }
    #expect(at(-0.8).foreground == ramp.pathInk(recency: 255))
    // The path hides the minimum, the current point hides the path.
    #expect(at(-0.5).glyph != "✕")
    #expect(at(-0.02).glyph == "●")
    #expect(at(0.3).glyph == "✕")
    #expect(at(0.1).foreground == ramp.overlayInk[7.5])
    #expect(ramp.contourInk.colors.contains(at(0.93).foreground))
  }

  @Test(arguments: [
    (PlotPoint(0, 7), "▲"), (PlotPoint(0, -7), "▼"), (PlotPoint(9, 0.5), "▶"),
    (PlotPoint(-9, 0.5), "◀"), (PlotPoint(1e300, 1e10), "▶"),
  ])
  func anArrowShowsWhereThePathLeft(end: PlotPoint, arrow: String) {
    var picture = picture { $0.x }
    picture.path = PlotPath(points: [PlotPoint(0, 0), end])
    picture.markers = [Marker(.now, at: end)]
    let glyphs = plot(draw(picture)).joined().map(\.glyph)
    #expect(glyphs.filter { "▲▼▶◀".unicodeScalars.contains($0) }.map { String($0) } == [arrow])
  }

  @Test func aCrossShowsWhereThePathBecameNotFinite() {
    var picture = picture { $0.x }
    picture.path = PlotPath(points: [PlotPoint(0, 0), PlotPoint(0.5, 0.5), PlotPoint(.nan, 0)])
    let area = LandscapePicture.plotArea(in: rect)
    let place = PlotTransform(range: range, area: area).cell(of: PlotPoint(0.5, 0.5))
    let screen = draw(picture)
    #expect(place.map { screen[$0.column, $0.row].glyph } == "✕")
    #expect(
      place.map { screen[$0.column, $0.row].foreground } == Appearance().palette.warning)
  }

  @Test func stepsFarApartAreBeads() {
    var picture = picture { $0.x }
    picture.path = PlotPath(
      points: (0...8).map { PlotPoint(-0.9 + 0.2 * Double($0), $0 % 2 == 0 ? 0.5 : -0.5) })
    #expect(plot(draw(picture)).joined().filter { $0.glyph == "•" }.count == 7)
  }

  @Test func olderStepsFade() {
    var picture = picture { _ in -1 }
    picture.path = PlotPath(points: (0...200).map { PlotPoint(-0.95 + Double($0) * 0.0095, 0) })
    let row = plot(draw(picture)).first { $0.contains { $0.glyph.value > 0x2800 } } ?? []
    let luminances = row.filter { (0x2801...0x28FF).contains($0.glyph.value) }
      .compactMap { $0.foreground.rgbValue?.luminance }
    #expect((luminances.first ?? 1) < (luminances.last ?? 0))
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
  }

  @Test func bandEdgesAreSmoothOnlyWhereColoursAbound() {
    let allowed = Set(HeatRamp(bands: 14, appearance: Appearance(colors: .indexed256)).map.colors)
    let palette = plot(draw(picture { $0.x + $0.y }, Appearance(colors: .indexed256))).joined()
    #expect(palette.allSatisfy { allowed.contains($0.background) })
    let bands = Set(HeatRamp(bands: 14, appearance: Appearance()).map.colors)
    let smooth = plot(draw(picture { $0.x + $0.y })).joined()
    #expect(smooth.contains { !bands.contains($0.background) })
  }

  @Test func theGridFitsThePixels() {
    let area = LandscapePicture.plotArea(in: rect)
    let half = LandscapePicture.gridSize(for: rect, appearance: Appearance())
    #expect(half == Size(columns: area.columns, rows: area.rows * 2))
    let ascii = LandscapePicture.gridSize(for: rect, appearance: Appearance(glyphs: .ascii))
    #expect(ascii == Size(columns: area.columns, rows: area.rows))
  }

  @Test func aCoarseGridIsInterpolatedOnTheColourScale() {
    let field = HeatField(
      grid: ValueGrid(columns: 2, rows: 1, values: [1, 100], range: PlotRange(x: 0...2, y: 0...1)),
      scale: ColorScale(low: 1, high: 100), bands: 8, range: PlotRange(x: 0...2, y: 0...1),
      columns: 4, rows: 1)
    #expect(field.values == [0, 2, 6, 8])
  }

  @Test func nextToALossThatIsNotFiniteNothingIsFilledIn() {
    let field = HeatField(
      grid: ValueGrid(
        columns: 2, rows: 1, values: [1, .infinity], range: PlotRange(x: 0...2, y: 0...1)),
      scale: ColorScale(low: 1, high: 100), bands: 8, range: PlotRange(x: 0...2, y: 0...1),
      columns: 4, rows: 1)
    #expect(field.values.map(\.isNaN) == [false, false, true, true])
    #expect(field.values[1] == 0)
  }
}
