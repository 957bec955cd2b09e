import TrainingEngine

/// The samples of an experiment, prepared: what every side trains and is tested on.
public struct ExperimentData: Sendable {
  public let training: DataSet
  /// Samples that no training sees; nil when the scenario holds none out.
  public let test: DataSet?

  /// Makes or loads the samples of a description.
  ///
  /// - Parameters:
  ///   - folder: What the paths of data files are relative to.
  ///   - seed: Seed of synthetic data; files do not depend on it.
  public init(
    _ description: DataDescription, folder: String, seed: UInt64
  ) throws(ExperimentError) {
    let raw = try description.source.load(folder: folder, seed: seed)
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
  func load(folder: String, seed: UInt64) throws(ExperimentError) -> DataSet {
    switch self {
    case .linearRegression(let source):
      return .linearRegression(
        samples: source.samples, scales: source.scales,
        means: source.means ?? source.scales.map { _ in 0 },
        correlation: source.correlation ?? 0, coefficients: source.coefficients,
        noise: source.noise, seed: seed)
    case .blobs(let source):
      return .blobs(
        samples: source.samples, offset: source.offset,
        scales: source.scales ?? source.offset.map { _ in 1 }, seed: seed)
    case .moons(let source):
      return .moons(
        samples: source.samples, noise: source.noise, scales: source.scales ?? [1, 1], seed: seed)
    case .csv(let source):
      return try source.load(folder: folder)
    case .idx(let source):
      return try source.load(folder: folder)
    }
  }
}

extension CSVSource {
  func load(folder: String) throws(ExperimentError) -> DataSet {
    let bytes = try readDataFile(file, in: folder)
    do throws(CSVError) {
      let table = try CSVTable(reading: bytes)
      let features = Matrix(
        rows: table.count, columns: columns.count, elements: try table.numbers(in: columns))
      switch targetKind {
      case .number:
        let values = try table.numbers(in: [target])
        return DataSet(
          features: features,
          targets: .values(Matrix(rows: values.count, columns: 1, elements: values)))
      case .category:
        let categories = try table.categories(in: target)
        return DataSet(
          features: features,
          targets: .labels(categories.labels, classes: categories.names.count))
      }
    } catch {
      let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
      throw .data("\(file)\(place): \(error)")
    }
  }
}

extension IDXSource {
  func load(folder: String) throws(ExperimentError) -> DataSet {
    let pictures = try tensor(images, in: folder)
    let classes = try tensor(labels, in: folder)
    guard pictures.count == classes.count else {
      throw .data(
        "\(labels): there are \(classes.count) labels for \(pictures.count) images in \(images); "
          + "use the two files of one set.")
    }
    let scale = 1 / (pixelScale ?? 1)
    let features = Matrix(
      rows: pictures.count, columns: pictures.sampleSize,
      elements: pictures.values().map { $0 * scale })
    let values: [Int32]
    do {
      values = try classes.labels()
    } catch {
      throw .data("\(labels): \(error)")
    }
    return DataSet(
      features: features, targets: .labels(values, classes: Int(values.max() ?? 0) + 1))
  }

  private func tensor(_ file: String, in folder: String) throws(ExperimentError) -> IDXTensor {
    var bytes = try readDataFile(file, in: folder)
    if Gzip.isGzip(bytes) {
      do {
        bytes = try Gzip.decompress(bytes)
      } catch {
        throw .data("\(file): \(error)")
      }
    }
    do {
      return try IDXTensor(reading: bytes)
    } catch {
      throw .data("\(file): \(error)")
    }
  }
}
