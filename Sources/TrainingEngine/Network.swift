/// A network: layers one after the other, and the numbers in them, which are of one precision.
///
/// Features go in and losses, outputs and gradients come out as doubles; in between everything is
/// computed in the scalar.
public struct Network<Scalar: NetworkScalar>: Sendable {
  /// Features per sample that it takes.
  public let inputs: Int
  /// Numbers per sample that it gives.
  public let outputs: Int
  /// The layers as the model names them.
  public let specifications: [LayerSpecification]
  /// Names and places of the parameters.
  public let layout: ParameterLayout
  /// Parameters and running statistics.
  public var state: NetworkState<Scalar>

  let layers: [Layer<Scalar>]
  /// The position of the first layer with parameters, where back-propagation ends; as many as there
  /// are layers when none has any.
  let firstWithParameters: Int

  /// Whether any layer's output for one sample depends on the others in the batch.
  public var couplesSamples: Bool { layers.contains { $0.computation.couplesSamples } }

  /// Lays out and initializes a network.
  ///
  /// The initial numbers are drawn in double precision and rounded to the scalar, so networks of either
  /// precision begin alike.
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
    var plan = NetworkPlan(features: inputs, seed: seed, initialScale: initialScale)
    var layers: [Layer<Scalar>] = []
    for (position, specification) in specifications.enumerated() {
      let name = specification.name
      let known = plan.layout.count
      plan.layerName = name
      let layer = try specification.kind.layer(in: &plan)
      plan.features = layer.outputs
      layers.append(layer.bindings.layer())
      guard !name.isEmpty || plan.layout.count == known else { throw .noName(position: position) }
      guard name.isEmpty || !specifications[..<position].contains(where: { $0.name == name }) else {
        throw .duplicateName(layer: name)
      }
    }
    self.init(
      inputs: inputs, specifications: specifications, layout: plan.layout, layers: layers,
      state: NetworkState(rounding: plan.state))
  }

  /// The same network in double precision, its numbers exactly those that they were.
  public var widened: Network<Double> {
    Network<Double>(
      inputs: inputs, specifications: specifications, layout: layout,
      layers: layers.map { $0.computation.bindings.layer() }, state: state.widened)
  }

  /// A network of double precision as one of this, each of its numbers rounded to the nearest scalar.
  public init(rounding network: Network<Double>) {
    self.init(
      inputs: network.inputs, specifications: network.specifications, layout: network.layout,
      layers: network.layers.map { $0.computation.bindings.layer() },
      state: NetworkState(rounding: network.state))
  }

  private init(
    inputs: Int, specifications: [LayerSpecification], layout: ParameterLayout,
    layers: [Layer<Scalar>], state: NetworkState<Scalar>
  ) {
    self.inputs = inputs
    outputs = layers.last?.outputs ?? inputs
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

  /// The position of the first layer with parameters at some places; as many as there are layers when
  /// there is none.
  func firstLayer(withParametersIn places: [Range<Int>]) -> Int {
    layers.firstIndex { layer in places.contains { $0.overlaps(layer.parameterRange) } }
      ?? layers.count
  }
}
