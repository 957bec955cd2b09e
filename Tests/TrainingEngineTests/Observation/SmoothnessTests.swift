import Testing

@testable import TrainingEngine

/// The smoothness along the gradient where it has a closed form.
struct SmoothnessTests {
  private static let stepSizes = [0.0, 0.01, 0.1, 0.5, 3]

  /// L = ½ mean((w·x - y)²) is a quadratic with Hessian H = mean(x xᵀ): ∇L(w - ηg) = g - ηHg.
  private func regression(
    _ features: [[Double]], _ weights: [Double]
  ) throws -> (network: Network<Double>, data: DataSet) {
    var network = try Network<Double>(
      inputs: weights.count,
      layers: [
        LayerSpecification(
          name: "output", kind: .linear(outputs: 1, bias: false, initializer: .torch))
      ], seed: 1)
    network.state.parameters = weights
    let data = DataSet(
      features: Matrix(
        rows: features.count, columns: weights.count, elements: features.flatMap { $0 }),
      targets: .values(
        Matrix(rows: features.count, columns: 1, elements: features.map { _ in 0.0 })))
    return (network, data)
  }

  /// On an axis of the ellipse β is the curvature of that axis whatever the step, and the loss
  /// ½ h (1 - ηh)² w².
  @Test(arguments: [0, 1])
  func onAnAxisOfAnEllipseBetaIsItsCurvature(axis: Int) throws {
    // H = diag(2, 8).
    let features = [[2.0, 0], [-2.0, 0], [0, 4], [0, -4]]
    let curvature = axis == 0 ? 2.0 : 8.0
    let (network, data) = try regression(features, axis == 0 ? [3, 0] : [0, 3])
    let smoothness = try network.smoothness(
      of: .halfMeanSquaredError, on: data, statistics: .batch, stepSizes: Self.stepSizes)
    expectClose(smoothness.gradientNorm, 3 * curvature, "norm of the gradient")
    expectClose(try #require(smoothness.effectiveBeta), curvature, "effective β")
    let losses = Self.stepSizes.map { stepSize in
      let factor = 1 - stepSize * curvature
      return 0.5 * curvature * factor * factor * 9
    }
    for (point, loss) in zip(smoothness.points, losses) {
      expectClose(point.loss, loss, scale: 1, "loss at \(point.stepSize)")
      expectClose(
        point.gradientChange, point.stepSize * curvature * smoothness.gradientNorm, scale: 1,
        "change of the gradient at \(point.stepSize)")
      let sign: Double = point.stepSize * curvature < 1 ? 1 : -1
      if let cosine = point.cosine { expectClose(cosine, sign, "cosine at \(point.stepSize)") }
    }
    #expect(smoothness.points[0].changeOverDistance == nil)
    expectClose(smoothness.lossRange, losses.max()! - losses.min()!, "range of the loss")
    expectClose(
      smoothness.gradientChange, 3 * curvature * smoothness.gradientNorm, "largest change")
  }

  /// Between the axes ‖Hg‖/‖g‖ with g = Hw.
  @Test func betweenTheAxesBetaLiesBetweenTheCurvatures() throws {
    let (network, data) = try regression([[2.0, 0], [-2.0, 0], [0, 4], [0, -4]], [3, 1])
    let smoothness = try network.smoothness(
      of: .halfMeanSquaredError, on: data, statistics: .batch, stepSizes: [0.1, 1])
    let expected = (144.0 + 4096).squareRoot() / 10
    expectClose(try #require(smoothness.effectiveBeta), expected, "effective β")
  }

  @Test func atAMinimumNothingMoves() throws {
    let (network, data) = try regression([[2.0, 0], [0, 4]], [0, 0])
    let smoothness = try network.smoothness(
      of: .halfMeanSquaredError, on: data, statistics: .batch, stepSizes: Self.stepSizes)
    #expect(smoothness.lossRange == 0)
    #expect(smoothness.gradientChange == 0)
    #expect(smoothness.effectiveBeta == nil)
    #expect(smoothness.points.allSatisfy { $0.cosine == nil })
  }

  @Test func whatIsNotFiniteIsInfinite() throws {
    let (network, data) = try regression([[2.0, 0], [0, 4]], [1, 1])
    let smoothness = try network.smoothness(
      of: .halfMeanSquaredError, on: data, statistics: .batch, stepSizes: [0.1, 1e300])
    #expect(smoothness.lossRange == .infinity)
    #expect(smoothness.gradientChange == .infinity)
    #expect(smoothness.effectiveBeta == .infinity)
  }

  @Test func inSinglePrecisionItIsTheSameButForRounding() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let float = try model.trainer(of: Float.self)
    let double = try model.trainer()
    let (found, expected) = (
      float.smoothness(stepSizes: [0.1, 0.5]), double.smoothness(stepSizes: [0.1, 0.5])
    )
    for (point, reference) in zip(found.points, expected.points) {
      expectClose(point.loss, reference.loss, to: 1e-5, "loss at \(point.stepSize)")
      expectClose(
        point.gradientChange, reference.gradientChange, to: 1e-5, scale: expected.gradientNorm,
        "change of the gradient at \(point.stepSize)")
    }
  }
}
