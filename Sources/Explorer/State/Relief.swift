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
  /// Colours of the scale; a contour line runs where one ends and the next begins.
  let bands: Int

  /// Reliefs of the landscapes that there are, on one scale or each on its own.
  static func reliefs(
    of landscapes: [Landscape?], sharesLevels: Bool, spacing: LevelSpacing = .logarithmic
  ) -> [Relief?] {
    let shared =
      sharesLevels ? ReliefLevels(of: landscapes.compactMap { $0 }, spacing: spacing) : nil
    return landscapes.map { landscape in
      landscape.map { Relief($0, levels: shared ?? ReliefLevels(of: [$0], spacing: spacing)) }
    }
  }

  /// - Parameter levels: Nil where no loss is finite, so that there is nothing to scale.
  private init(_ landscape: Landscape, levels: ReliefLevels?) {
    self.landscape = landscape
    scale = levels?.scale ?? ColorScale(low: 0, high: 1)
    bands = levels?.bands ?? LossBands.usualCount
    contours =
      levels.map { Contours.lines(of: landscape.grid, at: $0.levels).map(Contour.init) } ?? []
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
  let spacing: LevelSpacing
}
