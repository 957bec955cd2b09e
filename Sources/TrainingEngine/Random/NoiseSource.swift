/// Where a layer that is random while it trains takes its random numbers from: a stream of its own for
/// every step, so that a step that is done again draws the same numbers, whatever was asked in between.
struct NoiseSource: Sendable {
  /// The seed of the network's initial weights.
  let seed: UInt64
  /// How many such layers come before it.
  let layer: UInt64

  /// Stream 2⁴⁰ (layer + 1) + step: behind those of data, weights and epochs.
  func stream(step: Int) -> RandomStream {
    RandomStream(seed: seed, stream: (layer + 1) << 40 + UInt64(step))
  }
}
