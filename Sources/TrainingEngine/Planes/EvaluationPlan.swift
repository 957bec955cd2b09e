/// How the loss over a plane is evaluated: which exact shortcuts its network, data and directions
/// allow.
///
/// None of them changes the loss by more than rounding does.
public struct EvaluationPlan: Equatable, Sendable {
  /// In the order in which the network is run through.
  public internal(set) var shortcuts: [Shortcut] = []
  /// How many multiplications with an addition a point takes, roughly.
  public internal(set) var workPerPoint = 0

  /// The plan without a shortcut.
  public init() {}

  /// Something that is not computed anew at every point.
  public enum Shortcut: Equatable, Sendable {
    /// The first layers do not depend on the coordinates and are computed once.
    case computedOnce(layers: Int)
    /// What leaves a layer is affine in the coordinates: three products for all points.
    case affineOutput(layer: String)
    /// The batch statistics of what is affine follow from six numbers a feature.
    case statisticsOfAffineOutput(layer: String)
    /// Only some of the numbers that enter a layer move; what the others contribute is computed once.
    case fewMovingInputs(layer: String, moving: Int, of: Int)
    /// What enters a layer comes out of a ReLU, and zeros are not multiplied.
    case skippedZeros(layer: String)
    /// Of two logits only the difference is computed, as only that counts.
    case differenceOfOutputs
    /// Between two ReLUs everything is quadratic along a row of points until a unit crosses zero, and points
    /// of a row share its coefficients.
    case quadraticAlongRows
    /// The loss is a quadratic function of the coordinates, and no point needs the data.
    case quadraticLoss
    /// The loss of a sample is logistic in one number, which is affine; many points are evaluated at
    /// once.
    case logisticLoss
    /// The loss's penalty is a quadratic function of the coordinates, and no point needs the parameters.
    case quadraticPenalty
  }

  /// What is saved, as a sentence.
  public var sentence: String {
    guard !shortcuts.isEmpty else { return "Every point takes the whole network." }
    let parts = shortcuts.map(\.phrase)
    let list =
      parts.count == 1 ? parts[0] : parts.dropLast().joined(separator: ", ") + " and " + parts.last!
    return list.prefix(1).uppercased() + list.dropFirst() + "."
  }
}

extension EvaluationPlan.Shortcut {
  fileprivate var phrase: String {
    switch self {
    case .computedOnce(let layers):
      layers == 1
        ? "the first layer is computed once" : "the first \(layers) layers are computed once"
    case .affineOutput(let layer): "what leaves \(layer) is affine in the coordinates"
    case .statisticsOfAffineOutput(let layer):
      "the statistics of \(layer) follow from six numbers a feature"
    case .fewMovingInputs(let layer, let moving, let count):
      "\(moving) of \(count) inputs of \(layer) move"
    case .skippedZeros(let layer): "zeros that enter \(layer) are left out"
    case .differenceOfOutputs: "of the two outputs only the difference is computed"
    case .quadraticAlongRows:
      "what is in front of the second ReLU is quadratic along a row until a unit of the first crosses zero"
    case .quadraticLoss: "the loss is a quadratic that needs no data"
    case .logisticLoss: "the loss is logistic in one number a sample"
    case .quadraticPenalty: "the penalty is a quadratic that needs no parameter"
    }
  }
}
