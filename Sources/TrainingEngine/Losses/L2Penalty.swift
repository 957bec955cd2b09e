/// What large parameters cost: λ/2 Σ p², a part of the loss and so of its gradient (λ p), its Hessian (λ
/// on the diagonal) and its landscape.
///
/// The factor ½ makes λ that of PyTorch's `weight_decay`, which adds λ p to the gradient: gradient descent
/// takes the same steps either way, but only the penalty is in the losses that are shown. Parameters that
/// are fixed never count.
public struct L2Penalty: Hashable, Sendable {
  /// λ, at least 0.
  public let strength: Double
  /// Which parameters count.
  public let parameters: Parameters

  /// Which parameters a penalty is on.
  public enum Parameters: String, CaseIterable, Sendable {
    /// All that training may move.
    case all
    /// Only the weights of linear layers and convolutions: no bias, and no scale or shift of a
    /// normalization.
    case weights
  }

  /// - Parameters:
  ///   - strength: λ, at least 0.
  ///   - parameters: Which count; all, as PyTorch's `weight_decay` has it, unless given.
  public init(strength: Double, on parameters: Parameters = .all) {
    self.strength = strength
    self.parameters = parameters
  }

  private func applies(to tensor: ParameterLayout.Tensor) -> Bool {
    // What is no weight has one dimension.
    tensor.isTrainable && (parameters == .all || tensor.shape.count > 1)
  }

  /// λ/2 Σ p², summed in double precision, tensor by tensor.
  ///
  /// - Parameters:
  ///   - numbers: All parameters; traps when they are fewer than the layout has.
  ///   - layout: Which tensors these are.
  public func value<Scalar: NetworkScalar>(at numbers: [Scalar], in layout: ParameterLayout)
    -> Double
  {
    var squares = 0.0
    for tensor in layout.tensors where applies(to: tensor) {
      let numbers = numbers.span.extracting(tensor.range)
      squares += Kernels.dot(numbers, numbers)
    }
    return strength / 2 * squares
  }

  /// Adds λ times a vector, where the penalty applies: of the parameters that is its gradient, of a
  /// direction the product with its Hessian.
  func add<Scalar: NetworkScalar>(
    timesEachOf vector: [Scalar], to sum: inout [Scalar], in layout: ParameterLayout
  ) {
    for tensor in layout.tensors where applies(to: tensor) {
      Kernels.add(
        vector.span.extracting(tensor.range), times: strength, to: &sum,
        at: tensor.range.lowerBound)
    }
  }

  /// The penalty on the plane base + x·u + y·v; nil where it applies to no parameter.
  func plane(
    base: [Double], _ u: [Double], _ v: [Double], in layout: ParameterLayout
  ) -> PenaltyPlane? {
    let ranges = layout.tensors.filter { applies(to: $0) }.map(\.range)
    guard !ranges.isEmpty else { return nil }
    func select(_ numbers: [Double]) -> [Double] { ranges.flatMap { numbers[$0] } }
    let selected = select(base)
    return PenaltyPlane(
      squares: Kernels.columnFactors(
        selected.span, select(u).span, select(v).span, rows: selected.count, columns: 1,
        centered: false
      ).factors[0], share: strength / 2)
  }
}
