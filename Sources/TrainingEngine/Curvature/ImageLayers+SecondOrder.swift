/// These layers are linear in their input, or pick from it, so the coefficients of all samples pass like
/// that many samples more.
extension Convolution {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let positions = input.rows * geometry.positions
    var patches = SecondOrderMatrix(
      rows: positions, columns: geometry.patch, degree: input.degree)
    Kernels.gatherPatches(
      input.coefficients.span, samples: input.degree.coefficients * input.rows, geometry,
      into: &patches.coefficients)
    let parameters = [state.state.parameters, state.a, state.b]
    let weights = parameters.map { numbers in
      var ordered = Array(repeating: 0.0, count: weight.count)
      inOrderOfPatches(numbers.span.extracting(weight), into: &ordered)
      return ordered[...]
    }
    let output = patches.timesTransposed(
      weights, plus: parameters.map { Array($0[bias]) }, columns: channels,
      degree: state.degree(at: weight), rowDegree: state.degree(at: bias),
      isCancelled: state.isCancelled)
    return state.isCancelled() ? output : output.reshaped(rows: input.rows, columns: outputs)
  }
}

extension MaxPooling {
  /// The pixel that is largest stays so nearby, but where two are equally large.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var maxima = Array(repeating: 0.0, count: input.rows * outputs)
    var pixels = Array(repeating: Int32(0), count: maxima.count)
    Kernels.maximumPool(
      input.coefficients.span, samples: input.rows, geometry, into: &maxima, pixels: &pixels)
    let channels = geometry.input.channels
    var output = SecondOrderMatrix(rows: input.rows, columns: outputs, degree: input.degree)
    for row in 0..<input.rows where !state.isCancelled() {
      for column in 0..<outputs {
        let pixel = Int(pixels[row * outputs + column])
        output[row, column] = input[row, pixel * channels + column % channels]
      }
    }
    return output
  }
}

extension AveragePooling {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = SecondOrderMatrix(rows: input.rows, columns: outputs, degree: input.degree)
    Kernels.averagePool(
      input.coefficients.span, samples: input.degree.coefficients * input.rows, geometry,
      into: &output.coefficients)
    return output
  }
}

extension Flatten {
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    var output = input
    Kernels.transposeEach(
      input.coefficients.span, count: input.degree.coefficients * input.rows, rows: pixels,
      columns: channels, into: &output.coefficients)
    return output
  }
}
