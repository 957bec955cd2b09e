extension Loss.Kind {
  /// The mean loss of outputs that change along two directions.
  func mean(of outputs: SecondOrderMatrix, targets: SampleTargets<Double>) -> SecondOrder {
    var sum = SecondOrder(0)
    var terms = outputs.rows
    switch (self, targets) {
    case (.softmaxCrossEntropy, .labels(let labels)):
      for row in 0..<outputs.rows {
        sum = sum + outputs.softmaxCrossEntropy(row: row, label: Int(labels[row]))
      }
    case (.binaryCrossEntropy, .values(let values)):
      for row in 0..<outputs.rows {
        let logit = outputs[row, 0]
        let z = logit.value
        let probability = ElementaryFunctions.sigmoid(z)
        let softplus = logit.composed(
          value: max(z, 0) + ElementaryFunctions.logOnePlus(ElementaryFunctions.exp(-abs(z))),
          first: probability, second: probability * ElementaryFunctions.sigmoid(-z))
        sum = sum + (softplus - logit * values[row])
      }
    case (.meanSquaredError, .values(let values)), (.halfMeanSquaredError, .values(let values)):
      terms = values.count
      for index in 0..<terms {
        var residual = outputs[index]
        residual.value -= values[index]
        sum = sum + residual * residual
      }
      if self == .halfMeanSquaredError { sum = sum * 0.5 }
    default:
      preconditionFailure("The targets do not fit the loss.")
    }
    return sum * (1 / Double(terms))
  }
}

extension SecondOrderMatrix {
  /// -ln softmax of a row, at the column of its class.
  ///
  /// The largest entry is taken off first, with its derivatives: no power overflows, and where it
  /// outweighs the others its own curvature does not drown in rounding.
  fileprivate func softmaxCrossEntropy(row: Int, label: Int) -> SecondOrder {
    var largest = self[row, 0]
    for column in 1..<columns where self[row, column].value > largest.value {
      largest = self[row, column]
    }
    var powers = SecondOrder(0)
    for column in 0..<columns { powers = powers + (self[row, column] - largest).exponential }
    return powers.logarithm - (self[row, label] - largest)
  }
}
