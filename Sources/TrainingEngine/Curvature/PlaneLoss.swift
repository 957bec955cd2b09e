/// The loss over two parameters of a network, every other one where it is, over one data set.
///
/// What comes before the first layer that the two parameters touch is computed once. That layer itself
/// is linear in its parameters, so what leaves it is affine in the two coordinates and costs a
/// multiplication and an addition a number, not a product of matrices.
public struct PlaneLoss<Scalar: NetworkScalar>: Sendable {
  /// Where the network itself stands on the plane.
  public let origin: (x: Double, y: Double)
  /// The places of the two parameters in the network's flat vector.
  public let parameters: (x: Int, y: Int)

  private var network: Network<Scalar>
  private let loss: Loss
  private let targets: SampleTargets<Scalar>
  private let statistics: Statistics
  /// The first layer whose input moves on the plane.
  private let next: Int
  private var entering: AffineMatrix<Scalar>
  private let directions: (x: [Scalar], y: [Scalar])
  private var workspace = Workspace<Scalar>()
  private var residuals: [Scalar]

  /// - Parameters:
  ///   - data: The samples whose mean loss is taken.
  ///   - statistics: Which mean and variance batch normalization uses: those of all of `data`, or the
  ///     network's running averages.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init(
    network: Network<Scalar>, parameters: (x: Int, y: Int), loss: Loss, data: DataSet,
    statistics: Statistics
  ) {
    precondition(parameters.x != parameters.y, "A plane needs two different parameters.")
    precondition(
      data.features.columns == network.inputs, "The features are not as many as the inputs.")
    self.network = network
    self.parameters = parameters
    origin = (
      Double(network.state.parameters[parameters.x]),
      Double(network.state.parameters[parameters.y])
    )
    self.loss = loss
    self.statistics = statistics
    let samples = Samples<Scalar>(data, for: loss)
    targets = samples.targets
    let first = network.firstLayer(dependingOn: [parameters.x, parameters.y])
    next = first + 1
    var x = Array(repeating: Scalar(0), count: network.layout.count)
    var y = x
    x[parameters.x] = 1
    y[parameters.y] = 1
    directions = (x, y)
    let prefix = network.outputs(
      for: samples.features, rows: samples.count, statistics: statistics, ofFirst: first)
    var rest = network.state.parameters
    rest[parameters.x] = 0
    rest[parameters.y] = 0
    let layer = network.layers[first]
    let outputs = [rest, x, y].map { values in
      var state = network.state
      state.parameters = values
      var tape = LayerTape<Scalar>(
        output: Array(repeating: 0, count: samples.count * layer.outputs))
      layer.forward(
        prefix.span, in: LayerPass(rows: samples.count, state: state, statistics: statistics),
        tape: &tape)
      return tape.output
    }
    entering = AffineMatrix(
      rows: samples.count, columns: layer.outputs, rest: outputs[0], x: outputs[1], y: outputs[2])
    residuals = Array(repeating: 0, count: samples.count * network.outputs)
  }

  /// The mean loss at a point of the plane; infinite or not a number where it is. The coordinates are
  /// rounded to the scalar.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func callAsFunction(_ x: Double, _ y: Double) -> Double {
    move(to: Scalar(x), Scalar(y))
    let last = network.layers.count - 1
    guard next <= last else { return meanLoss(of: entering.value) }
    var room = exchange(&workspace, with: Workspace())
    defer { workspace = room }
    network.forward(
      entering.value.span, rows: entering.rows, statistics: statistics, layers: next..<last + 1,
      workspace: &room)
    return meanLoss(of: room.tapes[last].output)
  }

  private mutating func move(to x: Scalar, _ y: Scalar) {
    network.state.parameters[parameters.x] = x
    network.state.parameters[parameters.y] = y
    entering.move(to: x, y)
  }

  private mutating func meanLoss(of outputs: [Scalar]) -> Double {
    loss.mean(
      of: outputs.span, targets: targets, rows: entering.rows, columns: network.outputs,
      residuals: &residuals)
  }
}

extension PlaneLoss<Double> {
  /// The loss at a point with its exact gradient and Hessian on the plane. For a network of single
  /// precision, ask the plane of the widened one.
  public mutating func curvature(_ x: Double, _ y: Double) -> DirectionalCurvature {
    move(to: x, y)
    return network.directionalCurvature(
      of: loss, targets: targets, statistics: statistics, along: directions.x, directions.y,
      entering: next, entering.expanded)
  }
}
