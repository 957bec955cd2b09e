/// A transform of the gradient in front of any optimizer, which bounds its size.
public enum GradientClipping: Equatable, Sendable {
  /// The gradient g of all parameters times min(1, c/(‖g‖ + 10⁻⁶)), as PyTorch's `clip_grad_norm_`
  /// does (Pascanu, Mikolov and Bengio, 2013). c is above 0.
  case norm(maximum: Double)
  /// Adaptive gradient clipping, unit by unit.
  case adaptive(AdaptiveGradientClipping)
}

/// Adaptive gradient clipping (Brock, De, Smith and Simonyan, 2021, equation 3): the gradient G of each
/// unit with parameters W is at most a fraction λ of their size, G ← λ max(‖W‖, ε) G/‖G‖ where it is
/// more.
///
/// A unit is a row of a weight: all that leads to one output. A tensor of one dimension is one unit.
public struct AdaptiveGradientClipping: Equatable, Sendable {
  /// λ, above 0.
  public var fraction: Double
  /// ε, above 0: parameters at 0 could not move without it.
  public var epsilon: Double
  /// Whether the last linear layer is clipped too, which the paper advises against.
  public var includesLastLayer: Bool

  /// The fraction and ε are those of the paper unless given.
  public init(fraction: Double = 0.01, epsilon: Double = 1e-3, includesLastLayer: Bool = false) {
    self.fraction = fraction
    self.epsilon = epsilon
    self.includesLastLayer = includesLastLayer
  }
}

/// A clipping made for one network.
struct GradientClipper<Scalar: NetworkScalar>: Sendable {
  private let clipping: GradientClipping
  /// Places of the parameters that are clipped together; empty where all are.
  private let units: [Range<Int>]

  init(_ clipping: GradientClipping, for network: Network<Scalar>) {
    self.clipping = clipping
    guard case .adaptive(let adaptive) = clipping else {
      units = []
      return
    }
    let last = network.layers.flatMap { $0.computation.leaves }.last { $0 is Linear }?
      .parameterRange
    units = network.layout.tensors.flatMap { tensor -> [Range<Int>] in
      if let last, !adaptive.includesLastLayer, last.overlaps(tensor.range) { return [] }
      return tensor.units
    }
  }

  /// - Parameter clipped: Receives the clipped gradient.
  func clip(
    _ gradient: [Scalar], parameters: [Scalar], into clipped: inout [Scalar]
  ) {
    switch clipping {
    case .norm(let maximum):
      let factor = maximum / (Kernels.norm(gradient.span) + 1e-6)
      Kernels.scaled(gradient.span, by: factor > 1 ? 1 : factor, into: &clipped)
    case .adaptive(let adaptive):
      Kernels.scaled(gradient.span, by: 1, into: &clipped)
      for unit in units {
        let part = gradient.span.extracting(unit)
        let size = part.norm
        let largest =
          adaptive.fraction * max(parameters.span.extracting(unit).norm, adaptive.epsilon)
        guard size > largest else { continue }
        Kernels.scaled(part, by: largest / size, into: &clipped, at: unit.lowerBound)
      }
    }
  }
}

extension ParameterLayout.Tensor {
  /// The rows of a weight, or the whole of a tensor of one dimension.
  fileprivate var units: [Range<Int>] {
    guard shape.count > 1, let count = shape.first, count > 0 else { return [range] }
    let length = range.count / count
    return (0..<count).map { row in
      range.lowerBound + row * length..<range.lowerBound + (row + 1) * length
    }
  }
}

extension Span where Element: NetworkScalar {
  /// √Σ x², summed in ascending order.
  fileprivate var norm: Double { Kernels.dot(self, self).squareRoot() }
}
