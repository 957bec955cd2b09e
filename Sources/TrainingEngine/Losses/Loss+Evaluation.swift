extension Loss {
  /// The mean loss of some outputs, and in `residuals` the start of its gradient: probabilities, or
  /// predictions minus targets.
  ///
  /// - Parameters:
  ///   - outputs: At least `rows` times `columns`; the rest is not looked at.
  ///   - targets: At least `rows` of them, prepared for this loss.
  ///   - residuals: Room for at least `rows` times `columns` numbers.
  func mean(
    of outputs: Span<Double>, targets: Targets, rows: Int, columns: Int,
    residuals: inout [Double]
  ) -> Double {
    let count = rows * columns
    let outputs = outputs.extracting(0..<count)
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels, _)):
      return Kernels.softmaxCrossEntropy(
        outputs, classes: labels.span, rows: rows, columns: columns, probabilities: &residuals)
        / Double(rows)
    case (.binaryCrossEntropy, .values(let values)):
      return Kernels.binaryCrossEntropy(
        outputs, targets: values.elements.span.extracting(0..<count), probabilities: &residuals)
        / Double(count)
    case (.meanSquaredError, .values(let values)), (.halfMeanSquaredError, .values(let values)):
      let squares = Kernels.squaredErrors(
        outputs, targets: values.elements.span.extracting(0..<count), residuals: &residuals)
      return squares / Double(count) * (self == .halfMeanSquaredError ? 0.5 : 1)
    default:
      preconditionFailure("The targets do not fit the loss; prepare them first.")
    }
  }

  /// Turns what `mean` left into the gradient of the mean loss with respect to the outputs.
  func turnIntoGradient(
    _ residuals: inout [Double], targets: Targets, rows: Int, columns: Int
  ) {
    let count = rows * columns
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels, _)):
      for row in 0..<rows { residuals[row * columns + Int(labels[row])] -= 1 }
      Kernels.scale(&residuals, first: count, by: 1 / Double(rows))
    case (.binaryCrossEntropy, .values(let values)):
      for index in 0..<count { residuals[index] -= values.elements[index] }
      Kernels.scale(&residuals, first: count, by: 1 / Double(count))
    case (.meanSquaredError, _):
      Kernels.scale(&residuals, first: count, by: 2 / Double(count))
    case (.halfMeanSquaredError, _):
      Kernels.scale(&residuals, first: count, by: 1 / Double(count))
    default:
      preconditionFailure("The targets do not fit the loss; prepare them first.")
    }
  }
}
