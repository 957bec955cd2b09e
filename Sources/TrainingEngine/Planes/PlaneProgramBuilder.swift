/// Nobody waits for what was being computed.
struct GivenUp: Error {}

/// Lays out what is computed at every point of a plane, layer after layer.
struct PlaneProgramBuilder<Scalar: NetworkScalar> {
  /// At the plane's base.
  let network: Network<Scalar>
  let statistics: Statistics
  let rows: Int
  /// Ascending places of the parameters that move.
  let movingPlaces: [Range<Int>]
  let directions: (x: [Scalar], y: [Scalar])
  /// Whether of two outputs only the difference is wanted, the second less the first, where that saves
  /// a product.
  let wantsDifference: Bool
  /// Whether nobody waits for the program any more.
  let isCancelled: () -> Bool

  var program = PlaneProgram<Scalar>()
  var plan = EvaluationPlan()
  /// What comes out of the layers so far.
  var flow: Flow

  /// The output of a layer as it depends on the coordinates.
  struct Flow {
    var columns: Int
    /// Which columns move, ascending.
    var moving: [Int]
    /// Rows x columns, where columns that move do not count; empty where all of them move.
    var constants: [Scalar]
    /// The columns that move, if they are affine in the coordinates; they are then no part of the
    /// program yet.
    var affine: AffineNumbers<Scalar>?

    var allMove: Bool { moving.count == columns }
  }

  /// Three matrices of this size may be kept, to save a product at each point: 8 million bytes each.
  private static var largestAffineMatrix: Int { 8_000_000 / MemoryLayout<Scalar>.size }

  /// - Parameters:
  ///   - first: The first layer that the plane touches.
  ///   - input: What enters it.
  ///   - isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  init(
    network: Network<Scalar>, statistics: Statistics, rows: Int, movingPlaces: [Range<Int>],
    directions: (x: [Scalar], y: [Scalar]), first: Int, input: [Scalar], wantsDifference: Bool,
    isCancelled: @escaping () -> Bool
  ) throws(GivenUp) {
    self.network = network
    self.statistics = statistics
    self.rows = rows
    self.movingPlaces = movingPlaces
    self.directions = directions
    self.wantsDifference = wantsDifference && network.outputs == 2
    self.isCancelled = isCancelled
    let layer = network.layers[first]
    flow = Flow(columns: layer.inputs, moving: Array(0..<layer.inputs), constants: [])
    if first > 0 { plan.shortcuts.append(.computedOnce(layers: first)) }
    if layer.computation.isAffineInParameters, fits(rows * layer.outputs) {
      try beginAffine(layer, at: first, input)
      // With so few inputs the product costs less than the combination of three matrices.
      if flow.allMove, layer.inputs <= 2, isFollowedByFunction(first) {
        plan.shortcuts.removeLast()
        try begin(with: input, at: first)
      }
    } else {
      try begin(with: input, at: first)
    }
    for position in first + 1..<network.layers.count {
      guard !isCancelled() else { throw GivenUp() }
      try append(position)
    }
  }

  private mutating func begin(with input: [Scalar], at first: Int) throws(GivenUp) {
    let inputs = network.layers[first].inputs
    flow = Flow(columns: inputs, moving: Array(0..<inputs), constants: [])
    program.begin(.constant(input), columns: inputs)
    try append(first)
  }

  /// Whether what leaves a layer goes through a function that is not affine.
  private func isFollowedByFunction(_ position: Int) -> Bool {
    guard position + 1 < network.layers.count else { return false }
    let next = network.layers[position + 1].computation as? ActivationLayer
    return next.map { $0.activation != .identity } ?? false
  }

  /// The program's first stretch if what came so far is affine.
  mutating func flush() {
    guard let affine = exchange(&flow.affine, with: nil) else { return }
    program.begin(.affine(affine), columns: flow.moving.count)
    plan.workPerPoint += 2 * affine.base.count
  }

  func fits(_ count: Int) -> Bool { count <= Self.largestAffineMatrix }

  /// Whether any parameter at these places moves.
  func moves(_ places: Range<Int>) -> Bool { movingPlaces.contains { $0.overlaps(places) } }

  /// Parameters at some places.
  func parameters(_ places: Range<Int>) -> AffineNumbers<Scalar> {
    let base = Array(network.state.parameters[places])
    guard moves(places) else { return AffineNumbers(base: base) }
    return AffineNumbers(
      base: base, x: Array(directions.x[places]), y: Array(directions.y[places]))
  }

  /// What a layer gives for some rows, with the parameters of the base or others in their place.
  func output(
    of layer: Layer<Scalar>, _ input: [Scalar], parameters: [Scalar]? = nil
  ) throws(GivenUp) -> LayerTape<Scalar> {
    var state = network.state
    if let parameters { state.parameters = parameters }
    let pass = LayerPass(
      rows: rows, state: state, statistics: statistics, isCancelled: isCancelled)
    guard let tape = layer.tape(of: input, in: pass) else { throw GivenUp() }
    return tape
  }

  func name(of position: Int) -> String {
    let name = network.specifications[position].name
    return name.isEmpty ? "layer \(position + 1)" : "'\(name)'"
  }
}

