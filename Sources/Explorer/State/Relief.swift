import Drawing
import Landscapes

/// A landscape ready to be drawn: with the scale of its colours and its contour lines.
///
/// Colours show how far the loss rises above the lowest one in the pictures, never the loss itself.
/// So a landscape that sinks as a whole while the network trains keeps its colours. For the digits they
/// move by a tenth of a band from one step to the next, on average, where a scale that is held for some
/// steps moves them by a third, and by several bands whenever it has to give way.
struct Relief: Sendable {
  let landscape: Landscape
  let scale: ColorScale
  let contours: [Contour]

  /// Colour bands of a pane; a contour line runs where one ends and the next begins.
  static let bands = 14

  /// Reliefs of the landscapes that there are, on one scale or each on its own.
  static func reliefs(of landscapes: [Landscape?], sharesLevels: Bool) -> [Relief?] {
    let shared = sharesLevels ? LossScale(of: landscapes.compactMap { $0 }) : nil
    return landscapes.map { landscape in
      landscape.map { Relief($0, scale: shared ?? LossScale(of: [$0])) }
    }
  }

  /// - Parameter scale: Nil where no loss is finite, so that there is nothing to scale.
  private init(_ landscape: Landscape, scale: LossScale?) {
    self.landscape = landscape
    guard let scale else {
      self.scale = ColorScale(low: 0, high: 1)
      contours = []
      return
    }
    self.scale = ColorScale(
      kind: .logarithmic(offset: scale.offset - scale.floor), low: scale.low, high: scale.high)
    let levels = ContourLevels(bands: Self.bands, on: scale)
    contours = Contours.lines(of: landscape.grid, at: levels).map(Contour.init)
  }
}

extension LossScale {
  /// The scale on which all of some landscapes are shown; nil where no loss is finite.
  ///
  /// Minima outside of the pictures do not count: whether the search finds one differs from step to
  /// step, and the colours would jump with it.
  fileprivate init?(of landscapes: [Landscape]) {
    let minima = landscapes.compactMap { landscape in
      landscape.minimum.flatMap {
        landscape.grid.viewport.contains($0.point) ? $0.loss : nil
      }
    }
    self.init(of: landscapes.map(\.grid), minimum: minima)
  }
}

extension Contour {
  fileprivate init(_ line: ContourLine) {
    var points = line.points.map { PlotPoint($0.x, $0.y) }
    if line.isClosed, let first = points.first { points.append(first) }
    self.init(level: line.level, points: points)
  }
}

/// What reliefs are made from.
struct ReliefKey: Equatable, Sendable {
  let landscapes: [Landscape.Identity?]
  let sharesLevels: Bool
}
