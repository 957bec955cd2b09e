import TrainingEngine

/// The samples of an experiment, prepared: what every side trains and is tested on.
public struct ExperimentData: Sendable {
  public let training: DataSet
  /// Samples that no training sees; nil when the scenario holds none out.
  public let test: DataSet?

  /// Prepares the samples of a scenario.
  ///
  /// - Parameter seed: Seed of synthetic data; the samples of files do not depend on it.
  init(_ file: ScenarioFile, seed: UInt64) {
    let description = file.scenario.data
    let raw = file.samples ?? description.source.synthesize(seed: seed)
    var (training, test): (DataSet, DataSet?) =
      if let stride = description.testEvery { raw.holdingOut(every: stride) } else { (raw, nil) }
    if let transform = description.features?.transform(for: training.features) {
      training = training.transformingFeatures(transform)
      test = test?.transformingFeatures(transform)
    }
    if case .values(let values) = training.targets,
      let transform = description.targets?.transform(for: values)
    {
      training = training.transformingTargets(transform)
      test = test?.transformingTargets(transform)
    }
    self.training = training
    self.test = test
  }
}

extension Preparation {
  /// The shift and scale of columns, with the statistics of the training samples; nil for none.
  func transform(for training: Matrix) -> ColumnTransform? {
    switch self {
    case .none: nil
    case .center: .centering(training)
    case .standardize: .standardizing(training)
    case .standardizeTogether: .standardizingTogether(training)
    }
  }
}

extension DataSet {
  func transformingFeatures(_ transform: ColumnTransform) -> DataSet {
    DataSet(features: transform.applied(to: features), targets: targets)
  }

  /// The same samples with their target numbers transformed; classes stay as they are.
  func transformingTargets(_ transform: ColumnTransform) -> DataSet {
    guard case .values(let values) = targets else { return self }
    return DataSet(features: features, targets: .values(transform.applied(to: values)))
  }
}

extension DataSource {
  /// Samples that are made from a seed; the reader has brought those of files.
  func synthesize(seed: UInt64) -> DataSet {
    switch self {
    case .linearRegression(let source):
      .linearRegression(
        samples: source.samples, scales: source.scales,
        means: source.means ?? source.scales.map { _ in 0 },
        correlation: source.correlation ?? 0, coefficients: source.coefficients,
        noise: source.noise, seed: seed)
    case .blobs(let source):
      .blobs(
        samples: source.samples, offset: source.offset,
        scales: source.scales ?? source.offset.map { _ in 1 }, seed: seed)
    case .moons(let source):
      .moons(
        samples: source.samples, noise: source.noise, scales: source.scales ?? [1, 1], seed: seed)
    case .circles(let source):
      .circles(
        samples: source.samples, noise: source.noise, ratio: source.ratio ?? 0.5,
        scales: source.scales ?? [1, 1], seed: seed)
    case .spirals(let source):
      .spirals(
        samples: source.samples, noise: source.noise, turns: source.turns ?? 1,
        scales: source.scales ?? [1, 1], seed: seed)
    case .xor(let source):
      .exclusiveOr(
        samples: source.samples, noise: source.noise, scales: source.scales ?? [1, 1], seed: seed)
    case .csv, .idx:
      preconditionFailure("The samples of files come with the scenario file.")
    }
  }
}
