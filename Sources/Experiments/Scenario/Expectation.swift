/// A measured quantity with a bound, which `ravine check` verifies.
public struct Expectation: Codable, Equatable, Sendable {
  /// What is measured, after a run where it takes one.
  public var quantity: Quantity
  /// The id of the side that is measured.
  public var side: String
  /// The id of a side whose quantity divides: the bound then is one on the ratio side / over.
  public var over: String?
  /// The learning rate, where it differs from the training's.
  public var learningRate: LearningRate?
  /// Length of the run, where it differs from the training's.
  public var steps: Int?
  /// The first step that counts for a median over steps; 0 when absent.
  public var firstStep: Int?
  /// Seeds that must all satisfy the bound; the scenario's own when absent.
  public var seeds: [UInt64]?
  /// The lower bound, itself allowed; none when absent.
  public var atLeast: Double?
  /// The upper bound, itself allowed; none when absent.
  public var atMost: Double?
  /// Why this bound, where that needs saying.
  public var note: String?
}

/// What an expectation measures.
public enum Quantity: String, Codable, CaseIterable, Sendable {
  /// λmax/λmin of the loss on the plane, at the start or the point of the plane nearest to it.
  case conditionNumberAtStart
  /// λmax/λmin of the loss on the plane, at the minimum on the plane after the last step.
  case conditionNumberAtMinimum
  /// The median of λmax/λmin over all pairs of weights in the row of the plane's first parameter,
  /// after the last step.
  case medianPairConditionNumber
  /// The largest learning rate at which gradient descent is stable at the start, on the plane.
  case largestStableLearningRate
  /// λmax of the loss in all parameters of the network, at the start.
  case networkLargestEigenvalueAtStart
  /// The same after the last step.
  case networkLargestEigenvalueAtEnd
  /// λmax/λmin of the loss in all parameters of the network, at the start.
  case networkConditionNumberAtStart
  /// The largest learning rate at which gradient descent is stable at the start, in all parameters.
  case networkLargestStableLearningRate
  /// Steps until the loss is within 1% of the smallest loss that is possible on the plane.
  case stepsToConverge
  /// Loss on all training samples at the minimum on the plane after the last step.
  case minimumLoss
  /// Loss on all training samples after the last step.
  case finalLoss
  /// Share of training samples that are classified right after the last step, with batch statistics.
  case trainingAccuracy
  /// Share of test samples that are classified right after the last step, with running statistics.
  case testAccuracy
  /// Loss after the last step over the loss at the start; infinite when the run diverged.
  case growth
  /// Length of the path on the plane over the straight line from its start to its end: where the plane
  /// is not one of two parameters, of its projection on the plane as it is after the last step.
  case pathOverStraightLine
  /// The largest loss of the batch minus the smallest, at ¼, ½, 1, 2 and 4 learning rates along the
  /// gradient; the median over the steps.
  case lossRange
  /// The largest change ‖g′ - g‖ of the gradient among those points; the median over the steps.
  case gradientChange
  /// The largest of ‖g′ - g‖ over the distance moved among those points, the effective β; the median
  /// over the steps.
  case effectiveBeta
  /// The mean cosine of the angle between each step on the plane and the next.
  case meanCosineOfSteps
  /// The factor by which theory lets the distance to the minimum on the plane shrink with every step,
  /// for the optimizer at its learning rate after the last step.
  case predictedContraction
  /// The factor by which the gradient shrank with each of the last 20 steps.
  case observedContraction
}

extension Quantity {
  /// Whether it is how the loss curves on the plane at the start.
  var isOfPlaneAtStart: Bool {
    self == .conditionNumberAtStart || self == .largestStableLearningRate
  }

  /// Whether it is a ratio of eigenvalues, which is infinite where the loss is flat in some direction.
  public var isConditionNumber: Bool {
    switch self {
    case .conditionNumberAtStart, .conditionNumberAtMinimum, .medianPairConditionNumber,
      .networkConditionNumberAtStart:
      true
    default: false
    }
  }

  /// Whether it is a median over steps, so that it can begin later than the run.
  var isMedianOverSteps: Bool {
    switch self {
    case .lossRange, .gradientChange, .effectiveBeta: true
    default: false
    }
  }
}
