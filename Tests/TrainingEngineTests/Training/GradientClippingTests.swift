import Foundation
import Testing

@testable import TrainingEngine

/// Clipping as PyTorch's `clip_grad_norm_` does it, and as Brock et al. write it, seen through plain
/// descent at rate 1, whose step is the clipped gradient.
struct GradientClippingTests {
  private static let model = TestNetwork(
    activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)

  /// The gradient of the first step, what it is after clipping, the trainer before the step, and the norm
  /// before clipping.
  private func clipped(
    by clipping: GradientClipping, penalty: Double = 0
  ) throws -> (gradient: [Double], step: [Double], trainer: Trainer<Double>, norm: Double) {
    let start = try Self.model.trainer(
      optimizer: .sgd(SGD(learningRate: 1, penalty: penalty)), clipping: clipping)
    var trainer = start
    trainer.advance()
    let step = zip(start.parameters, trainer.parameters).map { $0 - $1 }
    return (trainer.lastGradient, step, start, trainer.lastGradientNorm)
  }

  @Test(arguments: [0.01, 0.1, 100])
  func theNormIsAtMostTheMaximum(maximum: Double) throws {
    let (gradient, step, _, normBefore) = try clipped(by: .norm(maximum: maximum))
    let norm = sqrt(gradient.reduce(0) { $0 + $1 * $1 })
    #expect(norm > 0.1 && norm < 100)
    expectClose(step, gradient.map { $0 * min(1, maximum / (norm + 1e-6)) }, to: 1e-11, "step")
    expectClose(normBefore, norm, "norm before clipping")
  }

  @Test func thePenaltyIsNotClipped() throws {
    let (gradient, step, start, _) = try clipped(by: .norm(maximum: 0.1), penalty: 0.2)
    let norm = sqrt(gradient.reduce(0) { $0 + $1 * $1 })
    let expected = zip(gradient, start.parameters).map { $0 * 0.1 / (norm + 1e-6) + 0.2 * $1 }
    expectClose(step, expected, to: 1e-11, "step")
  }

  @Test(arguments: [false, true])
  func eachUnitIsClippedByItsOwnParameters(includesLastLayer: Bool) throws {
    let (gradient, step, start, _) = try clipped(
      by: .adaptive(
        AdaptiveGradientClipping(
          fraction: 0.03, epsilon: 1e-3, includesLastLayer: includesLastLayer)))
    var expected = gradient
    var clippedUnits = 0
    var units = 0
    let tensors = start.network.layout.tensors
    let last = try #require(tensors.last).name.split(separator: ".")[0]
    for tensor in tensors where includesLastLayer || !tensor.name.hasPrefix("\(last).") {
      let rows = tensor.shape.count == 1 ? 1 : tensor.shape[0]
      for row in 0..<rows {
        let length = tensor.range.count / rows
        let places = (0..<length).map { tensor.range.lowerBound + row * length + $0 }
        let size = sqrt(places.reduce(0) { $0 + gradient[$1] * gradient[$1] })
        let weight = sqrt(places.reduce(0) { $0 + start.parameters[$1] * start.parameters[$1] })
        let largest = 0.03 * max(weight, 1e-3)
        units += 1
        guard size > largest else { continue }
        clippedUnits += 1
        for place in places { expected[place] = gradient[place] * largest / size }
      }
    }
    // Both kinds of unit are there, or the test says little.
    #expect(clippedUnits > 0 && clippedUnits < units)
    expectClose(step, expected, to: 1e-11, "step")
  }

  @Test func parametersAtZeroMoveByEpsilon() throws {
    let network = try Network<Double>(
      inputs: 1,
      layers: .numbered([
        .linear(outputs: 1, bias: false, initializer: .values(weights: [0], bias: nil))
      ]), seed: 1)
    let data = DataSet(
      features: Matrix(rows: 1, columns: 1, elements: [1]),
      targets: .values(Matrix(rows: 1, columns: 1, elements: [5])))
    var trainer = try Trainer(
      network: network, loss: .halfMeanSquaredError, optimizer: .sgd(SGD(learningRate: 1)),
      clipping: .adaptive(
        AdaptiveGradientClipping(fraction: 0.5, epsilon: 0.01, includesLastLayer: true)),
      schedule: .full, data: data)
    trainer.advance()
    expectClose(trainer.parameters, [0.005], "weight")
  }
}
