/// Samples: a row of features and a target each.
public struct DataSet: Equatable, Sendable {
  /// One row a sample.
  public let features: Matrix
  public let targets: Targets

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

  /// Splits off every sample whose index is a multiple of `stride` as the test set.
  public func holdingOut(every stride: Int) -> (training: DataSet, test: DataSet) {
    let indices = 0..<count
    return (
      selecting(indices.filter { !$0.isMultiple(of: stride) }),
      selecting(indices.filter { $0.isMultiple(of: stride) })
    )
  }
}

/// What a network is to give for each sample.
public enum Targets: Equatable, Sendable {
  /// Numbers, one row a sample.
  case values(Matrix)
  /// Classes from 0 up to, but not including, `classes`.
  case labels([Int32], classes: Int)

  public var count: Int {
    switch self {
    case .values(let matrix): matrix.rows
    case .labels(let labels, _): labels.count
    }
  }

  /// How many outputs a network needs for these targets under a loss; nil when they do not fit it.
  public func outputs(under loss: Loss) -> Int? {
    switch (loss, self) {
    case (.meanSquaredError, .values(let matrix)), (.halfMeanSquaredError, .values(let matrix)):
      matrix.columns
    case (.binaryCrossEntropy, .values(let matrix)) where matrix.columns == 1: 1
    case (.binaryCrossEntropy, .labels(_, classes: 2)): 1
    case (.softmaxCrossEntropy, .labels(_, let classes)): classes
    default: nil
    }
  }

  func selecting(_ indices: [Int]) -> Targets {
    switch self {
    case .values(let matrix): .values(matrix.selecting(rows: indices))
    case .labels(let labels, let classes): .labels(indices.map { labels[$0] }, classes: classes)
    }
  }

  /// The targets as the loss computes with them: binary labels as numbers 0 and 1.
  func prepared(for loss: Loss) -> Targets {
    if case .labels(let labels, _) = self, loss == .binaryCrossEntropy {
      .values(Matrix(rows: labels.count, columns: 1, elements: labels.map(Double.init)))
    } else {
      self
    }
  }
}
