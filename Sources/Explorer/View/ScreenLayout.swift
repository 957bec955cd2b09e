import Drawing
import Landscapes

/// Where the parts of the screen lie: nothing overlaps, at any size from 80 x 24 up.
struct ScreenLayout {
  var header: Rect
  /// The panes that fit, from left to right.
  var panes: [Pane]
  /// The losses by step; empty where strips took its place.
  var chart: Rect
  /// The scenario's claim; empty in narrow windows.
  var claim: Rect
  var caption: Rect
  var timeline: Rect
  var hints: Rect

  /// One side's pane, the lines of numbers under it, and under them its strip, if there are any.
  struct Pane {
    /// Position of the side.
    var side: Int
    var picture: Rect
    var numbers: Rect
    var strip: Rect
  }

  /// A pane narrower than this shows too little.
  private static let narrowestPane = 38

  init(of state: ExplorerState) {
    self.init(
      window: state.window, sides: state.session?.sides.count ?? 2,
      focus: state.session?.view.focus ?? 0, captionRows: state.captionRows,
      numberRows: state.session?.rowsOfNumbers ?? 1,
      hasStrips: state.session?.view.showsSweep ?? false)
  }

  /// - Parameters:
  ///   - focus: The side whose pane is shown in any case.
  ///   - captionRows: Rows for what the lesson says; 0 without one.
  ///   - numberRows: Rows for the numbers under a pane.
  ///   - hasStrips: Whether a strip stands under each pane. In a low window it takes the place of the
  ///     chart, so that the panes keep theirs.
  init(
    window: Size, sides: Int, focus: Int, captionRows: Int, numberRows: Int = 1,
    hasStrips: Bool = false
  ) {
    var rest = Rect(window)
    (header, rest) = rest.split(top: 1)
    (rest, hints) = rest.split(bottom: 1)
    (rest, timeline) = rest.split(bottom: 1)
    (rest, caption) = rest.split(bottom: captionRows)
    var lower: Rect
    (rest, lower) = rest.split(
      bottom: hasStrips && window.rows < 34 ? 0 : Self.chartRows(in: window))
    if window.columns >= 140 {
      (chart, claim) = lower.split(right: lower.columns * 2 / 5)
    } else {
      chart = lower
      claim = Rect(columns: 0, rows: 0)
    }
    let strips: Rect
    (rest, strips) = rest.split(bottom: hasStrips ? Self.stripRows : 0)
    let numbers: Rect
    (rest, numbers) = rest.split(bottom: numberRows)
    let count = max(1, min(sides, window.columns / Self.narrowestPane))
    let first = min(max(0, focus - count / 2), sides - count)
    panes = rest.columns(dividedInto: count).enumerated().map { position, picture in
      func under(_ picture: Rect, in rows: Rect) -> Rect {
        Rect(column: picture.column, row: rows.row, columns: picture.columns, rows: rows.rows)
      }
      return Pane(
        side: first + position, picture: picture, numbers: under(picture, in: numbers),
        strip: under(picture, in: strips))
    }
  }

  /// How many panes, of so many sides, there is no room for before and after a side's pane, if nothing
  /// but the edge of the window is next to it.
  func panesHidden(beside side: Int, of sides: Int) -> (before: Int, after: Int) {
    (
      before: side == panes.first?.side ? side : 0,
      after: side == panes.last?.side ? sides - 1 - side : 0
    )
  }

  /// For the blocks, the steps under them, and the axis.
  private static let stripRows = 3

  /// The chart takes about a fifth of the window.
  private static func chartRows(in window: Size) -> Int {
    min(14, max(5, window.rows / 5))
  }
}

extension ExplorerState {
  /// Rows for the captions of the scene, so many that each fits, in so far as the panes can spare them:
  /// the panes keep their size from caption to caption. What marks them on another plane may take a row more.
  fileprivate var captionRows: Int {
    guard let session else { return 0 }
    let needed = session.possibleCaptions.map {
      CaptionBox($0).rows(inColumns: window.columns, appearance: appearance)
    }
    let most = max(3, window.rows / 10) + (session.showsAnotherPlane ? 1 : 0)
    return min(needed.max() ?? 0, most)
  }

  /// What each side's pane shows: the viewport fitted to it, and how fine a grid it can draw. Sides
  /// that have no pane get the extent that the first pane has.
  ///
  /// Nil when there are no panes: without a scenario, or in a window that is too small.
  var gridExtents: [LandscapeRequest.Extent]? {
    guard let session, !window.isTooSmall else { return nil }
    return gridExtents(of: session, in: ScreenLayout(of: self))
  }

  /// Whether some sides have no pane, for want of room.
  var hidesPanes: Bool {
    guard let session, !window.isTooSmall else { return false }
    return ScreenLayout(of: self).panes.count < session.sides.count
  }

  func gridExtents(
    of session: Session, in layout: ScreenLayout
  ) -> [LandscapeRequest.Extent] {
    session.sides.indices.map { side in
      let pane = layout.panes.first { $0.side == side } ?? layout.panes[0]
      let plot = LandscapePicture.plotArea(in: pane.picture)
      let size = LandscapePicture.gridSize(for: pane.picture, appearance: appearance)
      var viewport = session.view.viewports[side]
      if session.view.isEqualAspect, !plot.isEmpty {
        viewport = viewport.fitted(
          toAspectRatio: Double(plot.columns) / Double(plot.rows * 2))
      }
      return LandscapeRequest.Extent(
        viewport: viewport, columns: max(1, size.columns), rows: max(1, size.rows))
    }
  }
}
