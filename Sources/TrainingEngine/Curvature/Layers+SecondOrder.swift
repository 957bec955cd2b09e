extension Linear {
  /// (x Wᵀ + b) by the product rule; W and b are linear in the directions.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = SecondOrderMatrix(rows: input.rows, columns: outputs)
    let weights = state.state.parameters.span.extracting(weight)
    let weightsA = state.a.span.extracting(weight)
    let weightsB = state.b.span.extracting(weight)
    let twiceA = state.a[weight].map { 2 * $0 }
    let twiceB = state.b[weight].map { 2 * $0 }

    func add(_ x: [Double], times w: Span<Double>, to result: inout [Double]) {
      Kernels.multiply(
        rows: input.rows, columns: outputs, inner: inputs, x.span, .plain, w, .transposed,
        into: &result, accumulating: true)
    }
    add(input.value, times: weights, to: &output.value)
    add(input.a, times: weights, to: &output.a)
    add(input.value, times: weightsA, to: &output.a)
    add(input.b, times: weights, to: &output.b)
    add(input.value, times: weightsB, to: &output.b)
    add(input.aa, times: weights, to: &output.aa)
    add(input.a, times: twiceA.span, to: &output.aa)
    add(input.ab, times: weights, to: &output.ab)
    add(input.a, times: weightsB, to: &output.ab)
    add(input.b, times: weightsA, to: &output.ab)
    add(input.bb, times: weights, to: &output.bb)
    add(input.b, times: twiceB.span, to: &output.bb)
    if !bias.isEmpty {
      Kernels.addRow(
        state.state.parameters.span.extracting(bias), toEachOf: input.rows, of: &output.value)
      Kernels.addRow(state.a.span.extracting(bias), toEachOf: input.rows, of: &output.a)
      Kernels.addRow(state.b.span.extracting(bias), toEachOf: input.rows, of: &output.b)
    }
    return output
  }
}

extension ActivationLayer {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = input
    for index in 0..<input.value.count {
      let x = input[index]
      switch activation {
      case .relu:
        if x.value <= 0 { output[index] = SecondOrder(0) }
      case .sigmoid:
        let y = ElementaryFunctions.sigmoid(x.value)
        let slope = y * (1 - y)
        output[index] = x.composed(value: y, first: slope, second: slope * (1 - 2 * y))
      case .tanh:
        let y = ElementaryFunctions.tanh(x.value)
        let slope = 1 - y * y
        output[index] = x.composed(value: y, first: slope, second: -2 * y * slope)
      }
    }
    return output
  }
}

extension BatchNormalization {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = input
    let rows = input.rows
    let share = 1 / Double(rows)
    for feature in 0..<inputs {
      var mean = SecondOrder(0)
      var variance = SecondOrder(0)
      switch statistics {
      case .batch:
        for row in 0..<rows { mean = mean + input[row, feature] }
        mean = mean * share
        for row in 0..<rows {
          let deviation = input[row, feature] - mean
          variance = variance + deviation * deviation
        }
        variance = variance * share
      case .running:
        let running = state.state.runningStatistics
        mean.value = running[runningMean.lowerBound + feature]
        variance.value = running[runningVariance.lowerBound + feature]
      }
      variance.value += epsilon
      let inverseDeviation = variance.inverseSquareRoot
      for row in 0..<rows {
        let normalized = (input[row, feature] - mean) * inverseDeviation
        output[row, feature] =
          isAffine
          ? normalized * state[parameter: scale.lowerBound + feature]
            + state[parameter: shift.lowerBound + feature]
          : normalized
      }
    }
    return output
  }
}
