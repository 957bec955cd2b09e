/// The losses at which contour lines are drawn.
public struct ContourLevels: Equatable, Sendable {
  /// In ascending order.
  public let losses: [Double]

  /// Evenly spaced on a scale: where one of several colour bands ends and the next begins.
  ///
  /// - Parameter bands: One more than there are levels.
  public init(bands: Int, on scale: LossScale) {
    precondition(bands > 0, "A scale has at least one band.")
    losses = (1..<max(bands, 1)).map { scale.loss(at: Double($0) / Double(bands)) }
  }
}
