extension Initializer {
  /// Initial weights, row by row, and initial biases, one an output if the layer has any.
  ///
  /// - Parameters:
  ///   - area: How many weights lead from each input to each output: the pixels of a convolution's
  ///     window. As many times more numbers come in and go out (PyTorch's fan in and fan out).
  ///   - layer: The layer's name, for what is thrown.
  ///   - weightLayer: How many layers before it have weights.
  func draw(
    outputs: Int, inputs: Int, area: Int = 1, bias: Bool, layer: String, seed: UInt64,
    weightLayer: UInt64
  ) throws(NetworkError) -> (weights: [Double], biases: [Double]) {
    let count = outputs * inputs * area
    let zeros = Array(repeating: 0.0, count: bias ? outputs : 0)
    var weights = RandomStream(seed: seed, stream: 1000 + 2 * weightLayer)
    let (fanIn, fanOut) = (Double(inputs * area), Double(outputs * area))
    switch self {
    case .torch:
      let bound = 1 / fanIn.squareRoot()
      var biases = RandomStream(seed: seed, stream: 1001 + 2 * weightLayer)
      return (
        weights.uniform(count, from: -bound, to: bound),
        biases.uniform(zeros.count, from: -bound, to: bound)
      )
    case .he:
      let deviation = (2 / fanIn).squareRoot()
      return (weights.normal(count).map { $0 * deviation }, zeros)
    case .lecun:
      let deviation = (1 / fanIn).squareRoot()
      return (weights.normal(count).map { $0 * deviation }, zeros)
    case .orthogonal(let gain):
      let orthonormal = Self.orthonormal(
        rows: outputs, columns: inputs * area, drawnFrom: &weights)
      return (orthonormal.map { $0 * gain }, zeros)
    case .xavier:
      let bound = (6 / (fanIn + fanOut)).squareRoot()
      return (weights.uniform(count, from: -bound, to: bound), zeros)
    case .normal(let deviation):
      return (weights.normal(count).map { $0 * deviation }, zeros)
    case .values(let given, let givenBiases):
      guard given.count == count else {
        throw .wrongNumberOfValues(layer: layer, found: given.count, expected: count)
      }
      let biases = givenBiases ?? zeros
      guard biases.count == zeros.count else {
        throw .wrongNumberOfValues(layer: layer, found: biases.count, expected: zeros.count)
      }
      return (given, biases)
    }
  }
}
