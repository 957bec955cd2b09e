import TrainingEngine

/// What the other parts of a scenario need to know about its data, and what is wrong with the data.
struct DataInspection {
  /// Features of a sample; nil when unknown.
  var inputs: Int?
  /// Number of samples; nil when unknown.
  var count: Int?
  /// Targets like those of the samples, though perhaps fewer; nil when unknown.
  var targets: Targets?
  /// The samples of data files.
  var samples: DataSet?
  /// Faults of the scenario.
  var faults: [TreeFault] = []
  /// Faults inside the data files.
  var fileFaults: [ScenarioFault] = []

  let root: JSONNode

  /// Looks at the data of a scenario, and into its files if so told.
  init(
    _ data: DataDescription?, root: JSONNode, folder: String, shownFolder: String,
    readingFiles: Bool
  ) {
    self.root = root
    let files = DataFiles(folder: folder, shownFolder: shownFolder)
    switch data?.source {
    case .linearRegression(let source):
      inputs = source.scales.count
      count = source.samples
      targets = .values(Matrix(rows: 0, columns: 1, elements: []))
      check(source)
    case .blobs(let source):
      inputs = source.offset.count
      count = source.samples
      targets = .labels([], classes: 2)
      checkLength(source.scales, "scales", as: source.offset, "offset")
    case .moons(let source): expectPlane(of: source.samples)
    case .circles(let source): expectPlane(of: source.samples)
    case .spirals(let source): expectPlane(of: source.samples)
    case .xor(let source): expectPlane(of: source.samples)
    case .csv(let source):
      inputs = source.columns.count
      if source.targetKind == .number {
        targets = .values(Matrix(rows: 0, columns: 1, elements: []))
      }
      check(source)
      if readingFiles { inspect(source, files) }
    case .idx(let source):
      if readingFiles { inspect(source, files) }
    case nil: break
    }
    if let preparation = data?.targets, preparation != .none, case .labels? = targets {
      report(
        ["data", "targets"],
        "the targets are classes, which cannot be shifted or scaled; leave this key out")
    }
  }

  mutating func report(_ path: JSONPath, _ message: String, suggestion: String? = nil) {
    faults.append(
      TreeFault(
        offset: root.offset(of: path), path: path, message: message, suggestion: suggestion))
  }

  // MARK: Made samples

  /// Points of the plane in two classes.
  private mutating func expectPlane(of samples: Int) {
    inputs = 2
    count = samples
    targets = .labels([], classes: 2)
  }

  private mutating func check(_ source: LinearRegressionSource) {
    checkLength(source.coefficients, "coefficients", as: source.scales, "scales")
    checkLength(source.means, "means", as: source.scales, "scales")
    if source.correlation != nil, source.scales.count < 2 {
      report(["data", "correlation"], "a single feature has nothing to correlate with")
    }
  }

  private mutating func checkLength(
    _ numbers: [Double]?, _ key: String, as others: [Double], _ otherKey: String
  ) {
    guard let numbers, numbers.count != others.count else { return }
    report(
      ["data", .key(key)],
      "expected \(others.count.counted("number")) as in '\(otherKey)', found \(numbers.count)")
  }
}
