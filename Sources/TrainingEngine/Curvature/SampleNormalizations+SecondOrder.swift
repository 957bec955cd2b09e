extension GroupNormalization {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = input.roomForNormalization(ownDegree: state.degree(at: parameterRange))
    let scales = scale.map { state[parameter: $0] }
    let shifts = shift.map { state[parameter: $0] }
    let share = 1 / Double(groupSize)
    for row in 0..<input.rows {
      for group in 0..<groups {
        let features = group * groupSize..<(group + 1) * groupSize
        var mean = SecondOrder(0)
        for feature in features { mean = mean + input[row, feature] }
        mean = mean * share
        var variance = SecondOrder(0)
        for feature in features {
          let deviation = input[row, feature] - mean
          variance = variance + deviation * deviation
        }
        let inverseDeviation = (variance * share + SecondOrder(epsilon)).inverseSquareRoot
        for feature in features {
          let normalized = (input[row, feature] - mean) * inverseDeviation
          output[row, feature] =
            isAffine ? normalized * scales[feature] + shifts[feature] : normalized
        }
      }
    }
    return output
  }
}

extension RMSNormalization {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = input.roomForNormalization(ownDegree: state.degree(at: parameterRange))
    let scales = scale.map { state[parameter: $0] }
    for row in 0..<input.rows {
      var sum = SecondOrder(0)
      for feature in 0..<inputs { sum = sum + input[row, feature] * input[row, feature] }
      let inverse = (sum * (1 / Double(inputs)) + SecondOrder(epsilon)).inverseSquareRoot
      for feature in 0..<inputs {
        let normalized = input[row, feature] * inverse
        output[row, feature] = isAffine ? normalized * scales[feature] : normalized
      }
    }
    return output
  }
}

extension SecondOrderMatrix {
  /// Room for what the normalization of each sample makes of this matrix: an input that moves at all
  /// comes out curved.
  fileprivate func roomForNormalization(ownDegree: Degree) -> SecondOrderMatrix {
    SecondOrderMatrix(
      rows: rows, columns: columns, degree: degree > .constant ? .quadratic : ownDegree)
  }
}
