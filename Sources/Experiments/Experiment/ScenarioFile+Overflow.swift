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
    let phrase = place.phrase(isTest ? "test" : "training")
    func fault(_ path: JSONPath, _ maker: String, _ remedy: String) -> ScenarioFault {
      self.fault(at: path, "\(maker) \(phrase) infinite or not a number; \(remedy)")
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
    let unprepared = ExperimentData(self, seed: seed)
    guard isFinite(unprepared) else {
      return fault(["data", "testShift"], "the shift makes", "make it smaller")
    }
    let (path, preparation) = preparation(of: place, onSide: position)
    let remedy = "make the \(place.plural) smaller, or leave this key out"
    // Statistics that are not finite spoil every sample: it is the largest that made them so.
    if !isTest, let culprit = unprepared.training.culprit(spoiling: place, in: data.training) {
      return self.fault(
        at: path,
        "'\(preparation.rawValue)' finds no finite statistics, above all because of "
          + "\(culprit.phrase("training")); \(remedy)")
    }
    return fault(path, "'\(preparation.rawValue)' makes", remedy)
  }

  /// How the samples of a side are prepared, and where that is said.
  private func preparation(
    of place: SamplePlace, onSide position: Int
  ) -> (path: JSONPath, preparation: Preparation) {
    let data = scenario.data
    if case .target = place { return (["data", "targets"], data.targets ?? .none) }
    guard let own = scenario.sides[position].features else {
      return (["data", "features"], data.features ?? .none)
    }
    return (["sides", .index(position), "features"], own)
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

  /// What all numbers of its kind are called.
  var plural: String {
    switch self {
    case .feature: "features"
    case .target: "targets"
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

  /// The number that is farthest from 0 in columns of which preparing left no finite number; nil where some
  /// of each are left.
  ///
  /// - Parameters:
  ///   - place: A number that is not finite, of those that are prepared together.
  ///   - prepared: The samples after that.
  fileprivate func culprit(spoiling place: SamplePlace, in prepared: DataSet) -> SamplePlace? {
    switch place {
    case .feature:
      return features.culprit(spoiling: prepared.features).map {
        .feature($0.column, sample: $0.row)
      }
    case .target:
      guard case .values(let values) = targets, case .values(let spoilt) = prepared.targets else {
        return nil
      }
      return values.culprit(spoiling: spoilt).map { .target(sample: $0.row) }
    }
  }
}

extension Matrix {
  fileprivate func culprit(spoiling prepared: Matrix) -> (row: Int, column: Int)? {
    let spoilt = (0..<columns).filter { column in
      (0..<rows).allSatisfy { !prepared[$0, column].isFinite }
    }
    let places = (0..<rows).lazy.flatMap { row in spoilt.lazy.map { (row: row, column: $0) } }
    return places.max { abs(self[$0.row, $0.column]) < abs(self[$1.row, $1.column]) }
  }
}
