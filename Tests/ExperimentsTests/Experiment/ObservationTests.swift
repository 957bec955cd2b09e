import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

@Suite("Looking into a run")
struct ObservationTests {
  @Test("leaves no trace in it", arguments: Precision.allCases)
  func noTrace(precision: Precision) throws {
    let side = try moons(precision: precision).sides[1]
    var observed = Timeline(of: side, learningRate: 0.1, steps: 20)
    var untouched = observed
    for step in 0..<20 {
      _ = side.observation(at: step, of: observed)
      observed.advance(by: 1)
      untouched.advance(by: 1)
    }
    #expect(observed.moments == untouched.moments)
    for step in 0...20 { #expect(observed.state(at: step) == untouched.state(at: step)) }
  }

  @Test("shows the gradient, the activations and the accuracy of the step")
  func content() throws {
    let side = try moons(precision: .double).sides[1]
    var timeline = Timeline(of: side, learningRate: 0.1, steps: 20)
    timeline.advance(by: 20)
    for step in [0, 7, 20] {
      let seen = side.observation(at: step, of: timeline)
      let moment = timeline.moments[step]
      #expect(seen.step == step)
      #expect(seen.smoothness.loss == moment.loss)
      #expect(seen.smoothness.gradientNorm == moment.gradientNorm)
      #expect(
        seen.smoothness.points.map(\.stepSize) == [0.25, 0.5, 1, 2, 4].map { $0 * 0.1 })
      #expect(seen.gradientNorms.map(\.name) == ["norm", "hidden", "output"])
      let squares = seen.gradientNorms.reduce(0) { $0 + $1.norm * $1.norm }
      #expect(abs(squares.squareRoot() - moment.gradientNorm) <= 1e-14 * moment.gradientNorm)
      #expect(seen.activations.map(\.layer) == ["norm", "hidden", "tanh 3", "output"])
      for layer in seen.activations {
        #expect(layer.histogram.counts.reduce(0, +) == layer.statistics.count)
        #expect(layer.histogram.range == layer.statistics.minimum...layer.statistics.maximum)
      }
      var network = side.network
      network.state = timeline.state(at: step)
      #expect(try seen.trainingAccuracy == network.accuracy(on: side.training, statistics: .batch))
      #expect(try seen.testAccuracy == network.accuracy(on: side.data.test!, statistics: .running))
    }
    // Behind batch normalization of 24 samples, scale 1 and shift 0.
    let first = side.observation(at: 0, of: timeline).activations[0].statistics
    #expect(abs(first.mean) < 1e-14 && abs(first.variance - 1) < 1e-4)
  }

  @Test("measures the smoothness at the very steps of the run", arguments: Precision.allCases)
  func smoothness(precision: Precision) throws {
    let side = try moons(precision: precision).sides[0]
    var timeline = Timeline(of: side, learningRate: 0.1, steps: 20)
    timeline.advance(by: 20)
    var runs = SmoothnessRuns()
    func measured(_ steps: Range<Int>, isCancelled: Bool = false) -> [Smoothness]? {
      runs.smoothness(
        at: steps, of: side, seed: 1, learningRate: 0.1, isCancelled: { isCancelled })
    }
    // In pieces, which go on from one another, and backwards.
    let run = try #require(measured(0..<7)) + #require(measured(7..<20))
    #expect(run.count == 20)
    for (moment, seen) in zip(timeline.moments, run) {
      #expect(moment.loss == seen.loss && moment.gradientNorm == seen.gradientNorm)
    }
    #expect(measured(3..<5) == Array(run[3..<5]))
    #expect(measured(0..<21, isCancelled: true) == nil)
    #expect(measured(0..<20, isCancelled: true) == run)
  }

