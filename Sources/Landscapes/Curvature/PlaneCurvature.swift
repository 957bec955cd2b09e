import TrainingEngine

/// The loss at a point of a plane to second order: its value, slope and curvature.
public struct PlaneCurvature: Equatable, Sendable {
  /// Infinite or not a number where it is.
  public let loss: Double
  /// ∂L/∂x and ∂L/∂y.
  public let gradient: PlaneCoordinates
  /// ∂²L/∂x².
  public let xx: Double
  /// ∂²L/∂x∂y.
  public let xy: Double
  /// ∂²L/∂y².
  public let yy: Double
  /// The smallest and the largest eigenvalue of the Hessian, λmin and λmax.
  public let eigenvalues: (smallest: Double, largest: Double)

  /// - Parameter hessian: ∂²L/∂x², ∂²L/∂x∂y and ∂²L/∂y².
  public init(
    loss: Double, gradient: PlaneCoordinates, hessian: (xx: Double, xy: Double, yy: Double)
  ) {
    self.loss = loss
    self.gradient = gradient
    (xx, xy, yy) = hessian
    eigenvalues = Self.eigenvalues(of: hessian)
  }

  /// The curvature along the two directions of a plane.
  public init(_ curvature: DirectionalCurvature) {
    self.init(
      loss: curvature.loss,
      gradient: PlaneCoordinates(x: curvature.gradient.0, y: curvature.gradient.1),
      hessian: (curvature.hessian.aa, curvature.hessian.ab, curvature.hessian.bb))
  }

  /// The same curvature by coordinates of another unit: of a plane whose directions are both as long as
  /// `unit` in parameter space, per length there.
  public func measured(inUnitsOf unit: Double) -> PlaneCurvature {
    let square = unit * unit
    return PlaneCurvature(
      loss: loss, gradient: PlaneCoordinates(x: gradient.x / unit, y: gradient.y / unit),
      hessian: (xx / square, xy / square, yy / square))
  }

  /// Whether the loss and all derivatives are finite.
  public var isFinite: Bool {
    loss.isFinite && gradient.x.isFinite && gradient.y.isFinite && xx.isFinite && xy.isFinite
      && yy.isFinite
  }

  /// Compares loss, gradient and Hessian, of which the eigenvalues are made.
  public static func == (left: Self, right: Self) -> Bool {
    left.loss == right.loss && left.gradient == right.gradient
      && (left.xx, left.xy, left.yy) == (right.xx, right.xy, right.yy)
  }
}

extension PlaneCurvature {
  /// What the loss looks like around the point, apart from its slope.
  public enum Shape: String, Sendable {
    /// It curves upwards in every direction; level sets are ellipses.
    case bowl
    /// It curves upwards in one direction and not at all in the other, to within rounding.
    case valley
    /// It curves upwards in one direction and downwards in the other.
    case saddle
    /// It curves downwards, or downwards in one direction and not at all in the other.
    case dome
    /// It does not curve.
    case flat
    /// A second derivative is infinite or not a number.
    case undefined
  }

  /// The eigenvalues, with 0 for one that is at most 1e-12 of the other: so much of it is rounding in the sums
  /// over the samples.
  public var eigenvaluesBeyondRounding: (smallest: Double, largest: Double) {
    let (smallest, largest) = eigenvalues
    let largestMagnitude = max(abs(smallest), abs(largest))
    guard largestMagnitude.isFinite else { return (smallest, largest) }
    let negligible = 1e-12 * largestMagnitude
    return (
      abs(smallest) <= negligible ? 0 : smallest, abs(largest) <= negligible ? 0 : largest
    )
  }

  /// Signs of the eigenvalues beyond rounding.
  public var shape: Shape {
    let (smallest, largest) = eigenvaluesBeyondRounding
    guard smallest.isFinite, largest.isFinite else { return .undefined }
    return switch (smallest, largest) {
    case (0, 0): .flat
    case (_, ...0): .dome
    case (..<0, _): .saddle
    case (0, _): .valley
    default: .bowl
    }
  }

  /// κ = λmax/λmin of a bowl; infinity in a valley; nil for everything else, which has no ellipse.
  public var conditionNumber: Double? {
    switch shape {
    case .bowl: eigenvalues.largest / eigenvalues.smallest
    case .valley: .infinity
    case .saddle, .dome, .flat, .undefined: nil
    }
  }

  /// Length over width of the ellipses of equal loss, √κ; nil where κ is.
  public var axisRatio: Double? { conditionNumber.map { $0.squareRoot() } }

  /// 2/λmax: the learning rate above which plain gradient descent on this quadratic diverges; nil
  /// where nothing curves upwards, so that nothing limits it.
  public var largestStableLearningRate: Double? {
    largestStableLearningRate(for: .sgd(SGD(learningRate: 0)))
  }

  /// The learning rate above which an optimizer diverges on this quadratic, momentum and penalty
  /// included; nil for optimizers that have no such limit.
  public func largestStableLearningRate(for optimizer: Optimizer) -> Double? {
    let largest = eigenvaluesBeyondRounding.largest
    guard largest > 0, largest.isFinite else { return nil }
    return optimizer.largestStableLearningRate(largestCurvature: largest)
  }

  /// The factor by which the distance from the minimum of this quadratic shrinks with every step of an
  /// optimizer, in the long run; see `Optimizer.contraction`. Not below 1 unless this is a bowl. Nil
  /// for optimizers that shrink no distance by a factor, and where the curvature is not finite.
  public func contraction(by optimizer: Optimizer) -> Double? {
    optimizer.contraction(
      smallestCurvature: eigenvalues.smallest, largestCurvature: eigenvalues.largest)
  }
}
