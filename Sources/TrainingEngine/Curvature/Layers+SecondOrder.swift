extension Linear {
  /// x Wᵀ + b by the product rule; W and b are linear in the directions.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let parameters = [state.state.parameters, state.a, state.b]
    return input.timesTransposed(
      parameters.map { $0[weight] }, plus: parameters.map { Array($0[bias]) },
      columns: outputs, degree: state.degree(at: weight), rowDegree: state.degree(at: bias),
      isCancelled: state.isCancelled)
  }
}

extension SecondOrderMatrix {
  /// X Wᵀ + b, with b added to each row.
  ///
  /// - Parameters:
  ///   - weights: W, row by row, and its derivatives along the two directions.
  ///   - row: b and its derivatives; empty without.
  ///   - columns: Rows of W.
  ///   - weightDegree: Of which degree W is, linear at most; its derivatives do not count where it is
  ///     constant.
  ///   - rowDegree: The same of b.
  ///   - isCancelled: Asked before every block of rows. Once it says yes, the product stays unfinished.
  func timesTransposed(
    _ weights: [ArraySlice<Double>], plus row: [[Double]], columns outputs: Int,
    degree weightDegree: Degree, rowDegree: Degree, isCancelled: () -> Bool
  ) -> SecondOrderMatrix {
    let (weight, constants) = (weights[0], row[0])
    var output = SecondOrderMatrix(
      rows: rows, columns: outputs, degree: max(degree.times(weightDegree), rowDegree),
      isCancelled: isCancelled)
    guard !isCancelled() else { return output }
    let block = min(RowBlocks.rows(ofWork: columns * outputs), RowBlocks.rows(ofColumns: columns))
    func multiply(
      _ first: Int, _ count: Int, doubled: Bool = false, times weight: ArraySlice<Double>,
      to place: Int, accumulating: Bool
    ) {
      for start in stride(from: 0, to: count, by: block) where !isCancelled() {
        let chosen = min(block, count - start)
        let places = first + start * columns..<first + (start + chosen) * columns
        // The rows, which are fewer numbers than the weights.
        let twice = doubled ? coefficients[places].map { 2 * $0 } : []
        Kernels.multiply(
          rows: chosen, columns: outputs, inner: columns,
          doubled ? twice.span : coefficients.span.extracting(places), .plain, weight.span,
          .transposed, into: &output.coefficients, at: place + start * outputs,
          accumulating: accumulating)
      }
    }
    multiply(0, degree.coefficients * rows, times: weight, to: 0, accumulating: false)

    func add(
      _ x: Coefficient, times slopes: ArraySlice<Double>, doubled: Bool = false,
      to result: Coefficient
    ) {
      multiply(
        range(of: x).lowerBound, rows, doubled: doubled, times: slopes,
        to: output.range(of: result).lowerBound, accumulating: true)
    }
    if weightDegree > .constant {
      add(.value, times: weights[1], to: .a)
      add(.value, times: weights[2], to: .b)
      if degree > .constant {
        add(.a, times: weights[1], doubled: true, to: .aa)
        add(.a, times: weights[2], to: .ab)
        add(.b, times: weights[1], to: .ab)
        add(.b, times: weights[2], doubled: true, to: .bb)
      }
    }
    guard !constants.isEmpty, !isCancelled() else { return output }
    Kernels.addRow(constants.span, toEachOf: rows, of: &output.coefficients)
    guard rowDegree > .constant else { return output }
    for index in 0..<rows {
      for column in 0..<outputs {
        output[index, column].a += row[1][column]
        output[index, column].b += row[2][column]
      }
    }
    return output
  }
}

extension ActivationLayer {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let degree = isPiecewiseLinear || input.degree == .constant ? input.degree : .quadratic
    var output = SecondOrderMatrix(
      rows: input.rows, columns: input.columns, degree: degree, isCancelled: state.isCancelled)
    for index in 0..<input.count {
      if index.isMultiple(of: 8192), state.isCancelled() { break }
      let x = input[index]
      switch activation {
      case .relu:
        // NaN passes, as in the plain forward computation.
        if !(x.value <= 0) { output[index] = x }
      case .leakyReLU(let slope):
        output[index] = x.value <= 0 ? x * slope : x
      case .identity:
        output[index] = x
      case .sigmoid, .tanh, .gelu, .silu:
        let f = activation.expansion(at: x.value)
        output[index] = x.composed(value: f.value, first: f.first, second: f.second)
      }
    }
    return output
  }

  /// Whether the second derivative is nought wherever there is one.
  var isPiecewiseLinear: Bool {
    switch activation {
    case .relu, .leakyReLU, .identity: true
    case .sigmoid, .tanh, .gelu, .silu: false
    }
  }
}

