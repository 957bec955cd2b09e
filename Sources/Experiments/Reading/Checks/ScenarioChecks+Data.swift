import TrainingEngine

// Whether the test samples are like those that train, and what can be done to both.

extension ScenarioChecks {
  /// Beyond this number of features the eigenvectors of their covariance take too long.
  private static let mostWhitenedFeatures = 256

  mutating func checkPreparations() {
    if let targets = parts.data?.targets, targets != .none, case .labels? = source.targets {
      report(
        ["data", "targets"],
        "the targets are classes, which cannot be shifted or scaled; leave this key out")
    }
    check(parts.data?.features, at: ["data", "features"])
    for (index, side) in (parts.sides ?? []).enumerated() {
      check(side.features, at: ["sides", .index(index), "features"])
    }
  }

  private mutating func check(_ preparation: Preparation?, at path: JSONPath) {
    guard let preparation, preparation.whitens, let inputs = source.inputs,
      inputs > Self.mostWhitenedFeatures
    else { return }
    report(
      path,
      "'\(preparation.rawValue)' takes at most \(Self.mostWhitenedFeatures) features, found \(inputs)"
    )
  }

  mutating func checkTestSamples() {
    guard let data = parts.data else { return }
    if data.test?.isEvery == true, root.node(at: ["data", "test"]) != nil {
      report(
        ["data", "test"], isKey: true,
        "'testEvery' says already where the test samples come from; leave one of both out")
    }
    if case .source? = data.test { checkTestSource() }
    if let shift = data.testShift { check(shift) }
    checkClasses()
  }

  /// Whether samples of another source have the form of those that train.
  private mutating func checkTestSource() {
    let path: JSONPath = ["data", "test"]
    if let expected = source.inputs, let found = test.inputs, expected != found {
      report(
        path,
        "expected \(expected.counted("feature")) as the samples that train have, found \(found)")
    }
    switch (source.targets, test.targets) {
    case (.labels(_, let classes)?, .labels(let labels, _)?):
      if let other = labels.first(where: { $0 >= classes }) {
        report(path, "the label \(other) is not among the \(classes) classes that train")
      }
    case (.labels?, .values?):
      report(path, "expected classes as the samples that train have, found numbers")
    case (.values?, .labels?):
      report(path, "expected numbers as targets as the samples that train have, found classes")
    case (.values?, .values?), (nil, _), (_, nil):
      break
    }
  }

  private mutating func check(_ shift: CovariateShift) {
    let path: JSONPath = ["data", "testShift"]
    guard parts.data?.test != nil else {
      return report(
        path, isKey: true,
        "there are no test samples; say under 'testEvery' or 'test' where they come from")
    }
    guard let inputs = source.inputs else { return }
    for (key, numbers) in [("factors", shift.factors), ("offsets", shift.offsets)]
    where numbers.count != 1 && numbers.count != inputs {
      report(
        path.appending(key),
        "expected 1 number, or one for each of the \(inputs.counted("feature")), found "
          + "\(numbers.count)")
    }
  }

  /// Warns of classes that do not train, or are not tested.
  private mutating func checkClasses() {
    guard let test = parts.data?.test, case .labels(let labels, let classes)? = source.targets,
      !labels.isEmpty
    else { return }
    let split = test.split?.indices(samples: labels.count)
    if let split {
      warn(of: classes, missingFrom: split.training.map { labels[$0] }, phrase: "that train")
      warn(of: classes, missingFrom: split.test.map { labels[$0] }, phrase: "that test")
    } else if case .labels(let others, _)? = self.test.targets {
      warn(of: classes, missingFrom: others, phrase: "that test")
    }
  }

  private mutating func warn(of classes: Int, missingFrom labels: [Int32], phrase: String) {
    let present = Set(labels)
    let missing = (0..<Int32(classes)).filter { !present.contains($0) }
    guard !missing.isEmpty else { return }
    let names = missing.prefix(3).map { source.classNames?[Int($0)].quoted ?? String($0) }
    let rest = missing.count > 3 ? " and \(missing.count - 3) more" : ""
    let key = parts.data?.test?.isEvery == true ? "testEvery" : "test"
    let remedy =
      switch parts.data?.test {
      case .every: "; hold out by another number, or 'shuffled' under 'test'"
      case .shuffled: "; take another seed or fraction"
      case .source, nil: ""
      }
    warn(
      ["data", .key(key)],
      "of \(classes) classes, none of the samples \(phrase) has "
        + names.joined(separator: ", ") + rest + remedy)
  }

  /// Samples that train: those that are not held out.
  var trainingCount: Int? {
    guard let count = source.count else { return nil }
    return parts.data?.test?.split?.indices(samples: count).training.count ?? count
  }
}

extension Preparation {
  fileprivate var whitens: Bool {
    switch self {
    case .whitenPCA, .whitenZCA: true
    case .none, .center, .standardize, .standardizeTogether: false
    }
  }
}

extension TestDescription {
  fileprivate var isEvery: Bool {
    if case .every = self { true } else { false }
  }
}
