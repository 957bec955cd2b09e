extension Loss {
  /// The mean loss of some outputs, and with `residuals` the start of its gradient: probabilities
  /// minus targets, or predictions minus targets, not yet over the number of samples.
  func evaluate(
    _ outputs: Span<Double>, targets: Targets, rows: Int, columns: Int, residuals: inout [Double]
  ) -> Double {
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels, _)):
      return Kernels.softmaxCrossEntropy(
        outputs, classes: labels.span, rows: rows, columns: columns, probabilities: &residuals)
        / Double(rows)
    case (.binaryCrossEntropy, .values(let values)):
      return Kernels.binaryCrossEntropy(
        outputs, targets: values.elements.span, probabilities: &residuals) / Double(rows)
    case (.meanSquaredError, .values(let values)):
      return Kernels.squaredErrors(
        outputs, targets: values.elements.span, residuals: &residuals) / Double(rows * columns)
    case (.halfMeanSquaredError, .values(let values)):
      return 0.5
        * (Kernels.squaredErrors(
          outputs, targets: values.elements.span, residuals: &residuals) / Double(rows * columns))
    default:
      preconditionFailure("The targets do not fit the loss; prepare them first.")
    }
  }

  /// Turns what `evaluate` left into the gradient of the mean loss with respect to the outputs.
  func finishGradient(_ residuals: inout [Double], targets: Targets, rows: Int, columns: Int) {
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels, _)):
      for row in 0..<rows { residuals[row * columns + Int(labels[row])] -= 1 }
      Kernels.scale(&residuals, by: 1 / Double(rows))
    case (.binaryCrossEntropy, .values(let values)):
      for row in 0..<rows { residuals[row] -= values.elements[row] }
      Kernels.scale(&residuals, by: 1 / Double(rows))
    case (.meanSquaredError, _):
      Kernels.scale(&residuals, by: 2 / Double(rows * columns))
    default:
      Kernels.scale(&residuals, by: 1 / Double(rows * columns))
    }
  }
}
