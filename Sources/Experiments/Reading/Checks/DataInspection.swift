import TrainingEngine

/// What the other parts of a scenario need to know about a source of samples, and what is wrong with
/// it.
struct DataInspection {
  /// Features of a sample; nil when unknown.
  var inputs: Int?
  /// The image that the features of a sample make; nil when unknown or none.
  var imageShape: ImageShape?
  /// Number of samples; nil when unknown.
  var count: Int?
  /// Targets like those of the samples, though perhaps fewer; nil when unknown.
  var targets: Targets?
  /// What files call the classes; nil where they are numbers from 0.
  var classNames: [String]?
  /// The samples of data files.
  var samples: DataSet?
  /// Faults of the scenario.
  var faults: [TreeFault] = []
  /// Faults inside the data files.
  var fileFaults: [ScenarioFault] = []

  /// Where the source stands.
  let path: JSONPath
  /// What the training samples call the classes, where these are others.
  let knownClassNames: [String]?
  private let root: JSONNode

  /// Looks at a source of samples, and into its files if so told.
  init(
    _ source: DataSource?, at path: JSONPath, of root: JSONNode, files: DataFiles,
    readingFiles: Bool, classNames known: [String]? = nil
  ) {
    self.path = path
    self.root = root
    knownClassNames = known
    source?.content.inspect(into: &self, reading: readingFiles ? files : nil)
  }

  mutating func report(_ path: JSONPath, _ message: String, suggestion: String? = nil) {
    faults.append(
      TreeFault(
        offset: root.offset(of: path), path: path, message: message, suggestion: suggestion))
  }

  // MARK: Made samples

  /// Two classes in turn, in the plane if nothing else is said.
  mutating func expectTwoClasses(samples: Int, inputs: Int = 2, first: Int = 0) {
    self.inputs = inputs
    count = samples
    targets = .labels((0..<samples).map { Int32(($0 + first) % 2) }, classes: 2)
  }

  /// Whether there are as many numbers under a key as under another; none are where the key is absent.
  mutating func checkLength(
    _ numbers: [Double]?, _ key: String, as others: [Double], _ otherKey: String
  ) {
    guard let numbers, numbers.count != others.count else { return }
    report(
      path.appending(key),
      "expected \(others.count.counted("number")) as in '\(otherKey)', found \(numbers.count)")
  }
}
