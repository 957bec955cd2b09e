import TrainingEngine

// Where samples stop being finite numbers: no reader can tell before they are made.

extension ScenarioFile {
  /// What makes a number of a side's samples infinite, or none at all; nil where all are finite.
  ///
  /// - Parameters:
  ///   - data: The samples as the side takes them.
  ///   - position: Of the side.
  ///   - seed: By which the samples were made.
  func overflow(of data: ExperimentData, onSide position: Int, seed: UInt64) -> ScenarioFault? {
    let isTest = data.training.firstNotFinite == nil
    guard let place = isTest ? data.test?.firstNotFinite : data.training.firstNotFinite else {
      return nil
    }
    func fault(_ path: JSONPath, _ maker: String, _ remedy: String) -> ScenarioFault {
      self.fault(
        at: path,
        "\(maker) \(place.phrase(isTest ? "test" : "training")) infinite or not a number; \(remedy)"
      )
    }
    func isFinite(_ samples: ExperimentData) -> Bool {
      (isTest ? samples.test : samples.training)?.firstNotFinite == nil
    }
    let isTestSource = if case .source? = scenario.data.test { isTest } else { false }
    guard isFinite(ExperimentData(self, seed: seed, shiftingTest: false)) else {
      return fault(
        isTestSource ? ["data", "test"] : ["data"], "its numbers make",
        "make them smaller")
    }
    guard isFinite(ExperimentData(self, seed: seed)) else {
      return fault(["data", "testShift"], "the shift makes", "make it smaller")
    }
    if case .target = place {
      return fault(
        ["data", "targets"], "'\((scenario.data.targets ?? .none).rawValue)' makes",
        "make the targets smaller, or leave this key out")
    }
    let own = scenario.sides[position].features
    return fault(
      own == nil ? ["data", "features"] : ["sides", .index(position), "features"],
      "'\((own ?? scenario.data.features ?? .none).rawValue)' makes",
      "make the features smaller, or leave this key out")
  }
}

/// A number of some samples.
private enum SamplePlace {
  /// Counted from 0.
  case feature(Int, sample: Int)
  case target(sample: Int)

  /// Like `feature 2 of training sample 5`, counted from 1.
  func phrase(_ kind: String) -> String {
    switch self {
    case .feature(let feature, let sample): "feature \(feature + 1) of \(kind) sample \(sample + 1)"
    case .target(let sample): "the target of \(kind) sample \(sample + 1)"
    }
  }
}

extension DataSet {
  /// The first number that is infinite or none.
  fileprivate var firstNotFinite: SamplePlace? {
    if let place = features.firstNotFinite { return .feature(place.column, sample: place.row) }
    guard case .values(let values) = targets else { return nil }
    return values.firstNotFinite.map { .target(sample: $0.row) }
  }
}
