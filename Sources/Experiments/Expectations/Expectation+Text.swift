import TrainingEngine

extension Expectation {
  /// What is measured and where, as a reader sees it: "condition number at the start, plain / normalized".
  ///
  /// - Parameter loss: What is trained with.
  public func subject(naming loss: Loss) -> String {
    var text = "\(quantity.text(naming: loss)), \(side)"
    if let over { text += " / \(over)" }
    if let learningRate { text += ", η \(learningRate.text)" }
    switch (firstStep, steps) {
    case (let first?, let steps?): text += ", steps \(first) to \(steps)"
    case (let first?, nil): text += ", from step \(first) on"
    case (nil, let steps?): text += ", \(steps) steps"
    case (nil, nil): break
    }
    return text
  }
}

extension Quantity {
  /// The quantity in words.
  ///
  /// - Parameter loss: What is trained with.
  public func text(naming loss: Loss) -> String {
    switch self {
    case .conditionNumberAtStart: "condition number at the start"
    case .conditionNumberAtMinimum: "condition number at the minimum"
    case .medianPairConditionNumber: "median condition number over pairs of weights"
    case .largestStableLearningRate: "largest stable learning rate"
    case .networkLargestEigenvalueAtStart: "largest eigenvalue of the whole network at the start"
    case .networkLargestEigenvalueAtEnd: "largest eigenvalue of the whole network at the end"
    case .networkConditionNumberAtStart: "condition number of the whole network at the start"
    case .networkLargestStableLearningRate: "largest stable learning rate of the whole network"
    case .stepsToConverge: "steps to within 1% of the minimum"
    case .minimumLoss: "\(loss.name) at the minimum"
    case .finalLoss: "final \(loss.name)"
    case .trainingAccuracy: "training accuracy"
    case .testAccuracy: "test accuracy"
    case .growth: "final \(loss.name) over the first"
    case .pathOverStraightLine: "path over straight line"
    case .lossRange: "\(loss.name) range along the gradient"
    case .gradientChange: "gradient change along the gradient"
    case .effectiveBeta: "effective β along the gradient"
    case .meanCosineOfSteps: "mean cosine of successive steps"
    case .predictedContraction: "predicted factor a step"
    case .observedContraction: "observed factor a step"
    }
  }
}

extension LearningRate {
  /// The rate or its rule, as a reader sees it.
  public var text: String {
    switch self {
    case .same(let rule): rule.text
    case .bySide(let rules):
      rules.sorted { $0.key < $1.key }.map { "\($0.value.text) for \($0.key)" }
        .joined(separator: ", ")
    }
  }
}

extension LearningRateRule {
  /// The rule in words, with its numbers.
  public var text: String {
    switch self {
    case .value(let rate): "\(rate)"
    case .ofLargestStable(let fraction): "\(fraction) of the largest stable rate"
    case .bestOf(let rates): "the best of \(rates.map { "\($0)" }.joined(separator: ", "))"
    }
  }
}
