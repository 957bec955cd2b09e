import Testing

@testable import TrainingEngine

/// Made data against the data that the reference runs were fed.
struct SyntheticDataTests {
  @Test func linearRegressionIsThatOfTheReference() {
    let data = DataSet.linearRegression(
      samples: 256, scales: [1, 10], means: [0, 0], correlation: 0, coefficients: [1, 1],
      noise: 0.5, seed: 1)
    expectClose(data.features.elements, Reference.linear["X"].numbers, "features")
    expectClose(data.targets.numbers, Reference.linear["y"].numbers, "targets")
  }

  @Test func moonsAreThoseOfTheReference() {
    let data = DataSet.moons(samples: 64, noise: 0.15, scales: [1, 1], seed: 1)
    expectClose(data.features.elements, Reference.classification["X"].numbers, "features")
    #expect(data.targets.numbers == Reference.classification["y"].numbers)
  }

  @Test func blobsAreThoseOfTheReference() {
    let logistic = Reference.classification["logistic"]
    let data = DataSet.blobs(samples: 256, offset: [0.8, 0.8], scales: [1, 10], seed: 1)
    expectClose(data.features.elements, logistic["X"].numbers, "features")
    #expect(data.targets.numbers == logistic["y"].numbers)
  }

  @Test(arguments: [0.0, 0.5, -0.95])
  func linearRegressionHasTheCorrelationAskedFor(correlation: Double) {
    let samples = 40_000
    let data = DataSet.linearRegression(
      samples: samples, scales: [2, 0.1], means: [5, -3], correlation: correlation,
      coefficients: [1, 1], noise: 0, seed: 11)
    let transform = ColumnTransform.standardizing(data.features)
    let standard = transform.applied(to: data.features)
    var product = 0.0
    for row in 0..<samples { product += standard[row, 0] * standard[row, 1] / Double(samples) }
    // Five standard errors of a correlation.
    #expect(abs(product - correlation) < 5 / Double(samples).squareRoot())
    expectClose(transform.shifts, [5, -3], "means")
    expectClose(transform.scales, [0.5, 10], to: 5 / Double(samples).squareRoot(), "scales")
  }

  @Test func noiselessTargetsAreTheCentredCombinationOfTheStandardFeatures() {
    let data = DataSet.linearRegression(
      samples: 50, scales: [4, 0.25], means: [7, 9], correlation: 0.6, coefficients: [3, -2],
      noise: 0, seed: 2)
    let combined = (0..<50).map { row in
      3 * (data.features[row, 0] - 7) / 4 - 2 * (data.features[row, 1] - 9) / 0.25
    }
    let mean = combined.reduce(0, +) / 50
    expectClose(data.targets.numbers, combined.map { $0 - mean }, "targets")
  }
}

extension Targets {
  /// The targets as numbers: labels too.
  var numbers: [Double] {
    switch self {
    case .values(let matrix): matrix.elements
    case .labels(let labels, _): labels.map(Double.init)
    }
  }
}
