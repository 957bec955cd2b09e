/// A residual block (He et al. 2016): layers whose output is added to what entered the first of them,
/// y = x + F(x).
///
/// Backward: the gradient goes through F and past it, ∂x = ∂y + ∂F.
struct ResidualBlock: LayerComputation {
  let inputs: Int
  /// F, from its input to its output.
  let children: [any LayerComputation]
  private let float: Bound<Float>
  private let double: Bound<Double>

  /// The layers bound to a scalar. Unlike an array it is the same value after a cast, so that no step
  /// asks for memory.
  private struct Bound<Scalar: NetworkScalar>: Sendable {
    let layers: [Layer<Scalar>]
  }

  /// The block before its sizes are known.
  struct Definition: LayerDefinition {
    /// F. The names of the layers within begin with the block's.
    let children: [LayerSpecification]

    var takesImages: Bool? { children.takesImages }

    /// Checks that what leaves the layers can be added to what comes in.
    func outputShape(
      of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
    ) throws(NetworkError) -> SampleShape {
      guard !children.isEmpty else { throw .emptyBlock(block: layer) }
      var (shape, source) = (input, source)
      var last = layer
      for (position, child) in children.enumerated() {
        let reference = child.reference(position: position, inBlock: layer.name)
        let output = try child.kind.outputShape(of: shape, at: reference, behind: source)
        if output != shape { last = reference }
        (shape, source) = (output, reference)
      }
      guard shape == input else {
        throw .blockChangesShape(block: layer, takes: input, lastLayer: last, gives: shape)
      }
      return shape
    }

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      try ResidualBlock(self, in: &plan)
    }
  }

  private init(_ definition: Definition, in plan: inout NetworkPlan) throws(NetworkError) {
    inputs = plan.features
    let layers = try plan.appendLayers(definition.children, inBlock: plan.layerName).map(\.layer)
    children = layers
    let bindings = layers.map(\.bindings)
    float = Bound(layers: bindings.map { $0.layer() })
    double = Bound(layers: bindings.map { $0.layer() })
  }

  var outputs: Int { inputs }
  var parameterRange: Range<Int> {
    let ranges = children.map(\.parameterRange).filter { !$0.isEmpty }
    return (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0)
  }
  func isAffineInInput(with statistics: Statistics) -> Bool {
    children.allSatisfy { $0.isAffineInInput(with: statistics) }
  }
  var couplesSamples: Bool { children.contains { $0.couplesSamples } }
  var smallestBatch: Int { children.map { $0.smallestBatch }.max() ?? 1 }
  /// What enters its later layers moves with the parameters of its first.
  var isAffineInParameters: Bool { false }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }

  private func layers<Scalar: NetworkScalar>(of scalar: Scalar.Type) -> [Layer<Scalar>] {
    switch scalar.precision {
    case .float: (float as! Bound<Scalar>).layers
    case .double: (double as! Bound<Scalar>).layers
    }
  }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let layers = layers(of: Scalar.self)
    reserve(for: pass, through: layers, in: &tape)
    guard pass.isWanted else { return }
    var inner = exchange(&tape.inner, with: [])
    layers.forward(input, through: layers.indices, in: pass, tapes: &inner)
    defer { tape.inner = inner }
    guard pass.isWanted else { return }
    let branch = inner[layers.count - 1].output
    pass.scaled(input, by: 1, into: &tape.output)
    pass.add(
      branch.span.extracting(0..<pass.rows * inputs), times: 1,
      to: &tape.output)
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    let layers = layers(of: Scalar.self)
    let first =
      wantsInputGradient
      ? 0 : layers.firstIndex { !$0.parameterRange.isEmpty } ?? layers.count
    var inner = exchange(&tape.inner, with: [])
    var leaving = exchange(&tape.outputGradient, with: [])
    var entering = exchange(&tape.inputGradient, with: [])
    defer {
      tape.inner = inner
      tape.outputGradient = leaving
      tape.inputGradient = entering
    }
    pass.scaled(outputGradient, by: 1, into: &leaving)
    layers.backward(
      through: first..<layers.count, input: input, in: pass, tapes: &inner, gradient: &gradient,
      outputGradient: &leaving, inputGradient: &entering, wantsInputGradient: wantsInputGradient)
    guard wantsInputGradient, pass.isWanted else { return }
    pass.scaled(outputGradient, by: 1, into: &inputGradient)
    pass.add(leaving.span.extracting(0..<pass.rows * inputs), times: 1, to: &inputGradient)
  }

  func updateRunningStatistics<Scalar>(
    _ running: inout [Scalar], from tape: LayerTape<Scalar>, rows: Int
  ) {
    for (layer, tape) in zip(layers(of: Scalar.self), tape.inner) {
      layer.updateRunningStatistics(&running, from: tape, rows: rows)
    }
  }

  func captureStatistics<Scalar: NetworkScalar>(
    from tape: LayerTape<Scalar>, into values: inout [Double]
  ) {
    for (layer, tape) in zip(layers(of: Scalar.self), tape.inner) {
      layer.captureStatistics(from: tape, into: &values)
    }
  }

  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let branch = children.forward(input, state: state, statistics: statistics)
    return branch.map { input + $0 } ?? input
  }

  private func reserve<Scalar>(
    for pass: LayerPass<Scalar>, through layers: [Layer<Scalar>], in tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows
    guard tape.inner.isEmpty || tape.inner[0].output.count < rows * layers[0].outputs else {
      return
    }
    tape.inner = layers.map { LayerTape(output: pass.zeros(rows * $0.outputs)) }
    let widest = layers.reduce(inputs) { max($0, $1.outputs) }
    tape.outputGradient = pass.zeros(rows * widest)
    tape.inputGradient = pass.zeros(rows * widest)
  }
}
