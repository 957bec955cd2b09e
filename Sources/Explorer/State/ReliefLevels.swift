import Drawing
import Landscapes

/// The colours and contour levels that some landscapes have in common.
struct ReliefLevels: Sendable {
  let scale: ColorScale
  let levels: ContourLevels

  /// One more than there are levels.
  var bands: Int { levels.losses.count + 1 }

  /// What suits some landscapes together; nil where no loss is finite.
  init?(of landscapes: [Landscape], spacing: LevelSpacing) {
    let bands = LossBands(
      of: landscapes.map(\.grid), minimum: landscapes.compactMap(\.minimumInPicture),
      spacing: spacing)
    guard let bands else { return nil }
    levels = bands.levels
    scale = ColorScale(bands)
  }
}

extension Landscape {
  /// The loss of the minimum, where it lies within the picture.
  ///
  /// Minima outside of the pictures do not count for the colours: whether the search finds one differs
  /// from step to step, and the colours would jump with it.
  var minimumInPicture: Double? {
    minimum.flatMap { grid.viewport.contains($0.point) ? $0.loss : nil }
  }
}

extension ColorScale {
  /// The same positions as those of some bands, as fractions of the colour map.
  fileprivate init(_ bands: LossBands) {
    let kind: Kind =
      switch bands.measure {
      case .logarithm: .logarithmic(offset: bands.scale.offset - bands.scale.floor)
      case .loss: .linear
      case .lossInEachBand: .stepped(bands.levels.losses)
      }
    self.init(kind: kind, low: bands.low, high: bands.high)
  }
}
