extension Loss {
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
    let count = rows * columns
    let outputs = outputs.extracting(0..<count)
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels)):
      return Kernels.softmaxCrossEntropy(
        outputs, classes: labels.span, rows: rows, columns: columns, probabilities: &residuals)
        / Double(rows)
    case (.binaryCrossEntropy, .values(let values)):
      return Kernels.binaryCrossEntropy(
        outputs, targets: values.span.extracting(0..<count), probabilities: &residuals)
        / Double(count)
    case (.meanSquaredError, .values(let values)), (.halfMeanSquaredError, .values(let values)):
      let squares = Kernels.squaredErrors(
        outputs, targets: values.span.extracting(0..<count), residuals: &residuals)
      return squares / Double(count) * (self == .halfMeanSquaredError ? 0.5 : 1)
    default:
      preconditionFailure("The targets do not fit the loss.")
    }
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
