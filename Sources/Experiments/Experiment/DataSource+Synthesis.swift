import TrainingEngine

extension DataSource {
  /// Samples that are made from a stream of a seed; the reader has brought those of files.
  func synthesize(seed: UInt64, stream: UInt64) -> DataSet {
    switch self {
    case .linearRegression(let source):
      .linearRegression(
        samples: source.samples, scales: source.scales,
        means: source.means ?? source.scales.map { _ in 0 },
        correlation: source.correlation ?? 0, coefficients: source.coefficients,
        noise: source.noise, seed: seed, stream: stream)
    case .blobs(let source):
      .blobs(
        samples: source.samples, offset: source.offset,
        scales: source.scales ?? source.offset.map { _ in 1 }, seed: seed, stream: stream)
    case .moons(let source):
      .moons(
        samples: source.samples, noise: source.noise, scales: source.scales ?? [1, 1], seed: seed,
        stream: stream)
    case .circles(let source):
      .circles(
        samples: source.samples, noise: source.noise, ratio: source.ratio ?? 0.5,
        scales: source.scales ?? [1, 1], seed: seed, stream: stream)
    case .spirals(let source):
      .spirals(
        samples: source.samples, noise: source.noise, turns: source.turns ?? 1,
        scales: source.scales ?? [1, 1], seed: seed, stream: stream)
    case .xor(let source):
      .exclusiveOr(
        samples: source.samples, noise: source.noise, scales: source.scales ?? [1, 1], seed: seed,
        stream: stream)
    case .cats(let source):
      .cats(
        samples: source.samples, range: source.range ?? -3.1 ... -0.1,
        scales: source.scales ?? [1, 1], seed: seed, stream: stream)
    case .csv, .idx:
      preconditionFailure("The samples of files come with the scenario file.")
    }
  }
}
