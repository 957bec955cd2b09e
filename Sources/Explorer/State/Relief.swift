import Drawing
import Landscapes

/// A landscape ready to be drawn: with the scale of its colours and its contour lines.
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
      guard let landscape, let scale = shared ?? LossScale(of: [landscape]) else { return nil }
      return Relief(landscape, scale: scale)
    }
  }

  private init(_ landscape: Landscape, scale: LossScale) {
    self.landscape = landscape
    self.scale = ColorScale(
      kind: .logarithmic(offset: scale.offset - scale.floor), low: scale.low, high: scale.high)
    let levels = ContourLevels(bands: Self.bands, on: scale)
    contours = Contours.lines(of: landscape.grid, at: levels).map(Contour.init)
  }
}

extension LossScale {
  /// The scale on which all of some landscapes are shown.
  fileprivate init?(of landscapes: [Landscape]) {
    self.init(
      of: landscapes.map(\.grid), minimum: landscapes.compactMap { $0.minimum?.loss })
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
