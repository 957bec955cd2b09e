/// How a loss curves in all parameters that training may move, together: both ends of its Hessian's spectrum.
public struct NetworkCurvature: Equatable, Sendable {
  /// Rows and columns of the Hessian.
  public let parameters: Int
  /// λmin.
  public let smallest: Eigenvalue
  /// λmax.
  public let largest: Eigenvalue
  /// Products with the Hessian that were taken.
  public let products: Int

  /// An eigenvalue as far as it is known: that of a space that is smaller than the network's, so λmin is
  /// never below it, and λmax never above.
  public struct Eigenvalue: Equatable, Sendable {
    /// The eigenvalue.
    public let value: Double
    /// An eigenvalue of the Hessian is no farther from `value`.
    public let errorBound: Double

    /// An eigenvalue with its error bound, at least 0.
    public init(value: Double, errorBound: Double) {
      self.value = value
      self.errorBound = errorBound
    }
  }

  /// Both ends of a spectrum, from so many products with a Hessian of so many parameters.
  public init(parameters: Int, smallest: Eigenvalue, largest: Eigenvalue, products: Int) {
    self.parameters = parameters
    self.smallest = smallest
    self.largest = largest
    self.products = products
  }

  /// Whether the loss curves downwards in some direction, by more than λmin's error and what is rounding.
  public var isSaddle: Bool { smallest.value < -(smallest.errorBound + rounding) }

  /// Whether the loss curves upwards in some direction, downwards in none, and in one not at all: λmin with its
  /// error is no more than rounding.
  public var isValley: Bool {
    largest.value > 0 && abs(smallest.value) + smallest.errorBound <= rounding
  }

  /// Both ends of the spectrum, with 0 for λmin in a valley.
  public var valuesBeyondRounding: (smallest: Double, largest: Double) {
    (isValley ? 0 : smallest.value, largest.value)
  }

  /// κ = λmax/λmin; infinity in a valley. Nil unless λmin is above nought and known to a hundredth of itself.
  public var conditionNumber: Double? {
    guard !isValley else { return .infinity }
    guard smallest.value > max(100 * smallest.errorBound, rounding) else { return nil }
    return largest.value / smallest.value
  }

  /// The learning rate above which an optimizer diverges on the quadratic with this Hessian; nil for
  /// optimizers that have no such limit, and where nothing curves upwards.
  public func largestStableLearningRate(for optimizer: Optimizer) -> Double? {
    guard largest.value > 0 else { return nil }
    return optimizer.largestStableLearningRate(largestCurvature: largest.value)
  }

  /// The factor by which the distance from the minimum of the quadratic with this Hessian shrinks with
  /// every step of an optimizer; see `Optimizer.contraction`.
  public func contraction(by optimizer: Optimizer) -> Double? {
    optimizer.contraction(smallestCurvature: smallest.value, largestCurvature: largest.value)
  }

  /// So much of λmin may be rounding in the sums over the samples.
  private var rounding: Double { 1e-12 * max(abs(smallest.value), abs(largest.value)) }
}

extension Network {
  /// How an objective curves in all parameters that training may move, in double precision.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled, when the network has no parameters that learn, and where loss, gradient or
  ///   Hessian are not finite.
  public func curvature(
    of objective: Objective, by lanczos: Lanczos = Lanczos(),
    isCancelled: () -> Bool = { false }
  ) -> NetworkCurvature? {
    guard var hessian = LossHessian(of: objective, network: self, isCancelled: isCancelled) else {
      return nil
    }
    defer { hessian.giveBackRoom() }
    guard hessian.order > 0,
      let extremes = hessian.extremes(by: lanczos, isCancelled: isCancelled)
    else { return nil }
    func end(_ pairs: [Lanczos.Eigenpair]) -> NetworkCurvature.Eigenvalue {
      NetworkCurvature.Eigenvalue(value: pairs[0].value, errorBound: pairs[0].errorBound)
    }
    return NetworkCurvature(
      parameters: hessian.order, smallest: end(extremes.smallest), largest: end(extremes.largest),
      products: extremes.products)
  }
}
