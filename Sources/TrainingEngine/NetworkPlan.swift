/// A network that is being laid out, layer after layer: every layer takes its places from here.
struct NetworkPlan {
  /// The name of the layer at hand, which begins the names of its parameters.
  var layerName = ""
  /// Numbers per sample that come into the layer at hand.
  var features: Int
  /// Seed of the initial weights.
  let seed: UInt64
  /// Factor of the initial weights and biases.
  let initialScale: Double
  /// Layers so far whose weights were drawn: each draws from streams of its own.
  private(set) var weightLayers: UInt64 = 0
  private(set) var layout = ParameterLayout()
  /// Initial numbers.
  private(set) var state = NetworkState<Double>(parameters: [], runningStatistics: [])

  /// More parameters than this do not make a network: as doubles they take 800 megabytes.
  private static let parameterLimit = 100_000_000

  init(features: Int, seed: UInt64, initialScale: Double) {
    self.features = features
    self.seed = seed
    self.initialScale = initialScale
  }

  /// Where the next parameters go, for a layer that leaves some of them out.
  var noParameters: Range<Int> { layout.count..<layout.count }

  /// Lays out a tensor of parameters of the layer at hand.
  ///
  /// - Parameters:
  ///   - name: What follows the layer's name and a dot.
  ///   - initial: Row by row.
  mutating func appendParameters(
    _ name: String, shape: [Int], initial: [Double]
  ) -> Range<Int> {
    state.parameters += initial
    return layout.append("\(layerName).\(name)", shape: shape)
  }

  /// Lays out the weight and the bias of the layer at hand, `[outputs, inputs]` and `[outputs]`, with
  /// initial numbers drawn from the layer's own streams; the bias is empty where there is none.
  mutating func appendWeights(
    outputs: Int, inputs: Int, bias hasBias: Bool, initializer: Initializer
  ) throws(NetworkError) -> (weight: Range<Int>, bias: Range<Int>) {
    guard outputs > 0 else { throw .noOutputs(layer: layerName) }
    guard outputs <= (Self.parameterLimit - layout.count) / (inputs + 1) else {
      throw .tooManyParameters(layer: layerName, limit: Self.parameterLimit)
    }
    let initial = try initializer.draw(
      outputs: outputs, inputs: inputs, bias: hasBias, layer: layerName, seed: seed,
      weightLayer: weightLayers)
    weightLayers += 1
    let weight = appendParameters(
      "weight", shape: [outputs, inputs], initial: initial.weights.map { $0 * initialScale })
    let bias =
      hasBias
      ? appendParameters(
        "bias", shape: [outputs], initial: initial.biases.map { $0 * initialScale })
      : noParameters
    return (weight, bias)
  }

  /// Lays out running statistics of the layer at hand.
  mutating func appendRunningStatistics(initial: [Double]) -> Range<Int> {
    let start = state.runningStatistics.count
    state.runningStatistics += initial
    return start..<state.runningStatistics.count
  }

  /// Lays out the scale of each feature, 1 at first.
  mutating func appendScale() -> Range<Int> {
    appendParameters(
      "scale", shape: [features], initial: Array(repeating: 1, count: features))
  }

  /// Lays out the shift of each feature, 0 at first.
  mutating func appendShift() -> Range<Int> {
    appendParameters(
      "shift", shape: [features], initial: Array(repeating: 0, count: features))
  }
}
