import TrainingEngine

/// A kind of optimizer: what stands in a file beside its name, and the rule that comes of it. Each has a
/// file of its own. The defaults are PyTorch's.
protocol OptimizerContent: Codable, Equatable, Sendable {
  /// Its name in files, what it is, and its fields.
  static var variant: Variant { get }

  /// The same as one of all kinds.
  var description: OptimizerDescription { get }

  /// Why one of its fields does not fit the others; nil where all do.
  var fault: (key: String, message: String)? { get }

  /// The rule.
  ///
  /// - Parameter weightDecay: λ of the penalty λ/2 Σ p², or of a decay apart from the gradient; the rule's
  ///   default when nil.
  func optimizer(learningRate: Double, weightDecay: Double?) -> Optimizer
}

extension OptimizerContent {
  var fault: (key: String, message: String)? { nil }
}

extension Field {
  /// The number that keeps rules that divide by the gradient's size from dividing by nought.
  ///
  /// - Parameter standard: PyTorch's.
  static func epsilon(_ standard: String) -> Field {
    .optional(
      "epsilon", .number(.positive),
      "What is added to the root before it divides; \(standard) when absent.")
  }
}

extension NumberRange {
  /// Part of something that goes on from step to step.
  static let fraction = NumberRange(lower: .including(0), upper: .excluding(1))
}