  /// ½ mean((w·x - y)²) is a quadratic, on which the gradient changes by ηHg and β = ‖Hg‖/‖g‖ at any
  /// step size: between the eigenvalues of H, and after some steps at a rate above 2/(λ₁ + λ₂) the
  /// largest of them, for the steep direction is what is left.
  @Test("tells the curvature of a quadratic")
  func quadratic() throws {
    let experiment = try regression()
    let side = experiment.sides[0]
    let (low, high) = try side.planeCurvature(at: 0, of: nil).eigenvalues
    let rate = 1.9 / high
    var runs = SmoothnessRuns()
    let found = runs.smoothness(
      at: 0..<60, of: side, seed: 1, learningRate: rate, isCancelled: { false })
    let run = try #require(found)
    for seen in run {
      let beta = try #require(seen.effectiveBeta)
      #expect(beta >= low * (1 - 1e-9) && beta <= high * (1 + 1e-9))
      #expect(
        abs(seen.gradientChange - 4 * rate * beta * seen.gradientNorm)
          <= 1e-9 * seen.gradientChange)
    }
    #expect(abs(run[59].effectiveBeta! - high) < 1e-6 * high)
    func measured(_ quantity: Quantity, from first: Int?, _ steps: Int) -> Double? {
      let expectation = Expectation(
        quantity: quantity, side: "plain", learningRate: .same(.value(rate)), steps: steps,
        firstStep: first, atMost: 1)
      guard
        case .measured(let value)? = expectation.outcome(
          in: experiment, smoothnessRuns: &runs, isCancelled: { false })
      else { return nil }
      return value
    }
    #expect(measured(.effectiveBeta, from: 59, 60) == run[59].effectiveBeta)
    #expect(measured(.effectiveBeta, from: nil, 1) == run[0].effectiveBeta)
    #expect(measured(.lossRange, from: 3, 4) == run[3].lossRange)
    let changes = run[10..<15].map(\.gradientChange).sorted()
    #expect(measured(.gradientChange, from: 10, 15) == changes[2])
    let four = run[10..<14].map(\.gradientChange).sorted()
    #expect(measured(.gradientChange, from: 10, 14) == (four[1] + four[2]) / 2)
  }

  private func moons(precision: Precision) throws -> Experiment {
    try experiment(
      data: DataDescription(
        source: .moons(MoonsSource(samples: 32, noise: 0.1)), test: .every(4)),
      layers: [
        .normalization(NormalizationSlot(name: "norm")),
        .linear(LinearDescription(name: "hidden", outputs: 3)),
        .activation(.tanh),
        .linear(LinearDescription(name: "output", outputs: 1)),
      ], loss: .binaryCrossEntropy, x: "hidden.weight[0,0]", y: "hidden.weight[0,1]",
      batchSize: 8, precision: precision)
  }

  private func regression() throws -> Experiment {
    try experiment(
      data: DataDescription(
        source: .linearRegression(
          LinearRegressionSource(samples: 64, scales: [1, 2], coefficients: [1, 1], noise: 0.5))),
      layers: [
        .normalization(NormalizationSlot(name: "norm")),
        .linear(LinearDescription(name: "output", outputs: 1, bias: false)),
      ], loss: .halfMeanSquaredError, x: "output.weight[0,0]", y: "output.weight[0,1]",
      batchSize: nil, precision: nil)
  }

  private func experiment(
    data: DataDescription, layers: [LayerDescription], loss: Loss, x: String, y: String,
    batchSize: Int?, precision: Precision?
  ) throws -> Experiment {
    let scenario = Scenario(
      format: Scenario.format, id: "observed", title: "T", claim: "C", source: "S",
      verdict: .holds, finding: "F", seed: 1, data: data,
      model: ModelDescription(layers: layers, loss: loss), precision: precision,
      sides: [
        Side(id: "plain", title: "Plain", normalization: .none),
        Side(id: "normalized", title: "Normalized", normalization: .batch),
      ],
      plane: .parameters(NamedParameters(x: x, y: y)),
      viewport: ViewportDescription(x: -1...1, y: -1...1),
      training: TrainingDescription(
        steps: 20, learningRate: .same(.value(0.1)), batchSize: batchSize))
    return try Experiment(scenario)
  }
}