extension Activation {
  /// A curved activation at x, with its first and second derivative.
  func expansion(at x: Double) -> (value: Double, first: Double, second: Double) {
    switch self {
    case .sigmoid:
      let y = ElementaryFunctions.sigmoid(x)
      let slope = y * (1 - y)
      return (y, slope, slope * (1 - 2 * y))
    case .tanh:
      let y = ElementaryFunctions.tanh(x)
      let slope = 1 - y * y
      return (y, slope, -2 * y * slope)
    case .gelu:
      // φ' = -x φ, so the second derivative is 2 φ + x φ'.
      let below = ElementaryFunctions.normalDistribution(x)
      let density = ElementaryFunctions.normalDensity(x)
      return (x * below, below + x * density, density * (2 - x * x))
    case .silu:
      // σ' = σ (1 - σ), so the second derivative is 2 σ' + x σ' (1 - 2 σ).
      let y = ElementaryFunctions.sigmoid(x)
      let slope = y * (1 - y)
      return (x * y, y + x * slope, slope * (2 + x * (1 - 2 * y)))
    case .relu, .leakyReLU, .identity:
      preconditionFailure("An activation of straight pieces has no expansion where they meet.")
    }
  }
}

extension BatchNormalization {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let input = input.reshaped(rows: input.rows * pixels, columns: channels)
    let ownDegree = state.degree(at: parameterRange)
    let isCurved = statistics.followTheBatch && input.degree > .constant
    var output = SecondOrderMatrix(
      rows: input.rows, columns: input.columns,
      degree: isCurved ? .quadratic : input.degree.times(ownDegree),
      isCancelled: state.isCancelled)
    let (means, inverseDeviations) = expandedStatistics(
      of: input, state: state, statistics: statistics)
    let scales = scale.map { state[parameter: $0] }
    let shifts = shift.map { state[parameter: $0] }
    for row in 0..<input.rows where !state.isCancelled() {
      for channel in 0..<channels {
        let normalized = (input[row, channel] - means[channel]) * inverseDeviations[channel]
        output[row, channel] =
          isAffine ? normalized * scales[channel] + shifts[channel] : normalized
      }
    }
    return state.isCancelled()
      ? output : output.reshaped(rows: output.rows / pixels, columns: outputs)
  }

  /// Mean and 1/√(variance + ε) of each feature or channel.
  private func expandedStatistics(
    of input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> (means: [SecondOrder], inverseDeviations: [SecondOrder]) {
    var means: [SecondOrder]
    var variances: [SecondOrder]
    switch statistics {
    case .batch:
      means = Array(repeating: SecondOrder(0), count: channels)
      variances = means
      let share = 1 / Double(input.rows)
      for row in 0..<input.rows where !state.isCancelled() {
        for channel in 0..<channels { means[channel] = means[channel] + input[row, channel] }
      }
      for channel in 0..<channels { means[channel] = means[channel] * share }
      for row in 0..<input.rows where !state.isCancelled() {
        for channel in 0..<channels {
          let deviation = input[row, channel] - means[channel]
          variances[channel] = variances[channel] + deviation * deviation
        }
      }
      for channel in 0..<channels { variances[channel] = variances[channel] * share }
    case .running:
      means = state.state.runningStatistics[runningMean].map { SecondOrder($0) }
      variances = state.state.runningStatistics[runningVariance].map { SecondOrder($0) }
    case .frozen(let frozen):
      means = frozen.values[runningMean].map { SecondOrder($0) }
      variances = frozen.values[runningVariance].map { SecondOrder($0) }
    }
    return (means, variances.map { ($0 + SecondOrder(epsilon)).inverseSquareRoot })
  }
}
