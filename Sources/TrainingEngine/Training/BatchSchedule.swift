/// Which samples each step sees.
public enum BatchSchedule: Equatable, Sendable {
  /// All of them.
  case full
  /// Mini-batches of a size, reshuffled each epoch: epoch e takes its order from stream 50000 + e.
  ///
  /// When the size does not divide the samples, the last batch of an epoch is smaller, or else left
  /// out: then each epoch passes over other samples. Of fewer samples than the size, all are one batch.
  case shuffled(size: Int, seed: UInt64, dropsLast: Bool = false)
  /// Mini-batches of a size in the order of the samples.
  case sequential(size: Int, dropsLast: Bool = false)

  /// Samples of a mini-batch; nil when a step sees all.
  public var batchSize: Int? {
    switch self {
    case .full: nil
    case .shuffled(let size, _, _), .sequential(let size, _): size
    }
  }

  /// Whether a last batch that is smaller than the others is left out.
  public var dropsLast: Bool {
    switch self {
    case .full: false
    case .shuffled(_, _, let dropsLast), .sequential(_, let dropsLast): dropsLast
    }
  }

  /// Steps of one pass over some samples.
  public func stepsPerEpoch(samples: Int) -> Int {
    guard let batchSize else { return 1 }
    let (whole, rest) = samples.quotientAndRemainder(dividingBy: batchSize)
    return whole + (rest == 0 || dropsLast && whole > 0 ? 0 : 1)
  }

  /// Samples of the smallest batch of an epoch.
  public func smallestBatch(samples: Int) -> Int {
    positions(step: stepsPerEpoch(samples: samples) - 1, samples: samples).count
  }

  /// What the order of an epoch is drawn from; nil for the order in which the samples are.
  func orderStream(epoch: Int) -> RandomStream? {
    guard case .shuffled(_, let seed, _) = self else { return nil }
    return RandomStream(seed: seed, stream: 50000 + UInt64(epoch))
  }

  /// The positions within an epoch's order that a step of that epoch takes.
  func positions(step: Int, samples: Int) -> Range<Int> {
    guard let batchSize else { return 0..<samples }
    let start = step * batchSize
    return start..<start + min(batchSize, samples - start)
  }
}
