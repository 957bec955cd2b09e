import Foundation
import Testing

@testable import TrainingEngine

/// Every optimizer against PyTorch's equations, written out for one parameter at a time with the C
/// library's powers and roots.
struct OptimizerEquationTests {
  @Test(arguments: OptimizerEquation.all)
  func everyStepFollowsTheEquation(equation: OptimizerEquation) throws {
    let model = TestNetwork(
      activation: .tanh, slot: .empty, loss: .softmaxCrossEntropy, statistics: .batch)
    var trainer = try model.trainer(optimizer: equation.optimizer)
    var first = Array(repeating: 0.0, count: trainer.parameters.count)
    var second = first
    for step in 1...20 {
      let before = trainer.parameters
      trainer.advance()
      let expected = before.indices.map { index in
        equation.step(
          before[index], trainer.lastGradient[index], step, &first[index], &second[index])
      }
      expectClose(trainer.parameters, expected, "parameters after step \(step)")
    }
  }

  @Test func learningRatesAndMemoriesAreTheRules() {
    for optimizer in OptimizerEquation.all.map(\.optimizer) {
      #expect(optimizer.learningRate == 0.02)
    }
    #expect(
      OptimizerEquation.all.map(\.optimizer.memoryPerParameter) == [0, 1, 1, 1, 1, 1, 2, 2, 2, 2])
  }

  @Test func onlyGradientDescentHasALargestStableLearningRate() {
    let rates = OptimizerEquation.all.map {
      $0.optimizer.largestStableLearningRate(largestCurvature: 10)
    }
    expectClose(rates[0]!, 2 / 10.3, "with penalty")
    expectClose(rates[1]!, 2 * 1.9 / 10.3, "with penalty and momentum")
    expectClose(rates[2]!, 2 * 1.9 / (2.8 * 10), "with look-ahead")
    #expect(rates[3...].allSatisfy { $0 == nil })
  }
}

/// An optimizer and what it should do to one parameter p with gradient g at step t, counted from 1,
/// with two numbers to remember.
struct OptimizerEquation: Sendable, CustomTestStringConvertible {
  let optimizer: Optimizer
  let step:
    @Sendable (_ p: Double, _ g: Double, _ t: Int, _ m: inout Double, _ s: inout Double) -> Double

  var testDescription: String { "\(optimizer)" }

  static let all: [OptimizerEquation] = [
    OptimizerEquation(optimizer: .sgd(SGD(learningRate: 0.02, penalty: 0.3))) { p, g, _, _, _ in
      p - 0.02 * (g + 0.3 * p)
    },
    OptimizerEquation(optimizer: .sgd(SGD(learningRate: 0.02, momentum: 0.9, penalty: 0.3))) {
      p, g, _, m, _ in
      m = 0.9 * m + (g + 0.3 * p)
      return p - 0.02 * m
    },
    OptimizerEquation(optimizer: .sgd(SGD(learningRate: 0.02, momentum: 0.9, isNesterov: true))) {
      p, g, _, m, _ in
      m = 0.9 * m + g
      return p - 0.02 * (g + 0.9 * m)
    },
    OptimizerEquation(optimizer: .adaGrad(AdaGrad(learningRate: 0.02))) { p, g, _, _, s in
      s += g * g
      return p - 0.02 * g / (sqrt(s) + 1e-10)
    },
    OptimizerEquation(optimizer: .adaGrad(AdaGrad(learningRate: 0.02, epsilon: 0.1, penalty: 0.3)))
    { p, g, _, _, s in
      let g = g + 0.3 * p
      s += g * g
      return p - 0.02 * g / (sqrt(s) + 0.1)
    },
    OptimizerEquation(optimizer: .rmsProp(RMSProp(learningRate: 0.02, penalty: 0.3))) {
      p, g, _, _, s in
      let g = g + 0.3 * p
      s = 0.99 * s + 0.01 * g * g
      return p - 0.02 * g / (sqrt(s) + 1e-8)
    },
    OptimizerEquation(optimizer: .adam(Adam(learningRate: 0.02))) { p, g, t, m, s in
      adamStep(p, g, t, &m, &s, 0.9, 0.999, 1e-8)
    },
    OptimizerEquation(
      optimizer: .adam(
        Adam(
          learningRate: 0.02, gradientDecay: 0.8, squareDecay: 0.95, epsilon: 0.01, penalty: 0.3))
    ) { p, g, t, m, s in
      adamStep(p, g + 0.3 * p, t, &m, &s, 0.8, 0.95, 0.01)
    },
    OptimizerEquation(optimizer: .adamW(AdamW(Adam(learningRate: 0.02)))) { p, g, t, m, s in
      adamStep(p - 0.02 * 0.01 * p, g, t, &m, &s, 0.9, 0.999, 1e-8)
    },
    OptimizerEquation(
      optimizer: .adamW(
        AdamW(
          Adam(
            learningRate: 0.02, gradientDecay: 0.8, squareDecay: 0.95, epsilon: 0.01, penalty: 7),
          weightDecay: 0.4))
    ) { p, g, t, m, s in
      adamStep(p - 0.02 * 0.4 * p, g, t, &m, &s, 0.8, 0.95, 0.01)
    },
  ]
}

private func adamStep(
  _ p: Double, _ g: Double, _ t: Int, _ m: inout Double, _ s: inout Double, _ first: Double,
  _ second: Double, _ epsilon: Double
) -> Double {
  m = first * m + (1 - first) * g
  s = second * s + (1 - second) * g * g
  let mean = m / (1 - pow(first, Double(t)))
  let square = s / (1 - pow(second, Double(t)))
  return p - 0.02 * mean / (sqrt(square) + epsilon)
}

extension Trainer {
  var parameters: [Scalar] { network.state.parameters }
}
