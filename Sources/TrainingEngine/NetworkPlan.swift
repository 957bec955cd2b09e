/// A network that is being laid out, layer after layer: every layer takes its places from here.
struct NetworkPlan {
  /// The layer at hand, whose name begins the names of its parameters.
  private(set) var layer = LayerReference(position: 0, name: "")
  /// The layer in front of it; nil at the input.
  private(set) var source: LayerReference?
  /// What comes into the layer at hand.
  private(set) var shape: SampleShape
  /// Seed of the initial weights.
  let seed: UInt64
  /// Factor of the initial weights and biases.
  let initialScale: Double
  /// Layers so far whose weights were drawn: each draws from streams of its own.
  private(set) var weightLayers: UInt64 = 0
  /// Layers so far that are random while they train: each draws from streams of its own.
  private var noiseLayers: UInt64 = 0
  private(set) var layout = ParameterLayout()
  /// Initial numbers.
  private(set) var state = NetworkState<Double>(parameters: [], runningStatistics: [])

  /// More parameters than this do not make a network: as doubles they take 800 megabytes.
  static let parameterLimit = 100_000_000

  init(input shape: SampleShape, seed: UInt64, initialScale: Double) {
    self.shape = shape
    self.seed = seed
    self.initialScale = initialScale
  }

  /// The name of the layer at hand.
  var layerName: String { layer.name }

  /// Numbers per sample that come into the layer at hand.
  var features: Int { shape.count }

  /// Lays out the layer at a position, counted from 0 within the block or the network; the next one
  /// takes what it gives.
  private mutating func append(
    _ specification: LayerSpecification, at position: Int, inBlock block: String?
  ) throws(NetworkError) -> any LayerComputation {
    let reference = specification.reference(position: position, inBlock: block)
    layer = reference
    let definition = specification.kind.definition
    let output = try definition.outputShape(of: shape, at: layer, behind: source)
    let computation = try definition.layer(in: &self)
    // A block's own layers were laid out in between.
    layer = reference
    shape = output
    source = reference
    return computation
  }

  /// Where the next parameters go, for a layer that leaves some of them out.
  var noParameters: Range<Int> { layout.count..<layout.count }

  /// Lays out a tensor of parameters of the layer at hand.
  ///
  /// - Parameters:
  ///   - name: What follows the layer's name and a dot.
  ///   - initial: Row by row.
  mutating func appendParameters(
    _ name: String, shape: [Int], initial: [Double], isTrainable: Bool = true
  ) -> Range<Int> {
    state.parameters += initial
    return layout.append("\(layerName).\(name)", shape: shape, isTrainable: isTrainable)
  }

  /// Lays out the weight and the bias of the layer at hand, `[outputs, inputs]` and `[outputs]`, with
  /// initial numbers drawn from the layer's own streams; the bias is empty where there is none.
  ///
  /// - Parameter window: Height and width of a convolution's window, which follow the weight's shape;
  ///   empty where each input meets each output once.
  mutating func appendWeights(
    outputs: Int, inputs: Int, window: [Int] = [], bias hasBias: Bool, initializer: Initializer
  ) throws(NetworkError) -> (weight: Range<Int>, bias: Range<Int>) {
    let area = window.reduce(1, *)
    guard outputs <= (Self.parameterLimit - layout.count) / (inputs * area + 1) else {
      throw .tooManyParameters(layer: layerName, limit: Self.parameterLimit)
    }
    let initial = try initializer.draw(
      outputs: outputs, inputs: inputs, area: area, bias: hasBias, layer: layerName, seed: seed,
      weightLayer: weightLayers)
    weightLayers += 1
    let weight = appendParameters(
      "weight", shape: [outputs, inputs] + window,
      initial: initial.weights.map { $0 * initialScale })
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

  /// Lays out the scale of each feature, or of each channel of images, if there is one.
  mutating func appendScale(_ affine: Affine) -> Range<Int> {
    switch affine {
    case .learnable: appendForEachFeature("scale", 1, isTrainable: true)
    case .fixed(let scale, _): appendForEachFeature("scale", scale, isTrainable: false)
    case .absent: noParameters
    }
  }

  /// Lays out the shift of each feature, or of each channel of images, if there is one.
  mutating func appendShift(_ affine: Affine) -> Range<Int> {
    switch affine {
    case .learnable: appendForEachFeature("shift", 0, isTrainable: true)
    case .fixed(_, let shift): appendForEachFeature("shift", shift, isTrainable: false)
    case .absent: noParameters
    }
  }

  private mutating func appendForEachFeature(
    _ name: String, _ initial: Double, isTrainable: Bool
  ) -> Range<Int> {
    appendParameters(
      name, shape: [shape.channels], initial: Array(repeating: initial, count: shape.channels),
      isTrainable: isTrainable)
  }

  /// Gives the layer at hand random numbers of its own for every step.
  mutating func appendNoise() -> NoiseSource {
    defer { noiseLayers += 1 }
    return NoiseSource(seed: seed, layer: noiseLayers)
  }

  /// Lays out layers, each behind the one before.
  ///
  /// - Parameter block: The name of the block that they are in, which begins their names; nil for the
  ///   network's own layers.
  /// - Returns: The layers, and what leaves each.
  mutating func appendLayers(
    _ specifications: [LayerSpecification], inBlock block: String? = nil
  ) throws(NetworkError) -> [(layer: any LayerComputation, output: SampleShape)] {
    var layers: [(layer: any LayerComputation, output: SampleShape)] = []
    for (position, specification) in specifications.enumerated() {
      let name = specification.name
      let known = layout.count
      let layer = try append(specification, at: position, inBlock: block)
      layers.append((layer, shape))
      guard !name.isEmpty || layout.count == known else {
        throw .noName(position: position, block: block)
      }
      guard name.isEmpty || !specifications[..<position].contains(where: { $0.name == name }) else {
        throw .duplicateName(layer: layerName)
      }
    }
    return layers
  }
}
