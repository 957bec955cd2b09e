import Drawing
import Landscapes

/// The colours and contour levels that some landscapes have in common.
struct ReliefLevels: Sendable {
  let scale: ColorScale
  let levels: ContourLevels

  /// Colours of a scale, unless levels are given or losses are too few.
  static let usualBands = 14

  /// One more than there are levels.
  var bands: Int { levels.losses.count + 1 }

  /// What suits some landscapes together; nil where no loss is finite.
  init?(of landscapes: [Landscape], spacing: LevelSpacing) {
    guard let losses = LossScale(of: landscapes) else { return nil }
    switch spacing {
    case .logarithmic:
      levels = ContourLevels(bands: Self.usualBands, on: losses)
      scale = ColorScale(
        kind: .logarithmic(offset: losses.offset - losses.floor), low: losses.low,
        high: losses.high)
    case .linear:
      levels = ContourLevels(bands: Self.usualBands, from: losses.low, to: losses.high)
      scale = ColorScale(kind: .linear, low: losses.low, high: losses.high)
    case .quantiles:
      levels = ContourLevels(bands: Self.usualBands, quantilesOf: landscapes.map(\.grid))
      scale = ColorScale(
        kind: .stepped(levels.losses), low: losses.low, high: losses.high)
    case .losses(let given):
      levels = ContourLevels(losses: given)
      scale = ColorScale(
        kind: .stepped(given), low: min(losses.low, given.first ?? losses.low),
        high: max(losses.high, given.last ?? losses.high))
    }
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
