extension Linear {
  /// x Wᵀ + b by the product rule; W and b are linear in the directions.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let weightDegree = state.degree(at: weight)
    let degree = max(input.degree.times(weightDegree), state.degree(at: bias))
    var output = SecondOrderMatrix(rows: input.rows, columns: outputs, degree: degree)
    Kernels.multiply(
      rows: input.degree.coefficients * input.rows, columns: outputs, inner: inputs,
      input.coefficients.span, .plain, state.state.parameters.span.extracting(weight), .transposed,
      into: &output.coefficients)

    func add(
      _ x: SecondOrderMatrix.Coefficient, times direction: [Double], factor: Double = 1,
      to result: SecondOrderMatrix.Coefficient
    ) {
      let slopes = direction[weight].map { factor * $0 }
      Kernels.multiply(
        rows: input.rows, columns: outputs, inner: inputs,
        input.coefficients.span.extracting(input.range(of: x)), .plain, slopes.span, .transposed,
        into: &output.coefficients, at: output.range(of: result).lowerBound, accumulating: true)
    }
    if weightDegree > .constant {
      add(.value, times: state.a, to: .a)
      add(.value, times: state.b, to: .b)
      if input.degree > .constant {
        add(.a, times: state.a, factor: 2, to: .aa)
        add(.a, times: state.b, to: .ab)
        add(.b, times: state.a, to: .ab)
        add(.b, times: state.b, factor: 2, to: .bb)
      }
    }
    addBias(of: state, to: &output)
    return output
  }

  private func addBias(of state: SecondOrderState, to output: inout SecondOrderMatrix) {
    guard !bias.isEmpty else { return }
    Kernels.addRow(
      state.state.parameters.span.extracting(bias), toEachOf: output.rows,
      of: &output.coefficients)
    guard state.degree(at: bias) > .constant else { return }
    for row in 0..<output.rows {
      for column in 0..<outputs {
        output[row, column].a += state.a[bias.lowerBound + column]
        output[row, column].b += state.b[bias.lowerBound + column]
      }
    }
  }
}

extension ActivationLayer {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let degree = isPiecewiseLinear || input.degree == .constant ? input.degree : .quadratic
    var output = SecondOrderMatrix(rows: input.rows, columns: input.columns, degree: degree)
    for index in 0..<input.count {
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
    let ownDegree = state.degree(at: parameterRange)
    let isCurved = statistics == .batch && input.degree > .constant
    var output = SecondOrderMatrix(
      rows: input.rows, columns: input.columns,
      degree: isCurved ? .quadratic : input.degree.times(ownDegree))
    let (means, inverseDeviations) = expandedStatistics(
      of: input, state: state, statistics: statistics)
    let scales = scale.map { state[parameter: $0] }
    let shifts = shift.map { state[parameter: $0] }
    for row in 0..<input.rows {
      for feature in 0..<inputs {
        let normalized = (input[row, feature] - means[feature]) * inverseDeviations[feature]
        output[row, feature] =
          isAffine ? normalized * scales[feature] + shifts[feature] : normalized
      }
    }
    return output
  }

  /// Mean and 1/√(variance + ε) of each feature.
  private func expandedStatistics(
    of input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> (means: [SecondOrder], inverseDeviations: [SecondOrder]) {
    var means: [SecondOrder]
    var variances: [SecondOrder]
    switch statistics {
    case .batch:
      means = Array(repeating: SecondOrder(0), count: inputs)
      variances = means
      let share = 1 / Double(input.rows)
      for row in 0..<input.rows {
        for feature in 0..<inputs { means[feature] = means[feature] + input[row, feature] }
      }
      for feature in 0..<inputs { means[feature] = means[feature] * share }
      for row in 0..<input.rows {
        for feature in 0..<inputs {
          let deviation = input[row, feature] - means[feature]
          variances[feature] = variances[feature] + deviation * deviation
        }
      }
      for feature in 0..<inputs { variances[feature] = variances[feature] * share }
    case .running:
      means = state.state.runningStatistics[runningMean].map { SecondOrder($0) }
      variances = state.state.runningStatistics[runningVariance].map { SecondOrder($0) }
    }
    return (means, variances.map { ($0 + SecondOrder(epsilon)).inverseSquareRoot })
  }
}
