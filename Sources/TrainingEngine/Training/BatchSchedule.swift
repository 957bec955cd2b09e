/// Which samples each step sees.
public enum BatchSchedule: Equatable, Sendable {
  /// All of them.
  case full
  /// Mini-batches of a size, reshuffled each epoch: epoch e takes its order from stream 50000 + e. The
  /// last one of an epoch is smaller when the size does not divide the samples.
  case shuffled(size: Int, seed: UInt64)
  /// Mini-batches of a size in the order of the samples.
  case sequential(size: Int)

  /// Samples of a mini-batch; nil when a step sees all.
  public var batchSize: Int? {
    switch self {
    case .full: nil
    case .shuffled(let size, _), .sequential(let size): size
    }
  }

  /// Steps of one pass over some samples.
  public func stepsPerEpoch(samples: Int) -> Int {
    guard let batchSize else { return 1 }
    return samples / batchSize + (samples % batchSize == 0 ? 0 : 1)
  }

  /// Samples of the smallest batch of an epoch.
  public func smallestBatch(samples: Int) -> Int {
    guard let batchSize else { return samples }
    return samples % batchSize == 0 ? batchSize : samples % batchSize
  }

  /// The order in which an epoch goes through the samples; nil for the order in which they are.
  func order(epoch: Int, samples: Int) -> [Int]? {
    guard case .shuffled(_, let seed) = self else { return nil }
    var stream = RandomStream(seed: seed, stream: 50000 + UInt64(epoch))
    return stream.permutation(samples)
  }

  /// The positions within an epoch's order that a step of that epoch takes.
  func positions(step: Int, samples: Int) -> Range<Int> {
    guard let batchSize else { return 0..<samples }
    let start = step * batchSize
    return start..<start + min(batchSize, samples - start)
  }
}
