import TrainingEngine

/// The samples that a side trains and is tested on.
public struct ExperimentData: Sendable {
  /// Samples of which gradients are taken, and the losses on screen.
  public let training: DataSet
  /// Samples that no training sees; nil when the scenario has none.
  public let test: DataSet?

  private init(training: DataSet, test: DataSet?) {
    self.training = training
    self.test = test
  }

  /// The samples of a scenario as they come: split, the features of the test samples shifted, and
  /// nothing else done to them.
  ///
  /// - Parameters:
  ///   - seed: Seed of what is made or noisy; the samples of files do not depend on it.
  ///   - shiftingTest: Whether the features of the test samples are shifted as the scenario says.
  init(_ file: ScenarioFile, seed: UInt64, shiftingTest: Bool = true) {
    let description = file.scenario.data
    let all = file.samples ?? description.source.samples(seed: seed, stream: 0)
    var test: DataSet?
    switch description.test {
    case .source(let source):
      training = all
      test = file.testSamples ?? source.samples(seed: seed, stream: 1)
    case .every, .shuffled:
      guard let split = description.test?.split else {
        preconditionFailure("What holds samples out splits them.")
      }
      (training, test) = all.split(split)
    case nil:
      training = all
    }
    self.test = test.map { test in
      guard shiftingTest, let shift = description.testShift else { return test }
      return test.replacingFeatures(shift.applied(to: test.features, seed: seed))
    }
  }

  /// The samples with features and targets prepared by the statistics of those that train.
  func prepared(features: Preparation, targets: Preparation) -> ExperimentData {
    var data = self
    if let transform = features.transform(for: training.features) {
      data = data.mapping { $0.replacingFeatures(transform.applied(to: $0.features)) }
    }
    if case .values(let values) = training.targets,
      let transform = targets.transform(for: values)
    {
      data = data.mapping { samples in
        guard case .values(let values) = samples.targets else { return samples }
        return samples.replacingTargets(.values(transform.applied(to: values)))
      }
    }
    return data
  }

  private func mapping(_ change: (DataSet) -> DataSet) -> ExperimentData {
    ExperimentData(training: change(training), test: test.map(change))
  }
}

extension DataSource {
  /// Samples that are made; the reader has brought those of files.
  fileprivate func samples(seed: UInt64, stream: UInt64) -> DataSet {
    guard case .made(let make) = content.origin else {
      preconditionFailure("The samples of files come with the scenario file.")
    }
    return make(seed, stream)
  }
}

extension TestDescription {
  /// How samples are held out; nil where those that test have a source of their own.
  var split: TestSplit? {
    switch self {
    case .every(let stride): .every(stride)
    case .shuffled(let test): .shuffled(fraction: test.fraction, seed: test.seed)
    case .source: nil
    }
  }
}

extension Preparation {
  /// What is done to columns, with the statistics of the training samples; nil for nothing.
  func transform(for training: Matrix) -> (any FeatureTransform)? {
    switch self {
    case .none: nil
    case .center: ColumnTransform.centering(training)
    case .standardize: ColumnTransform.standardizing(training)
    case .standardizeTogether: ColumnTransform.standardizingTogether(training)
    case .whitenPCA: Whitening.principalComponents(of: training)
    case .whitenZCA: Whitening.zeroPhase(of: training)
    }
  }
}
