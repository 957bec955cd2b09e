/// How the weights and the bias of a linear layer or a convolution begin.
///
/// Inputs and outputs are the numbers that lead to one output and that one input leads to: for a
/// convolution its channels times the pixels of its window.
///
/// Every weight layer draws from streams of its own (see `RandomStream`): layer k, counted from 0 over
/// the weight layers, takes its weights from stream 1000 + 2k and its bias from 1001 + 2k.
public enum Initializer: Equatable, Sendable {
  /// PyTorch's default for both: weights and bias uniform on ±1/√inputs.
  case torch
  /// Weights normal with variance 2/inputs, bias 0 (He et al. 2015).
  case he
  /// Weights normal with variance 1/inputs, bias 0 (LeCun et al. 1998).
  case lecun
  /// Weights uniform on ±√(6/(inputs + outputs)), bias 0 (Glorot and Bengio 2010).
  case xavier
  /// Weights of which the rows, or the columns where those are fewer, are orthogonal and as long as
  /// `gain`, bias 0 (Saxe, McClelland and Ganguli 2014).
  case orthogonal(gain: Double)
  /// Weights normal with a standard deviation, bias 0.
  case normal(standardDeviation: Double)
  /// The weights as given, row by row (one row an output), bias 0 or as given.
  case values(weights: [Double], bias: [Double]?)
}

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
