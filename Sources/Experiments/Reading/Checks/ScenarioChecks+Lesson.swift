import TrainingEngine

// Captions against the length of the run, and expectations against what can be measured.

extension ScenarioChecks {
  mutating func checkLesson() {
    for (index, scene) in (parts.lesson?.scenes ?? []).enumerated() {
      let path: JSONPath = ["lesson", "scenes", .index(index)]
      checkLearningRate(
        scene.learningRate, for: parts.sides?.map(\.id), at: path.appending("learningRate"))
      for (place, caption) in scene.captions.enumerated() {
        let path = path.appending("captions").appending(place).appending("step")
        if let steps = parts.training?.steps, caption.step > steps {
          report(path, "expected a step up to the run's \(steps), found \(caption.step)")
        }
        if place > 0, caption.step <= scene.captions[place - 1].step {
          report(
            path,
            "expected a step after \(scene.captions[place - 1].step), where the caption before "
              + "begins, found \(caption.step)")
        }
      }
    }
  }

  mutating func checkExpectations() {
    for (index, expectation) in (parts.expectations ?? []).enumerated() {
      let path: JSONPath = ["expectations", .index(index)]
      checkSideID(expectation.side, at: path.appending("side"))
      if let over = expectation.over {
        checkSideID(over, at: path.appending("over"))
        if over == expectation.side {
          report(path.appending("over"), "a side over itself is always 1; name another side")
        }
      }
      checkLearningRate(
        expectation.learningRate, for: [expectation.side] + [expectation.over].compactMap(\.self),
        at: path.appending("learningRate"))
      checkBounds(of: expectation, at: path)
      checkQuantity(of: expectation, at: path)
      checkFirstStep(of: expectation, at: path.appending("firstStep"))
      checkSteps(of: expectation, at: path)
    }
  }

  /// Checks that the run of an expectation comes to all that its plane needs.
  private mutating func checkSteps(of expectation: Expectation, at path: JSONPath) {
    guard let steps = expectation.steps, expectation.quantity.isOfThePlane, let plane = parts.plane,
      let whole = parts.training?.steps
    else { return }
    let needed = plane.lastStepNeeded(at: steps, ofRunOf: whole)
    if needed > steps {
      report(
        path.appending("steps"),
        "expected at least the \(needed.counted("step")) that the plane needs, found \(steps)")
    }
  }

  private mutating func checkBounds(of expectation: Expectation, at path: JSONPath) {
    switch (expectation.atLeast, expectation.atMost) {
    case (nil, nil):
      report(path, "expected a bound under 'atLeast', 'atMost' or both, found none")
    case (let lower?, let upper?) where lower > upper:
      report(
        path.appending("atMost"),
        "expected at least \(lower.shortest) as in 'atLeast', found \(upper.shortest)")
    default: break
    }
    guard expectation.quantity.isShare, expectation.over == nil else { return }
    for (key, bound) in [("atLeast", expectation.atLeast), ("atMost", expectation.atMost)] {
      if let bound, !(0...1).contains(bound) {
        report(
          path.appending(key),
          "'\(expectation.quantity.rawValue)' is a share from 0 to 1, found \(bound.shortest)")
      }
    }
  }

  private mutating func checkFirstStep(of expectation: Expectation, at path: JSONPath) {
    guard let first = expectation.firstStep else { return }
    guard expectation.quantity.isMedianOverSteps else {
      report(
        path,
        "'\(expectation.quantity.rawValue)' is no median over steps; leave out 'firstStep'")
      return
    }
    if let steps = expectation.steps ?? parts.training?.steps, first >= steps {
      report(path, "expected a step before the run's end at \(steps), found \(first)")
    }
  }

  private mutating func checkQuantity(of expectation: Expectation, at path: JSONPath) {
    let path = path.appending("quantity")
    let quantity = "'\(expectation.quantity.rawValue)'"
    if expectation.quantity == .testAccuracy, let data = parts.data, data.test == nil {
      report(
        path,
        "\(quantity) needs test samples; say under 'testEvery' or 'test' in 'data' where they come "
          + "from")
    }
    if expectation.quantity == .largestStableLearningRate,
      let kind = ([expectation.side] + [expectation.over].compactMap(\.self))
        .lazy.compactMap(kindWithoutLargestRate).first
    {
      report(path, "\(quantity) needs gradient descent, found '\(kind)'")
    }
    if let kind = kindOfOtherPlane, let need = expectation.quantity.needOfParameters {
      report(
        path,
        "\(quantity) needs a plane of kind 'parameters', \(need), and this one is of kind "
          + "'\(kind.rawValue)'; give 'plane' two parameters or leave the expectation out")
    }
    if expectation.quantity.isShare, let loss = parts.model?.loss.kind, !loss.classifies {
      report(path, "\(quantity) needs a loss that classifies, found '\(loss.rawValue)'")
    }
    if expectation.quantity == .medianPairConditionNumber,
      let plane = parts.plane?.parameters, let reference = ParameterReference(plane.x),
      !reference.tensor.hasSuffix(".weight")
    {
      report(path, "\(quantity) needs a weight along x, found \(plane.x.quoted)")
    }
  }
}

extension Quantity {
  /// What two parameters by name tell it that no other plane does; nil for what has a meaning on every
  /// plane, or on none.
  fileprivate var needOfParameters: String? {
    switch self {
    case .medianPairConditionNumber: "whose x says which row of weights is paired"
    case .stepsToConverge: "which holds all that the network can change"
    default: nil
    }
  }

  /// Whether it is a part of the samples.
  fileprivate var isShare: Bool { self == .trainingAccuracy || self == .testAccuracy }

  /// Whether it is measured on the plane.
  fileprivate var isOfThePlane: Bool {
    switch self {
    case .conditionNumberAtStart, .conditionNumberAtMinimum, .medianPairConditionNumber,
      .largestStableLearningRate, .stepsToConverge, .minimumLoss, .pathOverStraightLine,
      .meanCosineOfSteps, .predictedContraction:
      true
    case .finalLoss, .trainingAccuracy, .testAccuracy, .growth, .observedContraction, .lossRange,
      .gradientChange, .effectiveBeta,
      .networkLargestEigenvalueAtStart, .networkLargestEigenvalueAtEnd,
      .networkConditionNumberAtStart, .networkLargestStableLearningRate:
      false
    }
  }
}

extension Loss.Kind {
  fileprivate var classifies: Bool {
    switch self {
    case .softmaxCrossEntropy, .binaryCrossEntropy: true
    case .meanSquaredError, .halfMeanSquaredError: false
    }
  }
}
