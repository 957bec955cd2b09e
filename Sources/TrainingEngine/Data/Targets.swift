/// What a network is to give for each sample.
public enum Targets: Equatable, Sendable {
  /// Numbers, one row a sample.
  case values(Matrix)
  /// Classes from 0 up to, but not including, `classes`.
  case labels([Int32], classes: Int)

  /// Number of samples.
  public var count: Int {
    switch self {
    case .values(let matrix): matrix.rows
    case .labels(let labels, _): labels.count
    }
  }

  /// How many outputs a network needs for these targets under a loss; nil when they do not fit it.
  public func outputs(under loss: Loss.Kind) -> Int? {
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
}
