extension Initializer {
  /// Initial weights, row by row, followed by the initial bias if the layer has one.
  func draw(
    for layer: Linear, named name: String, seed: UInt64, weightLayer: UInt64
  ) throws(NetworkError) -> [Double] {
    let count = layer.weight.count
    let zeros = Array(repeating: 0.0, count: layer.bias.count)
    var weights = RandomStream(seed: seed, stream: 1000 + 2 * weightLayer)
    let inputs = Double(layer.inputs)
    switch self {
    case .torch:
      let bound = 1 / inputs.squareRoot()
      var biases = RandomStream(seed: seed, stream: 1001 + 2 * weightLayer)
      return weights.uniform(count, from: -bound, to: bound)
        + biases.uniform(layer.bias.count, from: -bound, to: bound)
    case .he:
      let deviation = (2 / inputs).squareRoot()
      return weights.normal(count).map { $0 * deviation } + zeros
    case .lecun:
      let deviation = (1 / inputs).squareRoot()
      return weights.normal(count).map { $0 * deviation } + zeros
    case .orthogonal(let gain):
      let orthonormal = Self.orthonormal(
        rows: layer.outputs, columns: layer.inputs, drawnFrom: &weights)
      return orthonormal.map { $0 * gain } + zeros
    case .xavier:
      let bound = (6 / (inputs + Double(layer.outputs))).squareRoot()
      return weights.uniform(count, from: -bound, to: bound) + zeros
    case .normal(let deviation):
      return weights.normal(count).map { $0 * deviation } + zeros
    case .values(let given, let bias):
      guard given.count == count else {
        throw .wrongNumberOfValues(layer: name, found: given.count, expected: count)
      }
      let initialBias = bias ?? zeros
      guard initialBias.count == zeros.count else {
        throw .wrongNumberOfValues(layer: name, found: initialBias.count, expected: zeros.count)
      }
      return given + initialBias
    }
  }
}