extension PlaneProgramBuilder {
  /// The output of a layer whose input stays is affine, with three outputs as coefficients.
  private mutating func beginAffine(
    _ layer: Layer<Scalar>, at position: Int, _ input: [Scalar]
  ) throws(GivenUp) {
    setAffine(
      AffineNumbers(
        base: try output(of: layer, input).output,
        x: try output(of: layer, input, parameters: directions.x).output,
        y: try output(of: layer, input, parameters: directions.y).output), columns: layer.outputs)
    plan.shortcuts.append(.affineOutput(layer: name(of: position)))
  }

  /// Takes numbers for what comes out of the layers so far.
  ///
  /// - Parameter all: Of every column, whether it moves or not.
  mutating func setAffine(_ all: AffineNumbers<Scalar>, columns: Int) {
    var moves = Array(repeating: false, count: columns)
    var still = columns
    for row in 0..<rows where still > 0 {
      for column in 0..<columns where !moves[column] {
        let index = row * columns + column
        if all.x[index] != 0 || all.y[index] != 0 {
          moves[column] = true
          still -= 1
        }
      }
    }
    // A plane on which nothing moves is evaluated as if something did.
    let moving = moves.contains(true) ? moves.indices.filter { moves[$0] } : [0]
    flow = Flow(
      columns: columns, moving: moving,
      constants: moving.count == columns ? [] : all.base,
      affine: AffineNumbers(
        base: select(moving, of: all.base, columns: columns),
        x: select(moving, of: all.x, columns: columns),
        y: select(moving, of: all.y, columns: columns)))
  }

  /// Some columns of a matrix, side by side.
  func select(_ moving: [Int], of matrix: [Scalar], columns: Int) -> [Scalar] {
    guard moving.count < columns else { return matrix }
    var selected: [Scalar] = []
    selected.reserveCapacity(rows * moving.count)
    for row in 0..<rows {
      for column in moving { selected.append(matrix[row * columns + column]) }
    }
    return selected
  }

  /// Appends a layer.
  private mutating func append(_ position: Int) throws(GivenUp) {
    let layer = network.layers[position]
    switch layer.computation {
    case let linear as Linear: try append(linear, layer, at: position)
    case let normalization as BatchNormalization
    where normalization.runningMean.count == layer.inputs:
      try append(normalization, layer, at: position)
    case let activation as ActivationLayer: try append(activation, layer)
    default:
      if try !carryAffine(through: layer, at: position) { appendWhole(layer, at: position) }
    }
  }

  /// A layer about which nothing is known.
  private mutating func appendWhole(_ layer: Layer<Scalar>, at position: Int) {
    flush()
    widen()
    if layer.computation.couplesSamples {
      program.begin(.layer(position), columns: layer.outputs)
    } else {
      program.append(.layer(position), columns: layer.outputs)
    }
    program.runsLayers = true
    plan.workPerPoint += rows * layer.computation.workPerSample
    flow = Flow(columns: layer.outputs, moving: Array(0..<layer.outputs), constants: [])
  }

  /// Takes the columns that stay to those that move.
  mutating func widen() {
    guard !flow.allMove else { return }
    program.append(
      .widening(
        PlaneProgram.Widening(
          columns: flow.columns, moving: flow.moving, constants: flow.constants)),
      columns: flow.columns)
    flow = Flow(columns: flow.columns, moving: Array(0..<flow.columns), constants: [])
  }

  private mutating func append(
    _ activation: ActivationLayer, _ layer: Layer<Scalar>
  ) throws(GivenUp) {
    if activation.activation == .identity { return }
    flush()
    if !flow.allMove { flow.constants = try output(of: layer, flow.constants).output }
    plan.workPerPoint += rows * flow.moving.count * (activation.activation == .relu ? 1 : 10)
    if activation.activation == .relu, program.rectify() { return }
    let columns = flow.moving.count
    program.append(.function(activation.function, columns: columns), columns: columns)
  }
}
