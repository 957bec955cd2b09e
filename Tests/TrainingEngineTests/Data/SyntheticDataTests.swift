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

  @Test func circlesHaveTheirRadii() {
    let data = DataSet.circles(samples: 60, noise: 0, ratio: 0.3, scales: [2, 5], seed: 3)
    let radii = (0..<60).map { row in
      let (x, y) = (data.features[row, 0] / 2, data.features[row, 1] / 5)
      return (x * x + y * y).squareRoot()
    }
    expectClose(radii, data.targets.numbers.map { $0 == 0 ? 1 : 0.3 }, "radii")
    // The first uniform number of stream 0 is the first angle.
    var stream = RandomStream(seed: 3, stream: 0)
    expectClose(
      data.features[0, 0], 2 * ElementaryFunctions.cosTurns(stream.uniform()), "first point")
  }

  @Test(arguments: [0.5, 1, 2.75])
  func spiralsTurnByTheirRadius(turns: Double) {
    let data = DataSet.spirals(samples: 60, noise: 0, turns: turns, scales: [1, 1], seed: 3)
    for row in 0..<60 {
      let sign = data.targets.numbers[row] == 0 ? 1.0 : -1
      let (x, y) = (sign * data.features[row, 0], sign * data.features[row, 1])
      let radius = (x * x + y * y).squareRoot()
      #expect(radius < 1)
      let angle = turns * radius
      let fraction = angle - angle.rounded(.down)
      expectClose(
        [x, y],
        [
          radius * ElementaryFunctions.cosTurns(fraction),
          radius * ElementaryFunctions.sinTurns(fraction),
        ], to: 1e-13, scale: 1, "point of radius \(radius)")
    }
    // √u has the mean 2/3 and the variance 1/18.
    let many = DataSet.spirals(samples: 5000, noise: 0, turns: turns, scales: [1, 1], seed: 4)
    let mean =
      (0..<5000).reduce(0.0) { sum, row in
        let (x, y) = (many.features[row, 0], many.features[row, 1])
        return sum + (x * x + y * y).squareRoot()
      } / 5000
    #expect(abs(mean - 2.0 / 3) < 5 * (1 / 18.0 / 5000).squareRoot())
  }

  /// The numbers are Python's, of the formula with `math.sin` and of the generator as `Golden/rng.json`
  /// defines it.
  @Test func catsAreThoseOfTheFormula() {
    let black = DataSet.cats(samples: 6, range: -3.1 ... -0.1, scales: [1, 1], seed: 5)
    let expected = [
      -0.1604758962695665, -1.2445437619470472, -2.782393263443965, 1.558498007760745,
      -0.5084105116313968, -1.301189754876503, -0.7658838994694981, 0.22818356476805246,
      -2.428402972717868, -0.15412934284275642, -0.10628094183825842, 0.13131548178034594,
    ]
    expectClose(black.features.elements, expected, to: 1e-14, "black cats")
    #expect(black.targets == .labels([0, 1, 0, 1, 0, 1], classes: 2))
    let colored = DataSet.cats(samples: 6, range: 0.1...3.1, scales: [2, 3], seed: 5, stream: 1)
    let others = [
      1.3837669344724415, -1.176720275785826, 3.3756943646933673, 4.1709979731090305,
      2.739025112990375, -0.16810755939285382, 3.940945868208531, 2.8229005989214024,
      2.317489433900735, -0.815256506897806, 0.6001040633356745, 4.481406224728339,
    ]
    expectClose(colored.features.elements, others, to: 1e-14, "coloured cats")
    #expect(colored.targets == black.targets)
  }

  /// Samples of another stream are of the same kind, but not the same.
  @Test func streamChangesTheSamplesAndNothingElse() {
    let make: [(UInt64) -> DataSet] = [
      {
        .linearRegression(
          samples: 400, scales: [1, 10], means: [5, 0], correlation: 0.5, coefficients: [1, 1],
          noise: 0.5, seed: 1, stream: $0)
      },
      { .blobs(samples: 400, offset: [2, 2], scales: [1, 1], seed: 1, stream: $0) },
      { .moons(samples: 400, noise: 0.1, scales: [1, 1], seed: 1, stream: $0) },
      { .circles(samples: 400, noise: 0.1, ratio: 0.5, scales: [1, 1], seed: 1, stream: $0) },
      { .spirals(samples: 400, noise: 0.1, turns: 1, scales: [1, 1], seed: 1, stream: $0) },
      { .exclusiveOr(samples: 400, noise: 0.1, scales: [1, 1], seed: 1, stream: $0) },
      { .cats(samples: 400, range: 0...1, scales: [1, 1], seed: 1, stream: $0) },
    ]
    for made in make {
      let (first, second) = (made(0), made(1))
      #expect(Set(first.features.elements).isDisjoint(with: second.features.elements))
      if case .labels = first.targets { #expect(first.targets == second.targets) }
      let means = (first.features.columnMeans(), second.features.columnMeans())
      let deviations = ColumnTransform.standardizing(first.features).scales.map { 1 / $0 }
      for column in deviations.indices {
        let error = deviations[column] / 400.squareRoot()
        #expect(abs(means.0[column] - means.1[column]) < 5 * error)
      }
    }
  }

  @Test func exclusiveOrLabelsTheCornersAcross() {
    let data = DataSet.exclusiveOr(samples: 40, noise: 0, scales: [1, 3], seed: 3)
    #expect(data.features.elements.prefix(8) == [1, 3, -1, 3, -1, -3, 1, -3])
    for row in 0..<40 {
      let agree = data.features[row, 0] * data.features[row, 1] > 0
      #expect(data.targets.numbers[row] == (agree ? 0 : 1))
    }
  }

  /// All three draw their noise after the rest, row by row.
  @Test func noiseIsAddedToThePointsWithout() {
    let make: [(Int, (Double) -> DataSet)] = [
      (21, { .circles(samples: 21, noise: $0, ratio: 0.5, scales: [2, 3], seed: 8) }),
      (21, { .spirals(samples: 21, noise: $0, turns: 1.5, scales: [2, 3], seed: 8) }),
      (0, { .exclusiveOr(samples: 21, noise: $0, scales: [2, 3], seed: 8) }),
    ]
    for (drawnBefore, made) in make {
      var stream = RandomStream(seed: 8, stream: 0)
      _ = stream.uniform(drawnBefore, from: 0, to: 1)
      let errors = stream.normal(42)
      let (quiet, noisy) = (made(0).features.elements, made(0.25).features.elements)
      expectClose(
        noisy, quiet.indices.map { quiet[$0] + 0.25 * errors[$0] * ($0 % 2 == 0 ? 2 : 3) },
        scale: 1, "noisy points")
    }
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
