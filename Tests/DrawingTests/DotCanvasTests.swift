import Testing

@testable import Drawing

@Suite struct DotCanvasTests {
  private func dots(of canvas: DotCanvas) -> [String] {
    (0..<canvas.dotRows).map { y in
      String(
        (0..<canvas.dotColumns).map { x -> Character in
          let mask = canvas[x / 2, y / 4].mask
          return mask & DotCell.bit(x: x % 2, y: y % 4) != 0 ? "#" : "."
        })
    }
  }

  @Test(arguments: [(0.0, 0), (0.049, 0), (0.05, 1), (0.5, 10), (0.999, 19), (1.0, 19)])
  func positionsRoundDownAndTheFarEdgeBelongsToTheLastDot(value: Double, dot: Int) {
    var canvas = DotCanvas(size: Size(columns: 10, rows: 1))
    canvas.drawPoint(at: PlotPoint(value * Double(canvas.dotColumns), 0))
    let row = dots(of: canvas)[0]
    #expect(row.firstIndex(of: "#").map { row.distance(from: row.startIndex, to: $0) } == dot)
  }

  @Test func brailleDotsHaveTheBitsOfUnicode() {
    // U+2801 is the upper left dot, U+2880 the lower right one, U+28FF all of them.
    var canvas = DotCanvas(size: Size(columns: 3, rows: 1))
    canvas.setDot(x: 0, y: 0)
    canvas.setDot(x: 3, y: 3)
    for y in 0..<4 { for x in 4..<6 { canvas.setDot(x: x, y: y) } }
    #expect(canvas[0, 0].glyph(in: .braille) == "\u{2801}")
    #expect(canvas[1, 0].glyph(in: .braille) == "\u{2880}")
    #expect(canvas[2, 0].glyph(in: .braille) == "\u{28FF}")
    #expect(canvas[0, 0].glyph(in: .block) == "▘")
    #expect(canvas[1, 0].glyph(in: .block) == "▗")
    #expect(canvas[2, 0].glyph(in: .block) == "█")
    #expect(canvas[2, 0].glyph(in: .ascii) == "|")
  }

  @Test func slopesKeepTheirDirectionInAscii() {
    func glyph(from: PlotPoint, to: PlotPoint) -> Unicode.Scalar {
      var canvas = DotCanvas(size: Size(columns: 1, rows: 1))
      canvas.drawLine(through: [from, to])
      return canvas[0, 0].glyph(in: .ascii)
    }
    #expect(glyph(from: PlotPoint(0, 4), to: PlotPoint(2, 0)) == "/")
    #expect(glyph(from: PlotPoint(0, 0), to: PlotPoint(2, 4)) == "\\")
    #expect(glyph(from: PlotPoint(0, 1.5), to: PlotPoint(2, 1.5)) == "-")
    #expect(glyph(from: PlotPoint(0.5, 0), to: PlotPoint(0.5, 4)) == "|")
    #expect(glyph(from: PlotPoint(0, 3.5), to: PlotPoint(2, 3.5)) == "_")
  }

  @Test func aLineHasNoElbows() {
    var canvas = DotCanvas(size: Size(columns: 4, rows: 1))
    canvas.drawLine(through: [
      PlotPoint(0.5, 0.5), PlotPoint(1.5, 0.5), PlotPoint(1.5, 1.5), PlotPoint(2.5, 1.5),
    ])
    #expect(dots(of: canvas) == ["#.......", ".##.....", "........", "........"])
  }

  @Test func aBoldLineIsTwoDotsThick() {
    var canvas = DotCanvas(size: Size(columns: 3, rows: 1))
    canvas.drawLine(
      through: [PlotPoint(0, 2), PlotPoint(6, 2)], Stroke(width: .bold))
    #expect(dots(of: canvas) == ["......", "######", "######", "......"])
  }

  @Test func dashesLeaveGaps() {
    var canvas = DotCanvas(size: Size(columns: 7, rows: 1))
    canvas.drawLine(through: [PlotPoint(0, 0), PlotPoint(14, 0)], Stroke(pattern: .dashed))
    #expect(dots(of: canvas)[0] == "####...####...")
  }

  @Test func theHigherLayerTakesTheCellWhole() {
    var canvas = DotCanvas(size: Size(columns: 2, rows: 1))
    canvas.setDot(x: 0, y: 0, layer: 1, tag: 7)
    canvas.setDot(x: 1, y: 1, layer: 2, tag: 9)
    canvas.setDot(x: 0, y: 3, layer: 1, tag: 7)
    canvas.setDot(x: 2, y: 0, layer: 1, tag: 7)
    #expect(canvas[0, 0].mask == DotCell.bit(x: 1, y: 1))
    #expect(canvas[0, 0].layer == 2 && canvas[0, 0].tag == 9)
    #expect(canvas[1, 0].layer == 1 && canvas[1, 0].tag == 7)
  }

  @Test(arguments: [1e3, 1e9, 1e16, 1e200, 1e308])
  func linesFromFarOutsideAreClipped(far: Double) {
    var canvas = DotCanvas(size: Size(columns: 4, rows: 2))
    canvas.drawLine(through: [PlotPoint(-far, 4), PlotPoint(far, 4)])
    #expect(dots(of: canvas)[4] == "########")
    canvas.drawLine(through: [PlotPoint(-far, -far), PlotPoint(far, far)])
    canvas.drawLine(through: [PlotPoint(4, 4), PlotPoint(far, -far / 3)])
    canvas.drawLine(through: [PlotPoint(far, far), PlotPoint(far, -far)])
  }

  @Test func aLineStopsAtPointsThatAreNotFinite() {
    var canvas = DotCanvas(size: Size(columns: 5, rows: 1))
    canvas.drawLine(
      through: [
        PlotPoint(0, 0), PlotPoint(2.5, 0), PlotPoint(.nan, 0), PlotPoint(6, 0), PlotPoint(9.5, 0),
      ])
    #expect(dots(of: canvas)[0] == "###...####")
  }
}
