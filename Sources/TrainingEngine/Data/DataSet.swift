/// Samples: a row of features and a target each.
public struct DataSet: Equatable, Sendable {
  /// One row a sample.
  public private(set) var features: Matrix
  public private(set) var targets: Targets

  public init(features: Matrix, targets: Targets) {
    precondition(features.rows == targets.count, "Every sample needs one target.")
    self.features = features
    self.targets = targets
  }

  /// Number of samples.
  public var count: Int { features.rows }

  /// The samples at some indices, in their order.
  public func selecting(_ indices: [Int]) -> DataSet {
    DataSet(
      features: features.selecting(rows: indices), targets: targets.selecting(indices))
  }

  /// Becomes the samples of another set at some indices, within the memory that is there if it is
  /// enough.
  mutating func gather(_ indices: some Collection<Int>, of source: DataSet) {
    features.gather(rows: indices, of: source.features)
    targets.gather(indices, of: source.targets)
  }

  /// The same samples with targets in the form in which the loss computes.
  func prepared(for loss: Loss) -> DataSet {
    DataSet(features: features, targets: targets.prepared(for: loss))
  }

  /// Splits off every sample whose index is a multiple of `stride` as the test set.
  public func holdingOut(every stride: Int) -> (training: DataSet, test: DataSet) {
    let indices = 0..<count
    return (
      selecting(indices.filter { !$0.isMultiple(of: stride) }),
      selecting(indices.filter { $0.isMultiple(of: stride) })
    )
  }
}
