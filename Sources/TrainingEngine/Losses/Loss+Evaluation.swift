extension Loss.Kind {
  /// The mean loss of some outputs, and in `residuals` the start of its gradient: probabilities, or
  /// predictions minus targets.
  ///
  /// - Parameters:
  ///   - outputs: At least `rows` times `columns`; the rest is not looked at.
  ///   - targets: At least `rows` of them, in this loss's form.
  ///   - residuals: Room for at least `rows` times `columns` numbers.
  func mean<Scalar>(
    of outputs: Span<Scalar>, targets: SampleTargets<Scalar>, rows: Int, columns: Int,
    residuals: inout [Scalar]
  ) -> Double {
    mean(
      ofSum: sum(
        of: outputs.extracting(0..<rows * columns), targets: targets, rows: 0..<rows,
        columns: columns, residuals: &residuals), rows: rows, columns: columns)
  }

  /// The mean loss, given the sum over all terms.
  func mean(ofSum sum: Double, rows: Int, columns: Int) -> Double {
    switch self {
    case .softmaxCrossEntropy: sum / Double(rows)
    case .binaryCrossEntropy, .meanSquaredError: sum / Double(rows * columns)
    case .halfMeanSquaredError: sum / Double(rows * columns) * 0.5
    }
  }

  /// The sum of the losses of some samples.
  ///
  /// - Parameters:
  ///   - outputs: Of these samples alone.
  ///   - targets: Of all samples.
  ///   - rows: Which samples.
  ///   - residuals: As for `mean`.
  func sum<Scalar>(
    of outputs: Span<Scalar>, targets: SampleTargets<Scalar>, rows: Range<Int>, columns: Int,
    residuals: inout [Scalar]
  ) -> Double {
    let places = rows.lowerBound * columns..<rows.upperBound * columns
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels)):
      return Kernels.softmaxCrossEntropy(
        outputs, classes: labels.span.extracting(rows), rows: rows.count, columns: columns,
        probabilities: &residuals)
    case (.binaryCrossEntropy, .values(let values)):
      return Kernels.binaryCrossEntropy(
        outputs, targets: values.span.extracting(places), probabilities: &residuals)
    case (.meanSquaredError, .values(let values)), (.halfMeanSquaredError, .values(let values)):
      return Kernels.squaredErrors(
        outputs, targets: values.span.extracting(places), residuals: &residuals)
    default:
      preconditionFailure("The targets do not fit the loss.")
    }
  }

  /// The sum of the losses of some samples, and nothing besides.
  ///
  /// - Parameter room: As large as the outputs; what it holds afterwards has no meaning.
  func sum<Scalar>(
    of outputs: Span<Scalar>, targets: SampleTargets<Scalar>, rows: Range<Int>, columns: Int,
    room: inout [Scalar]
  ) -> Double {
    if case (.binaryCrossEntropy, .values(let values)) = (self, targets) {
      let places = rows.lowerBound * columns..<rows.upperBound * columns
      return Kernels.binaryCrossEntropySum(outputs, targets: values.span.extracting(places))
    }
    return sum(of: outputs, targets: targets, rows: rows, columns: columns, residuals: &room)
  }

  /// Turns what `mean` left into the gradient of the mean loss with respect to the outputs.
  func turnIntoGradient<Scalar>(
    _ residuals: inout [Scalar], targets: SampleTargets<Scalar>, rows: Int, columns: Int
  ) {
    let count = rows * columns
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels)):
      for row in 0..<rows { residuals[row * columns + Int(labels[row])] -= 1 }
      Kernels.scale(&residuals, first: count, by: 1 / Double(rows))
    case (.binaryCrossEntropy, .values(let values)):
      for index in 0..<count { residuals[index] -= values[index] }
      Kernels.scale(&residuals, first: count, by: 1 / Double(count))
    case (.meanSquaredError, _):
      Kernels.scale(&residuals, first: count, by: 2 / Double(count))
    case (.halfMeanSquaredError, _):
      Kernels.scale(&residuals, first: count, by: 1 / Double(count))
    default:
      preconditionFailure("The targets do not fit the loss.")
    }
  }
}
