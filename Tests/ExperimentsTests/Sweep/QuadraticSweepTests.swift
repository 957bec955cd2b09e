import Testing
import TrainingEngine

@testable import Experiments

/// Gradient descent on a quadratic has a closed form: along the i-th eigenvector of the Hessian the
/// distance to the minimum is multiplied by 1 - ηλᵢ in each step, so that after t steps the loss is
/// L* + ½ Σ λᵢ cᵢ² (1 - ηλᵢ)^2t.
@Suite("A sweep over the learning rates of a quadratic")
struct QuadraticSweepTests {
  private static let steps = 2200
  /// From a tenth of the largest stable rate without normalization to beyond that with it.
  private static let rates = [0.0019, 0.005, 0.01, 0.0155, 0.0192, 0.05, 0.19, 0.9, 1.6, 1.85, 2.1]

  private func sweep() throws -> SweepResult {
    try SweepPlan(
      Sweep(over: .learningRate(Self.rates), steps: Self.steps), of: SweepFixture.ellipse()
    ).finished()
  }

  @Test("converges when the closed form does, on both sides")
  func steps() throws {
    let result = try sweep()
    let data = try Experiment(SweepFixture.ellipse()).sides[0].training
    for (side, features) in [data.features, data.features.standardized(epsilon: 1e-5)].enumerated()
    {
      let quadratic = Quadratic(features: features, targets: try #require(data.numbers))
      for (rate, outcome) in zip(Self.rates, result.all(of: side)) {
        let expected = quadratic.stepsToConverge(at: rate, from: (-2, 2), within: Self.steps)
        #expect(outcome.stepsToConverge == expected, "side \(side), rate \(rate)")
        #expect(outcome.learningRate == rate)
      }
    }
    // Both answers occur on both sides, so neither comes from runs that are all alike.
    for side in 0..<2 {
      #expect(Set(result.all(of: side).map { $0.stepsToConverge == nil }) == [true, false])
    }
  }

  @Test("reaches the loss of the closed form")
  func losses() throws {
    let data = try Experiment(SweepFixture.ellipse()).sides[0].training
    let quadratic = Quadratic(features: data.features, targets: try #require(data.numbers))
    for (rate, outcome) in zip(Self.rates, try sweep().all(of: 0)) where rate < 0.0196 {
      let expected = quadratic.loss(after: Self.steps, at: rate, from: (-2, 2))
      #expect(abs(outcome.finalLoss / expected - 1) < 1e-9)
      #expect(!outcome.endsAboveStart && outcome.divergence == nil)
    }
  }

  /// PyTorch in float64 needs these numbers of steps on the same samples.
  @Test("takes as many steps as PyTorch")
  func reference() throws {
    let result = try SweepPlan(
      Sweep(over: .learningRate([0.01]), steps: 450), of: SweepFixture.ellipse()
    ).finished()
    #expect(result.outcomes.map { $0[0]?.stepsToConverge } == [419, 399])
  }

  @Test("ends above its start beyond the largest stable rate, and diverges further up")
  func limit() throws {
    let file = try SweepFixture.ellipse()
    let side = try Experiment(file).sides[0]
    let largest = side.learningRate(by: .ofLargestStable(1), steps: 1)
    let result = try SweepPlan(
      Sweep(over: .learningRate([0.98 * largest, 1.02 * largest, 3 * largest]), steps: 400),
      of: file
    ).finished().all(of: 0)
    #expect(result.map(\.endsAboveStart) == [false, true, true])
    #expect(result.map { $0.divergence != nil } == [false, false, true])
    // |1 - ηλ| is 5 there: 2·log 5 a step, from a loss of about 10² to one beyond 10³⁰⁸.
    let step = try #require(result[2].divergence)
    #expect((215...223).contains(step))
    #expect(result[2].finalLoss == .infinity)
  }
}

/// The mean squared error of a linear model with two weights, halved, as a quadratic about its minimum.
private struct Quadratic {
  let minimum: (x: Double, y: Double)
  let smallest: Double
  let eigenvalues: (Double, Double)
  /// Of unit length, of the first eigenvalue; the other is at right angles.
  let axis: (x: Double, y: Double)

  init(features: Matrix, targets: [Double]) {
    let count = Double(features.rows)
    var (xx, xy, yy, xt, yt, tt) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (row, target) in targets.enumerated() {
      let (x, y) = (features[row, 0], features[row, 1])
      (xx, xy, yy) = (xx + x * x / count, xy + x * y / count, yy + y * y / count)
      (xt, yt, tt) = (
        xt + x * target / count, yt + y * target / count, tt + target * target / count
      )
    }
    let determinant = xx * yy - xy * xy
    minimum = ((yy * xt - xy * yt) / determinant, (xx * yt - xy * xt) / determinant)
    smallest = 0.5 * (tt - minimum.x * xt - minimum.y * yt)
    let (mean, half) = ((xx + yy) / 2, (xx - yy) / 2)
    let radius = (half * half + xy * xy).squareRoot()
    eigenvalues = (mean + radius, mean - radius)
    let (x, y) = half > 0 ? (half + radius, xy) : (xy, radius - half)
    let length = (x * x + y * y).squareRoot()
    axis = (x / length, y / length)
  }

  func loss(after steps: Int, at rate: Double, from start: (x: Double, y: Double)) -> Double {
    let (x, y) = (start.x - minimum.x, start.y - minimum.y)
    let along = (x * axis.x + y * axis.y, y * axis.x - x * axis.y)
    func part(_ eigenvalue: Double, _ distance: Double) -> Double {
      var factor = 1.0
      for _ in 0..<steps { factor *= 1 - rate * eigenvalue }
      return 0.5 * eigenvalue * distance * distance * factor * factor
    }
    return smallest + part(eigenvalues.0, along.0) + part(eigenvalues.1, along.1)
  }

  func stepsToConverge(
    at rate: Double, from start: (x: Double, y: Double), within steps: Int
  ) -> Int? {
    (0...steps).first { loss(after: $0, at: rate, from: start) <= 1.01 * smallest }
  }
}

extension Matrix {
  /// Each column minus its mean, over √(variance + ε): batch normalization of the whole batch.
  fileprivate func standardized(epsilon: Double) -> Matrix {
    var result = self
    for column in 0..<columns {
      let values = (0..<rows).map { self[$0, column] }
      let mean = values.reduce(0, +) / Double(rows)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows)
      for row in 0..<rows {
        result[row, column] = (values[row] - mean) / (variance + epsilon).squareRoot()
      }
    }
    return result
  }
}

extension DataSet {
  fileprivate var numbers: [Double]? {
    if case .values(let values) = targets { values.elements } else { nil }
  }
}
