/// A network: layers one after the other, and the numbers in them.
public struct Network: Sendable {
  /// Features per sample that it takes.
  public let inputs: Int
  /// Numbers per sample that it gives.
  public let outputs: Int
  /// The layers as the model names them.
  public let specifications: [LayerSpecification]
  /// Names and places of the parameters.
  public let layout: ParameterLayout
  /// Parameters and running statistics.
  public var state: NetworkState

  let layers: [any LayerComputation]
  /// The position of the first layer with parameters, where back-propagation ends; as many as there
  /// are layers when none has any.
  let firstWithParameters: Int

  /// More parameters than this do not make a network: their numbers alone take 800 megabytes.
  private static let parameterLimit = 100_000_000

  /// Whether any layer's output for one sample depends on the others in the batch.
  public var couplesSamples: Bool { layers.contains { $0.couplesSamples } }

  /// Lays out and initializes a network.
  ///
  /// - Parameters:
  ///   - inputs: Features per sample.
  ///   - layers: At least one, from the input to the output. A layer with parameters needs a name,
  ///     and no two layers share one.
  ///   - seed: Seed of the initial weights; see `Initializer` for the streams.
  ///   - initialScale: Factor of all initial weights and biases of linear layers.
  public init(
    inputs: Int, layers specifications: [LayerSpecification], seed: UInt64,
    initialScale: Double = 1
  ) throws(NetworkError) {
    guard inputs > 0 else { throw .noInputs }
    guard !specifications.isEmpty else { throw .noLayers }
    var layout = ParameterLayout()
    var layers: [any LayerComputation] = []
    var state = NetworkState(parameters: [], runningStatistics: [])
    var weightLayers: UInt64 = 0
    var width = inputs
    for (position, specification) in specifications.enumerated() {
      let name = specification.name
      let known = layout.count
      switch specification.kind {
      case .linear(let outputs, let hasBias, let initializer):
        guard outputs > 0 else { throw .noOutputs(layer: name) }
        guard outputs <= (Self.parameterLimit - layout.count) / (width + 1) else {
          throw .tooManyParameters(layer: name, limit: Self.parameterLimit)
        }
        let weight = layout.append("\(name).weight", shape: [outputs, width])
        let end = weight.upperBound
        let bias = hasBias ? layout.append("\(name).bias", shape: [outputs]) : end..<end
        let layer = Linear(inputs: width, outputs: outputs, weight: weight, bias: bias)
        let initial = try initializer.draw(
          for: layer, named: name, seed: seed, weightLayer: weightLayers)
        state.parameters += initial.map { $0 * initialScale }
        weightLayers += 1
        width = outputs
        layers.append(layer)
      case .batchNormalization(let affine, let epsilon, let momentum):
        let start = layout.count
        let scale = affine ? layout.append("\(name).scale", shape: [width]) : start..<start
        let shift = affine ? layout.append("\(name).shift", shape: [width]) : start..<start
        if affine {
          state.parameters += Array(repeating: 1, count: width) + Array(repeating: 0, count: width)
        }
        let mean = state.runningStatistics.count
        state.runningStatistics +=
          Array(repeating: 0, count: width) + Array(repeating: 1, count: width)
        layers.append(
          BatchNormalization(
            inputs: width, epsilon: epsilon, momentum: momentum, scale: scale, shift: shift,
            runningMean: mean..<mean + width, runningVariance: mean + width..<mean + 2 * width))
      case .groupNormalization(let groups, let affine, let epsilon):
        guard groups > 0, width.isMultiple(of: groups) else {
          throw .groupsDoNotDivide(layer: name, groups: groups, features: width)
        }
        let start = layout.count
        let scale = affine ? layout.append("\(name).scale", shape: [width]) : start..<start
        let shift = affine ? layout.append("\(name).shift", shape: [width]) : start..<start
        if affine {
          state.parameters += Array(repeating: 1, count: width) + Array(repeating: 0, count: width)
        }
        layers.append(
          GroupNormalization(
            inputs: width, groups: groups, epsilon: epsilon, scale: scale, shift: shift))
      case .rmsNormalization(let affine, let epsilon):
        let start = layout.count
        let scale = affine ? layout.append("\(name).scale", shape: [width]) : start..<start
        state.parameters += Array(repeating: 1, count: scale.count)
        layers.append(RMSNormalization(inputs: width, epsilon: epsilon, scale: scale))
      case .activation(let activation):
        layers.append(ActivationLayer(activation: activation, inputs: width))
      }
      guard !name.isEmpty || layout.count == known else { throw .noName(position: position) }
      guard name.isEmpty || !specifications[..<position].contains(where: { $0.name == name }) else {
        throw .duplicateName(layer: name)
      }
    }
    self.inputs = inputs
    outputs = width
    self.specifications = specifications
    self.layout = layout
    self.layers = layers
    firstWithParameters = layers.firstIndex { !$0.parameterRange.isEmpty } ?? layers.count
    self.state = state
  }

  /// The position of the first layer that any of some parameters belongs to: what comes before it
  /// does not depend on them.
  public func firstLayer(dependingOn parameters: [Int]) -> Int {
    layers.firstIndex { layer in parameters.contains { layer.parameterRange.contains($0) } }
      ?? layers.count
  }
}
