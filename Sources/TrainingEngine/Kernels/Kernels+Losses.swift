extension Kernels {
  /// The cross-entropy of a softmax, summed over rows, and the softmax itself.
  ///
  /// The largest logit of a row is subtracted first, so that no exponential overflows. A row with
  /// a NaN or an infinite logit gives NaN.
  ///
  /// - Parameters:
  ///   - logits: `rows` x `columns`, at least one column.
  ///   - classes: The column of each row's true class.
  ///   - probabilities: Receives exp(z) / Σ exp(z), row by row.
  /// - Returns: The sum over rows of -log p[class].
  static func softmaxCrossEntropy<Scalar: NetworkScalar>(
    _ logits: Span<Scalar>, classes: Span<Int32>, rows: Int, columns: Int,
    probabilities: inout [Scalar]
  ) -> Double {
    precondition(columns > 0 || rows == 0, "A row of no logits has no softmax.")
    precondition(logits.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(classes.count >= rows, "A row has no class.")
    precondition(probabilities.count >= rows * columns, "The output is smaller than its shape.")
    for row in 0..<rows {
      precondition(classes[row] >= 0 && classes[row] < columns, "A class has no column.")
    }
    let (address, classesAddress) = (logits.address, classes.address)
    return probabilities.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).softmaxCrossEntropy(
        address, classesAddress, rows, columns, $0.baseAddress)
    }
  }

  /// The binary cross-entropy of logits z and targets t in [0, 1], summed, and the sigmoid of z.
  ///
  /// - Returns: Σ max(z, 0) - z t + log(1 + exp(-|z|)).
  static func binaryCrossEntropy<Scalar: NetworkScalar>(
    _ logits: Span<Scalar>, targets: Span<Scalar>, probabilities: inout [Scalar]
  ) -> Double {
    precondition(logits.count == targets.count, "Logits and targets differ in number.")
    precondition(probabilities.count >= logits.count, "The output is shorter than the input.")
    let (address, targetsAddress, count) = (logits.address, targets.address, logits.count)
    return probabilities.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).binaryCrossEntropy(address, targetsAddress, count, $0.baseAddress)
    }
  }

  /// The residuals, prediction minus target, and the sum of their squares.
  static func squaredErrors<Scalar: NetworkScalar>(
    _ predictions: Span<Scalar>, targets: Span<Scalar>, residuals: inout [Scalar]
  ) -> Double {
    precondition(
      predictions.count == targets.count, "Predictions and targets differ in number.")
    precondition(residuals.count >= targets.count, "The output is shorter than the input.")
    let (address, targetsAddress, count) = (predictions.address, targets.address, targets.count)
    return residuals.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).squaredErrors(address, targetsAddress, count, $0.baseAddress)
    }
  }
}
