import TrainingEngine

/// Inverted dropout.
public struct DropoutDescription: Codable, Equatable, Sendable {
  /// With which each number is dropped at each step of training, from 0 to below 1.
  public var probability: Double
}

extension DropoutDescription: ParameterlessContent {
  static let shape = LayerKind(
    "Inverted dropout: only training steps drop, and landscapes are without noise.",
    fields: [
      .required(
        "probability", .number(NumberRange(lower: .including(0), upper: .excluding(1))),
        "With which each number is dropped at each step; what stays is divided by the rest to 1.")
    ]
  ) { .dropout(try DropoutDescription(from: $0)) }

  var kind: LayerDescription.Kind { .dropout }
  var specification: LayerSpecification { .dropout(probability) }
}
