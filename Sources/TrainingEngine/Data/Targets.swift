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

  /// Becomes the targets of others of the same kind at some indices, within the memory that is there
  /// if it is enough.
  mutating func gather(_ indices: some Collection<Int>, of source: Targets) {
    // Taken out first, so that the memory is written to in place.
    switch exchange(&self, with: .labels([], classes: 0)) {
    case .values(var matrix):
      guard case .values(let all) = source else { preconditionFailure("These were no labels.") }
      matrix.gather(rows: indices, of: all)
      self = .values(matrix)
    case .labels(var labels, _):
      guard case .labels(let all, let classes) = source else {
        preconditionFailure("These were labels.")
      }
      labels.removeAll(keepingCapacity: true)
      for index in indices { labels.append(all[index]) }
      self = .labels(labels, classes: classes)
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
