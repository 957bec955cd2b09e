/// What a layer of known size computes.
///
/// A layer is a value without numbers of its own: its parameters and statistics lie in the network's
/// flat vectors, at the places that the layer knows. It computes in whatever scalar it is asked to.
protocol LayerComputation: Sendable {
  /// Numbers per sample that come in.
  var inputs: Int { get }
  /// Numbers per sample that go out.
  var outputs: Int { get }
  /// Where in the flat vector the layer's parameters lie; empty for a layer without.
  var parameterRange: Range<Int> { get }
  /// Whether the output for one sample depends on the others in the batch.
  var couplesSamples: Bool { get }
  /// Samples that a batch needs for statistics of its own.
  var smallestBatch: Int { get }
  /// Multiplications with an addition that a sample takes on the way forward, roughly: what takes no
  /// product counts as four for each number that comes in or goes out, whichever are more.
  var workPerSample: Int { get }

  /// Numbers of a sample that a tape holds beside the output, where they are many times as many; nought for
  /// other layers.
  var keptPerSample: Int { get }

  /// The layers that it is made of; empty for one that is not made of others.
  var children: [any LayerComputation] { get }
  /// Whether its output is affine in its parameters, as long as its input stays.
  var isAffineInParameters: Bool { get }
  /// Whether its output, without noise, is affine in its input, as long as its parameters stay.
  func isAffineInInput(with statistics: Statistics) -> Bool

  /// With which parameters the layer gives what it takes, where it normalizes: none where it does not, so
  /// that nothing has to be undone, and nil where no parameters undo what it does. Asked of layers that
  /// are not made of others.
  ///
  /// - Parameter statistics: Means and variances of what comes in, at the places of the running ones.
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]?

  /// The layer bound to each scalar; given by an extension.
  var bindings: LayerBindings { get }

  /// Writes the rows of output to `tape.output` and keeps there what `backward` needs. Whatever takes many
  /// milliseconds asks the pass in between, and leaves the rest undone once nobody waits for it any more.
  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>)

  /// Adds nothing, overwrites: the gradient of its parameters in `gradient`, and the gradient of its
  /// input in `inputGradient` unless that is not wanted. It asks the pass as `forward` does.
  ///
  /// - Parameters:
  ///   - input: What came in on the way forward.
  ///   - tape: What `forward` kept.
  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool)

  /// Moves what the layer keeps in the running statistics towards the batch that `tape` holds.
  func updateRunningStatistics<Scalar>(
    _ running: inout [Scalar], from tape: LayerTape<Scalar>, rows: Int)

  /// Writes the statistics that `tape` holds to the places at which the running ones lie.
  func captureStatistics<Scalar: NetworkScalar>(
    from tape: LayerTape<Scalar>, into values: inout [Double])

  /// The same forward computation on Taylor polynomials of degree two in two directions.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix

  /// How fast the output changes as all parameters move along a direction, to `tangent.output`. It asks the
  /// pass as `forward` does.
  ///
  /// - Parameters:
  ///   - record: What `forward` and `backward` did where the parameters are.
  ///   - input: How fast the input changes; nil when it does not.
  ///   - direction: As long as the network's parameters.
  ///   - tangent: Holds zeros or what the last product left, in the record's sizes.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent)

  /// How fast what `backward` computes changes: the gradient of the layer's parameters, to their place
  /// in `product`, and the gradient of the input, to `tangent.inputGradient` if that is wanted. It asks the
  /// pass as `forward` does.
  ///
  /// - Parameters:
  ///   - outputGradient: How fast the loss's gradient in the output changes.
  ///   - tangent: As `forwardTangent` left it.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double])
}

extension LayerComputation {
  // Made anew for each type of layer, so this is where the compiler knows both layer and scalar.
  var bindings: LayerBindings { LayerBindings(self) }

  var children: [any LayerComputation] { [] }
  func isAffineInInput(with statistics: Statistics) -> Bool { false }

  /// Itself, or the layers it is made of, down to those that are not made of others.
  var leaves: [any LayerComputation] {
    children.isEmpty ? [self] : children.flatMap { $0.leaves }
  }

  var smallestBatch: Int { 1 }

  var keptPerSample: Int { children.reduce(0) { $0 + $1.keptPerSample } }

  var workPerSample: Int {
    children.isEmpty ? 4 * max(inputs, outputs) : children.reduce(0) { $0 + $1.workPerSample }
  }

  func updateRunningStatistics<Scalar>(
    _ running: inout [Scalar], from tape: LayerTape<Scalar>, rows: Int
  ) {}

  func captureStatistics<Scalar>(from tape: LayerTape<Scalar>, into values: inout [Double]) {}
}

/// Numbers for some of a layer's parameters.
struct ParameterValues {
  /// Where in the flat vector they go.
  let place: Range<Int>
  let values: [Double]
}

/// What all layers share on one way through a network.
struct LayerPass<Scalar: NetworkScalar> {
  /// Samples.
  let rows: Int
  /// The numbers of the whole network.
  let state: NetworkState<Scalar>
  let statistics: Statistics
  /// How many share out large products. The result does not depend on it.
  var threads = 1
  /// The training step whose noise is drawn, counted from 0; nil where there is none, so that whoever
  /// looks at a network always sees the same one.
  var step: Int? = nil
  /// Says whether nobody waits for the numbers any more, and goes on saying so once it has; nil where
  /// somebody always does, as in training.
  var isCancelled: (() -> Bool)? = nil

  /// How many threads share out a product of so many multiplications: fewer than two million take
  /// one thread some 30 microseconds, which is not worth waking another for.
  func threads(forMultiplications count: Int) -> Int { count < 1 << 21 ? 1 : threads }
}

/// What a layer keeps of one forward pass.
struct LayerTape<Scalar: NetworkScalar>: Sendable {
  /// Rows times outputs.
  var output: [Scalar]
  /// Of a normalization: mean, biased variance and 1/√(variance + ε) of each feature or channel, or of
  /// each group of a sample, and the normalized input before scale and shift.
  var means: [Scalar] = []
  var variances: [Scalar] = []
  var inverseDeviations: [Scalar] = []
  var normalized: [Scalar] = []
  /// Of batch normalization on the way back: γ/√(variance + ε) of each feature or channel.
  var slopes: [Scalar] = []
  /// Of the normalization of a sample on the way back: the gradient of the normalized input.
  var normalizedGradient: [Scalar] = []
  /// Of a normalization on the way back: room for the sums of its formula.
  var gradientSums: [Scalar] = []
  var productSums: [Scalar] = []
  /// Of the normalization of groups of channels: images channel after channel, as they come in and
  /// normalized.
  var channelwise: [Scalar] = []
  var channelwiseNormalized: [Scalar] = []
  /// Of a convolution: what its window sees at each position, and the weights in the same order.
  var patches: [Scalar] = []
  var patchWeights: [Scalar] = []
  /// Of a convolution on the way back: the gradients of both.
  var patchGradient: [Scalar] = []
  var patchWeightGradient: [Scalar] = []
  /// Of max pooling: the pixel of its image at which each maximum was found.
  var pixels: [Int32] = []
  /// Of noise: what was drawn for each number, and for each feature.
  var draws: [Scalar] = []
  var drawnScales: [Scalar] = []
  var drawnShifts: [Scalar] = []
  /// Of a block: what each of its layers keeps, and room for the gradients between them.
  var inner: [LayerTape<Scalar>] = []
  var outputGradient: [Scalar] = []
  var inputGradient: [Scalar] = []
}
