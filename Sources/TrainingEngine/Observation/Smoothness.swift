/// How smooth a loss is along its gradient (Santurkar, Tsipras, Ilyas and Mądry, 2018, "How does batch
/// normalization help optimization?", figure 4): the loss L and its gradient at x - ηg for several step
/// sizes η, with g = ∇L(x). Parameters that are fixed stay, and count in no norm.
public struct Smoothness: Equatable, Sendable {
  /// L(x).
  public let loss: Double
  /// ‖g‖.
  public let gradientNorm: Double
  /// What was found at each step size, in the order given.
  public let points: [Point]

  /// One step along the gradient.
  public struct Point: Equatable, Sendable {
    /// η.
    public let stepSize: Double
    /// L(x - ηg).
    public let loss: Double
    /// ‖∇L(x - ηg) - g‖, Euclidean.
    public let gradientChange: Double
    /// The cosine of the angle between ∇L(x - ηg) and g: 1 where the gradient predicts itself, below 0
    /// where the step leads across the valley. Nil where either is nought.
    public let cosine: Double?
    /// ‖∇L(x - ηg) - g‖ / (η‖g‖): the curvature that the step meets. Nil where g is nought or η is.
    public let changeOverDistance: Double?
  }

  /// The largest loss over the step sizes minus the smallest; infinite where one is not finite.
  public var lossRange: Double {
    let losses = points.map(\.loss)
    guard losses.allSatisfy(\.isFinite) else { return .infinity }
    return (losses.max() ?? 0) - (losses.min() ?? 0)
  }

  /// The largest change of the gradient over the step sizes; infinite where one is not finite.
  public var gradientChange: Double {
    points.map(\.gradientChange).reduce(0) { $1.isFinite ? max($0, $1) : .infinity }
  }

  /// The effective β: the largest change of the gradient over the distance moved, a lower bound of the
  /// Lipschitz constant of the gradient. Infinite where one is not finite; nil where the gradient is
  /// nought, so that nothing moves.
  public var effectiveBeta: Double? {
    let slopes = points.compactMap(\.changeOverDistance)
    return slopes.isEmpty ? nil : slopes.reduce(0) { $1.isFinite ? max($0, $1) : .infinity }
  }
}

extension Network {
  /// Follows the gradient of an objective in a straight line and tells what the loss and its gradient do
  /// there. Nothing in the network changes.
  ///
  /// - Parameter stepSizes: η, each rounded to the scalar; the paper takes them around the learning rate.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func smoothness(of objective: Objective, stepSizes: [Double]) -> Smoothness {
    smoothness(
      of: objective.loss, on: objective.samples(for: self), statistics: objective.statistics,
      stepSizes: stepSizes)
  }

  func smoothness(
    of loss: Loss, on samples: Samples<Scalar>, statistics: Statistics, step: Int? = nil,
    stepSizes: [Double]
  ) -> Smoothness {
    var workspace = Workspace<Scalar>()
    var gradient = Array(repeating: Scalar(0), count: layout.count)
    let here = lossAndGradient(
      loss, on: samples, statistics: statistics, step: step, workspace: &workspace,
      gradient: &gradient)
    let fixed = layout.fixedPlaces
    gradient.clear(fixed)
    let size = Kernels.norm(gradient.span)
    var moved = self
    var turned = gradient
    let points = stepSizes.map { stepSize in
      moved.state.parameters = state.parameters
      Kernels.add(gradient.span, times: -stepSize, to: &moved.state.parameters)
      let there = moved.lossAndGradient(
        loss, on: samples, statistics: statistics, step: step, workspace: &workspace,
        gradient: &turned)
      turned.clear(fixed)
      let scale = size * Kernels.norm(turned.span)
      let product = Kernels.dot(turned.span, gradient.span)
      Kernels.add(gradient.span, times: -1, to: &turned)
      let (change, distance) = (Kernels.norm(turned.span), abs(stepSize) * size)
      return Smoothness.Point(
        stepSize: stepSize, loss: there, gradientChange: change,
        cosine: scale == 0 ? nil : product / scale,
        changeOverDistance: distance == 0 ? nil : change / distance)
    }
    return Smoothness(loss: here, gradientNorm: size, points: points)
  }
}
