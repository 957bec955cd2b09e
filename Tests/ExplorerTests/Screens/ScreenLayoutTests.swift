import Drawing
import Testing

@testable import Explorer

@Suite struct ScreenLayoutTests {
  /// Every window from the smallest with panes up to 260 x 90, in steps that no breakpoint divides.
  static let windows = stride(from: 80, through: 260, by: 7).flatMap { columns in
    stride(from: 24, through: 90, by: 5).map { Size(columns: columns, rows: $0) }
  }

  @Test(arguments: 2...4) func partsNeverOverlapAndNeverLeaveTheWindow(sides: Int) {
    for window in Self.windows {
      for focus in 0..<sides {
        for (captionRows, hasStrips) in [
          (0, false), (2, true), (max(3, window.rows / 10), false),
          (max(3, window.rows / 10), true),
        ] {
          let parts = ScreenLayout(
            window: window, sides: sides, focus: focus, captionRows: captionRows,
            hasStrips: hasStrips
          ).parts
          var owner = Array(repeating: false, count: window.columns * window.rows)
          for part in parts {
            for row in part.row..<part.endRow {
              for column in part.column..<part.endColumn {
                let isInside =
                  row >= 0 && row < window.rows && column >= 0 && column < window.columns
                guard isInside, !owner[row * window.columns + column] else {
                  Issue.record("\(window) \(part): column \(column), row \(row)")
                  return
                }
                owner[row * window.columns + column] = true
              }
            }
          }
        }
      }
    }
  }

  @Test(arguments: 2...4) func thePaneInFocusIsAlwaysThere(sides: Int) {
    for window in Self.windows {
      for focus in 0..<sides {
        let layout = ScreenLayout(window: window, sides: sides, focus: focus, captionRows: 2)
        #expect(layout.panes.contains { $0.side == focus })
        #expect(layout.panes.map(\.side) == layout.panes.map(\.side).sorted())
      }
    }
  }

  @Test func evenTheSmallestPaneShowsAPicture() {
    let layout = ScreenLayout(
      window: Size(columns: 80, rows: 24), sides: 2, focus: 0, captionRows: 3)
    for pane in layout.panes {
      let plot = LandscapePicture.plotArea(in: pane.picture)
      #expect(plot.columns >= 24 && plot.rows >= 8)
    }
    #expect(layout.chart.rows >= 5)
    #expect(layout.caption.rows == 3)
  }

  /// In a low window strips take the chart's place, in a high one they take rows from the panes.
  @Test func stripsStandUnderTheirPanes() {
    for window in Self.windows {
      let plain = ScreenLayout(window: window, sides: 2, focus: 0, captionRows: 3)
      let strips = ScreenLayout(
        window: window, sides: 2, focus: 0, captionRows: 3, hasStrips: true)
      for pane in strips.panes {
        #expect(pane.strip.rows == 3)
        #expect(pane.strip.column == pane.picture.column)
        #expect(pane.strip.columns == pane.picture.columns)
        #expect(pane.strip.row == pane.numbers.endRow)
        #expect(LandscapePicture.plotArea(in: pane.picture).rows >= 8)
      }
      #expect(strips.chart.isEmpty == (window.rows < 34))
      #expect(plain.panes.allSatisfy { $0.strip.isEmpty })
    }
  }

  @Test func allFourSidesShowWhereThereIsRoom() {
    let layout = ScreenLayout(
      window: Size(columns: 160, rows: 40), sides: 4, focus: 0, captionRows: 0)
    #expect(layout.panes.map(\.side) == [0, 1, 2, 3])
  }
}

extension ScreenLayout {
  fileprivate var parts: [Rect] {
    [header, chart, claim, caption, timeline, hints]
      + panes.flatMap { [$0.picture, $0.numbers, $0.strip] }
  }
}
