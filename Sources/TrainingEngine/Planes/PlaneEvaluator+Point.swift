// What the coefficients of a program are at a point.
extension PlaneEvaluator {
  mutating func move(to point: PlanePoint<Scalar>, _ exact: (x: Double, y: Double)) {
    for (index, product) in program.products.enumerated() {
      if let reach = product.sparseReach {
        // Where a weight is infinite, zero times it is not a number.
        skipsZeros[index] = reach.staysFinite(at: point)
      }
      if product.weights.move {
        product.weights.write(0..<product.weights.base.count, at: point, into: &weights[index])
      }
      if product.bias.move {
        product.bias.write(0..<product.bias.base.count, at: point, into: &biases[index])
      }
    }
    for index in program.normalizations.indices { moveNormalization(index, to: point, exact) }
    guard program.runsLayers else { return }
    for places in plane.movingPlaces {
      for place in places {
        state.parameters[place] =
          Scalar(plane.base[place])
          + (point.x * Scalar(plane.directions.x[place])
            + point.y * Scalar(plane.directions.y[place]))
      }
    }
  }

  /// Finds the coefficients of a normalization as far as they do not depend on a batch.
  private mutating func moveNormalization(
    _ index: Int, to point: PlanePoint<Scalar>, _ exact: (x: Double, y: Double)
  ) {
    let normalization = program.normalizations[index]
    for column in 0..<normalization.columns {
      let scale = normalization.scale?.number(column, at: point) ?? 1
      if let shift = normalization.shift {
        combinations[index].shifts[column] = shift.number(column, at: point)
      }
      switch normalization.statistics {
      case .batch:
        // Until the batch is known.
        combinations[index].scales[column] = scale
      case .affine(let squares, let rows):
        let variance = squares[column](exact.x, exact.y) / Double(rows)
        let factor = scale * Scalar(1 / (variance + normalization.epsilon).squareRoot())
        combinations[index].scales[column] = factor
      case .constant(let means, let inverseDeviations):
        combinations[index].means[column] = means[column]
        combinations[index].scales[column] = scale * inverseDeviations[column]
      }
    }
  }

  /// Does what a stretch needs of all rows of the one before.
  mutating func prepare(_ index: Int) {
    if index > 0 { swap(&previous, &result) }
    switch program.stretches[index].source {
    case .affine, .constant: break
    case .normalized(let normalization): findStatistics(normalization)
    case .layer(let position):
      let batch = exchange(&previous, with: [])
      run(layer: position, batch.span, rows: rows)
      previous = batch
    }
  }

  /// Finds the coefficients of a normalization from the blocks of rows of the stretch before.
  private mutating func findStatistics(_ index: Int) {
    let normalization = program.normalizations[index]
    let (means, variances) = ColumnStatistics.meansAndVariances(of: blockStatistics)
    blockStatistics.removeAll(keepingCapacity: true)
    combinations[index].means = means
    let epsilon = Scalar(normalization.epsilon)
    for column in 0..<normalization.columns {
      combinations[index].scales[column] *= 1 / (variances[column] + epsilon).squareRoot()
    }
  }
}
