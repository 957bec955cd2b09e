// Where a set has a stream, it is the one among those of the seed from which all is drawn: 0, or
// another for samples that are to be of the same kind but not the same.

extension DataSet {
  /// Linear regression on normal features.
  ///
  /// With z normal (columns centred), z₂ correlated with z₁ by ρ as ρ z₁ + √(1-ρ²) z₂:
  /// x = scales·z + means, y = Σ coefficients·z + noise·ε, centred. Draws z row by row, then ε. Traps
  /// when the lists are not equally long.
  public static func linearRegression(
    samples: Int, scales: [Double], means: [Double], correlation: Double, coefficients: [Double],
    noise: Double, seed: UInt64, stream: UInt64 = 0
  ) -> DataSet {
    precondition(
      scales.count == coefficients.count && means.count == scales.count,
      "Every feature needs a scale, a mean and a coefficient.")
    let dimensions = scales.count
    var random = RandomStream(seed: seed, stream: stream)
    let drawn = Matrix(
      rows: samples, columns: dimensions, elements: random.normal(samples * dimensions))
    let errors = random.normal(samples)
    var z = ColumnTransform.centering(drawn).applied(to: drawn)
    var features = z
    var targets = Array(repeating: 0.0, count: samples)
    let complement = (1 - correlation * correlation).squareRoot()
    for row in 0..<samples {
      if dimensions > 1 { z[row, 1] = correlation * z[row, 0] + complement * z[row, 1] }
      for column in 0..<dimensions {
        features[row, column] = scales[column] * z[row, column] + means[column]
        targets[row] += coefficients[column] * z[row, column]
      }
      targets[row] += noise * errors[row]
    }
    let target = Matrix(rows: samples, columns: 1, elements: targets)
    return DataSet(
      features: features, targets: .values(ColumnTransform.centering(target).applied(to: target)))
  }

  /// Two normal clouds of unit variance: label 1 (the even samples) around `offset`, label 0 around
  /// its negative; then each feature times its scale. Draws row by row. Traps when the lists are not
  /// equally long.
  public static func blobs(
    samples: Int, offset: [Double], scales: [Double], seed: UInt64, stream: UInt64 = 0
  ) -> DataSet {
    precondition(offset.count == scales.count, "Every feature needs an offset and a scale.")
    var random = RandomStream(seed: seed, stream: stream)
    var features = Matrix(
      rows: samples, columns: offset.count, elements: random.normal(samples * offset.count))
    let labels = (0..<samples).map { Int32($0.isMultiple(of: 2) ? 1 : 0) }
    for row in 0..<samples {
      for column in 0..<offset.count {
        let center = labels[row] == 1 ? offset[column] : -offset[column]
        features[row, column] = (features[row, column] + center) * scales[column]
      }
    }
    return DataSet(features: features, targets: .labels(labels, classes: 2))
  }

  /// Two interleaved half circles of radius 1: label 0 (the even samples) at (cos t, sin t), label 1
  /// at (1 - cos t, ½ - sin t), t uniform on [0, π), plus normal noise; then each feature times its
  /// scale. Draws all t, then the noise row by row. Traps unless there are two scales.
  public static func moons(
    samples: Int, noise: Double, scales: [Double] = [1, 1], seed: UInt64,
    stream: UInt64 = 0
  ) -> DataSet {
    precondition(scales.count == 2, "Moons have two features.")
    var random = RandomStream(seed: seed, stream: stream)
    // Angles in turns: half a turn is π.
    let angles = random.uniform(samples, from: 0, to: 0.5)
    let errors = random.normal(2 * samples)
    let labels = (0..<samples).map { Int32($0 % 2) }
    var features = Matrix(
      rows: samples, columns: 2, elements: Array(repeating: 0, count: 2 * samples))
    for row in 0..<samples {
      let cosine = ElementaryFunctions.cosTurns(angles[row])
      let sine = ElementaryFunctions.sinTurns(angles[row])
      let (x, y) = labels[row] == 0 ? (cosine, sine) : (1 - cosine, 0.5 - sine)
      features[row, 0] = (x + noise * errors[2 * row]) * scales[0]
      features[row, 1] = (y + noise * errors[2 * row + 1]) * scales[1]
    }
    return DataSet(features: features, targets: .labels(labels, classes: 2))
  }
}
