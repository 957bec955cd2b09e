extension BandChart {
  /// Draws the title, the guides, and the band over them.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    guard rect.rows >= 2, rect.columns >= 2 else { return }
    let (head, rest) = rect.split(top: 1)
    screen.draw(
      title, column: head.column, row: head.row, width: head.columns, appearance: appearance)
    let range = yRange ?? Self.range(of: spans, on: yAxis)
    let frame = PlotFrame(
      steps: steps, cursor: cursor, axis: LineChart.VerticalAxis(yAxis, range: range),
      labelsSteps: labelsSteps)
    let plot = frame.draw(in: rest, of: &screen, appearance: appearance)
    guard !plot.isEmpty else { return }
    drawBand(frame.axis, plot: plot, of: &screen, appearance: appearance)
  }

  private func drawBand(
    _ axis: LineChart.VerticalAxis, plot: Rect, of screen: inout Screen, appearance: Appearance
  ) {
    var canvas = DotCanvas(size: plot.size)
    let columns = shares(on: axis, columns: canvas.dotColumns)
    let now = cursor.map { Int(Double($0) / Double(max(steps, 1)) * Double(canvas.dotColumns)) }
    for (x, share) in columns.enumerated() {
      guard let share, share.high >= 0, share.low <= 1 else { continue }
      func dot(_ share: Double) -> Int {
        let height = (1 - min(max(share, 0), 1)) * Double(canvas.dotRows)
        return min(Int(height), canvas.dotRows - 1)
      }
      let tag: UInt8 = now.map { x > $0 } ?? false ? 1 : 0
      for y in dot(share.high)...dot(share.low) { canvas.setDot(x: x, y: y, tag: tag) }
    }
    let inks = [Ink.side(side), .dim].map { $0.resolved(for: appearance) }
    let mark = LinePattern(series: side).asciiMark
    canvas.forEachCell { column, row, dots in
      let ink = inks[Int(dots.tag)]
      screen[plot.column + column, plot.row + row] = Cell(
        appearance.glyphs == .ascii ? mark : dots.glyph(in: appearance.glyphs),
        foreground: ink.color, background: appearance.palette.background, style: ink.style)
    }
  }

  /// The band at each column of dots, as shares of the axis; nil in gaps and beyond the last span.
  ///
  /// Of the spans that share a column all counts. Between two that are farther apart the band goes
  /// straight.
  private func shares(on axis: LineChart.VerticalAxis, columns: Int) -> [(
    low: Double, high: Double
  )?] {
    var shares: [(low: Double, high: Double)?] = Array(repeating: nil, count: columns)
    let perStep = Double(columns) / Double(max(steps, 1))
    var previous: (x: Double, low: Double, high: Double)?
    func widen(_ column: Int, _ low: Double, _ high: Double) {
      guard shares.indices.contains(column) else { return }
      let old = shares[column] ?? (low, high)
      shares[column] = (min(old.low, low), max(old.high, high))
    }
    for (position, span) in spans.enumerated() {
      guard let (low, high) = axis.shares(of: span) else {
        previous = nil
        continue
      }
      let x = min(Double(position * interval) * perStep, Double(columns) - 0.5)
      if let previous {
        for column in Int(previous.x) + 1..<max(Int(x), Int(previous.x) + 1) {
          let along = (Double(column) + 0.5 - previous.x) / (x - previous.x)
          widen(
            column, previous.low + along * (low - previous.low),
            previous.high + along * (high - previous.high))
        }
      }
      widen(Int(x), low, high)
      previous = (x, low, high)
    }
    return shares
  }
}

extension LineChart.VerticalAxis {
  /// Where a span lies; what is not finite, or nothing on a logarithmic axis, lies at an end. Nil where
  /// that leaves nothing.
  fileprivate func shares(of span: BandChart.Span) -> (low: Double, high: Double)? {
    guard span.low.isFinite, !span.high.isNaN, kind == .linear || span.high > 0 else { return nil }
    let low = kind == .logarithmic && span.low <= 0 ? 0 : share(of: span.low)
    let high = span.high == .infinity ? 1 : share(of: span.high)
    return (min(low, high), high)
  }
}
