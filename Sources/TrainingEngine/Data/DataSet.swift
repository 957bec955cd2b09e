/// Samples: a row of features and a target each.
public struct DataSet: Equatable, Sendable {
  /// One row a sample.
  public let features: Matrix
  /// What a network is to give, one for each sample.
  public let targets: Targets
  /// The image that the features of a sample make; nil when they are no image.
  public let imageShape: ImageShape?

  /// Puts samples together. They are not looked at until a network takes them: that there is one target
  /// for each sample, too, is then checked, and reported by an `EvaluationError`.
  public init(features: Matrix, targets: Targets, imageShape: ImageShape? = nil) {
    self.features = features
    self.targets = targets
    self.imageShape = imageShape
  }

  /// Number of samples.
  public var count: Int { features.rows }

  /// The samples at some indices, in their order. Traps where there is no such sample.
  public func selecting(_ indices: [Int]) -> DataSet {
    DataSet(
      features: features.selecting(rows: indices), targets: targets.selecting(indices),
      imageShape: imageShape)
  }

  /// The same samples with other features, as many for each.
  public func replacingFeatures(_ matrix: Matrix) -> DataSet {
    DataSet(features: matrix, targets: targets, imageShape: imageShape)
  }

  /// The same samples with other targets.
  public func replacingTargets(_ targets: Targets) -> DataSet {
    DataSet(features: features, targets: targets, imageShape: imageShape)
  }
}
