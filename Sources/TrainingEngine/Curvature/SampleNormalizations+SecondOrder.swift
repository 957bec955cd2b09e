extension GroupNormalization {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = input.roomForNormalization(in: state, ownDegree: state.degree(at: parameterRange))
    let scales = scale.map { state[parameter: $0] }
    let shifts = shift.map { state[parameter: $0] }
    let share = 1 / Double(groupSize)
    for row in 0..<input.rows where !state.isCancelled() {
      for group in 0..<groups {
        let width = channels / groups
        let places = (0..<pixels).flatMap { pixel in
          (0..<width).map { pixel * channels + group * width + $0 }
        }
        var mean = SecondOrder(0)
        for place in places { mean = mean + input[row, place] }
        mean = mean * share
        var variance = SecondOrder(0)
        for place in places {
          let deviation = input[row, place] - mean
          variance = variance + deviation * deviation
        }
        let inverseDeviation = (variance * share + SecondOrder(epsilon)).inverseSquareRoot
        for place in places {
          let normalized = (input[row, place] - mean) * inverseDeviation
          let channel = place % channels
          output[row, place] =
            isAffine ? normalized * scales[channel] + shifts[channel] : normalized
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
    var output = input.roomForNormalization(in: state, ownDegree: state.degree(at: parameterRange))
    let scales = scale.map { state[parameter: $0] }
    for row in 0..<input.rows where !state.isCancelled() {
      var sum = SecondOrder(0)
      for place in 0..<inputs { sum = sum + input[row, place] * input[row, place] }
      let inverse = (sum * (1 / Double(inputs)) + SecondOrder(epsilon)).inverseSquareRoot
      for place in 0..<inputs {
        let normalized = input[row, place] * inverse
        output[row, place] = isAffine ? normalized * scales[place % channels] : normalized
      }
    }
    return output
  }
}

extension SecondOrderMatrix {
  /// Room for what the normalization of each sample makes of this matrix: an input that moves at all
  /// comes out curved.
  fileprivate func roomForNormalization(
    in state: SecondOrderState, ownDegree: Degree
  ) -> SecondOrderMatrix {
    SecondOrderMatrix(
      rows: rows, columns: columns, degree: degree > .constant ? .quadratic : ownDegree,
      isCancelled: state.isCancelled)
  }
}
