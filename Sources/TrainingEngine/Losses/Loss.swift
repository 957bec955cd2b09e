/// What training makes small: how far a network's outputs are from the targets, as a mean over the
/// samples of a batch, and what large parameters cost.
public struct Loss: Hashable, Sendable {
  /// How outputs are compared with targets.
  public let kind: Kind
  /// What is added for large parameters; nil for nothing.
  public let penalty: L2Penalty?

  /// How outputs are compared with targets.
  public enum Kind: String, CaseIterable, Sendable {
    /// mean((f - y)²), over samples and outputs.
    case meanSquaredError
    /// ½ mean((f - y)²): its Hessian in the weights of a linear model is exactly E[u uᵀ].
    case halfMeanSquaredError
    /// -log softmax(f)[class], for targets that are classes.
    case softmaxCrossEntropy
    /// Cross-entropy of sigmoid(f) with a target from 0 to 1, computed from the logit f without overflow.
    case binaryCrossEntropy
  }

  /// A loss, with a penalty or without. A penalty of strength 0 is none.
  public init(_ kind: Kind, penalty: L2Penalty? = nil) {
    self.kind = kind
    self.penalty = penalty?.strength == 0 ? nil : penalty
  }

  /// mean((f - y)²); see `Kind.meanSquaredError`.
  public static let meanSquaredError = Loss(.meanSquaredError)
  /// ½ mean((f - y)²); see `Kind.halfMeanSquaredError`.
  public static let halfMeanSquaredError = Loss(.halfMeanSquaredError)
  /// -log softmax(f)[class]; see `Kind.softmaxCrossEntropy`.
  public static let softmaxCrossEntropy = Loss(.softmaxCrossEntropy)
  /// Cross-entropy of sigmoid(f); see `Kind.binaryCrossEntropy`.
  public static let binaryCrossEntropy = Loss(.binaryCrossEntropy)

  /// The same comparison with an L2 penalty: + λ/2 Σ p².
  ///
  /// - Parameters:
  ///   - strength: λ, at least 0.
  ///   - parameters: Which count; all, as PyTorch's `weight_decay` has it, unless given.
  public func penalized(
    _ strength: Double, on parameters: L2Penalty.Parameters = .all
  ) -> Loss {
    Loss(kind, penalty: L2Penalty(strength: strength, on: parameters))
  }

  /// The same without a penalty: what is compared between networks on samples that no training saw.
  public var withoutPenalty: Loss { Loss(kind) }
}
