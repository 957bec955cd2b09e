/// A network: layers one after the other, and the numbers in them, which are of one precision.
///
/// Features go in and losses, outputs and gradients come out as doubles; in between everything is
/// computed in the scalar.
public struct Network<Scalar: NetworkScalar>: Sendable {
  /// What it takes.
  public let inputShape: SampleShape
  /// Numbers per sample that it gives.
  public let outputs: Int
  /// The layers as the model names them.
  public let specifications: [LayerSpecification]
  /// Names and places of the parameters.
  public let layout: ParameterLayout
  /// Parameters and running statistics. Where they are replaced by fewer than the layout has, the next pass
  /// traps.
  public var state: NetworkState<Scalar>

  /// What leaves each layer.
  let outputShapes: [SampleShape]
  let layers: [Layer<Scalar>]
  /// The position of the first layer with parameters, where back-propagation ends; as many as there
  /// are layers when none has any.
  let firstWithParameters: Int

  /// Features per sample that it takes.
  public var inputs: Int { inputShape.count }

  /// Whether any layer's output for one sample depends on the others in the batch.
  public var couplesSamples: Bool { layers.contains { $0.computation.couplesSamples } }

  /// Samples that a batch needs at least for statistics of its own: 2 with batch normalization of
  /// features, whose variance over a single sample is nought; 1 with that of images, which have pixels.
  public var smallestBatch: Int { layers.map(\.computation.smallestBatch).max() ?? 1 }

  /// Lays out and initializes a network.
  ///
  /// The initial numbers are drawn in double precision and rounded to the scalar, so networks of either
  /// precision begin alike.
  ///
  /// - Parameters:
  ///   - input: What a sample is. Data sets hold images channel after channel.
  ///   - specifications: At least one, from the input to the output. A layer with parameters needs a
  ///     name, and no two layers share one.
  ///   - seed: Seed of the initial weights, see `Initializer` for the streams, and of what layers draw
  ///     at random while they train.
  ///   - initialScale: Factor of all initial weights and biases of linear layers.
  public init(
    input: SampleShape, layers specifications: [LayerSpecification], seed: UInt64,
    initialScale: Double = 1
  ) throws(NetworkError) {
    guard input.count > 0 else { throw .noInputs }
    guard !specifications.isEmpty else { throw .noLayers }
    var plan = NetworkPlan(input: input, seed: seed, initialScale: initialScale)
    let laidOut = try plan.appendLayers(specifications)
    if case .image(let shape) = plan.shape {
      throw .endsWithImages(layer: plan.layer, found: shape)
    }
    self.init(
      input: input, specifications: specifications, layout: plan.layout,
      shapes: laidOut.map(\.output), layers: laidOut.map { $0.layer.bindings.layer() },
      state: NetworkState(rounding: plan.state))
  }

  /// The same for samples of some features that are no images.
  public init(
    inputs: Int, layers: [LayerSpecification], seed: UInt64, initialScale: Double = 1
  ) throws(NetworkError) {
    try self.init(
      input: .features(inputs), layers: layers, seed: seed, initialScale: initialScale)
  }

  /// The same network in double precision, its numbers exactly those that they were.
  public var widened: Network<Double> { widened { false }! }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked before every megabyte.
  /// - Returns: Nil when cancelled.
  public func widened(isCancelled: () -> Bool) -> Network<Double>? {
    state.widened(isCancelled: isCancelled).map { state in
      Network<Double>(
        input: inputShape, specifications: specifications, layout: layout, shapes: outputShapes,
        layers: layers.map { $0.computation.bindings.layer() }, state: state)
    }
  }

  /// A network of double precision as one of this, each of its numbers rounded to the nearest scalar.
  public init(rounding network: Network<Double>) {
    self.init(
      input: network.inputShape, specifications: network.specifications, layout: network.layout,
      shapes: network.outputShapes,
      layers: network.layers.map { $0.computation.bindings.layer() },
      state: NetworkState(rounding: network.state))
  }

  private init(
    input: SampleShape, specifications: [LayerSpecification], layout: ParameterLayout,
    shapes: [SampleShape], layers: [Layer<Scalar>], state: NetworkState<Scalar>
  ) {
    inputShape = input
    outputs = layers.last?.outputs ?? input.count
    self.specifications = specifications
    self.layout = layout
    outputShapes = shapes
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
