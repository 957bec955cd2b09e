/// The loss of a network over a plane in its parameter space, over one data set.
///
/// What comes before the first layer that the plane touches is computed once. That layer itself is
/// linear in its parameters, so what leaves it is affine in the two coordinates and costs a
/// multiplication and an addition a number, not a product of matrices.
public struct PlaneLoss<Scalar: NetworkScalar>: Sendable {
  /// The plane, as it was given.
  public let plane: ParameterPlane
  /// Where the network itself stands on the plane, or the point of the plane that is nearest to it.
  public let origin: (x: Double, y: Double)

  private var network: Network<Scalar>
  private let loss: Loss
  private let targets: SampleTargets<Scalar>
  private let statistics: Statistics
  /// The first layer whose input moves on the plane.
  private let next: Int
  private var entering: AffineMatrix<Scalar>
  /// The plane in the network's precision.
  private let rounded: (base: [Scalar], x: [Scalar], y: [Scalar])
  private let movingPlaces: [Range<Int>]
  private var workspace = Workspace<Scalar>()
  private var residuals: [Scalar]

  /// - Parameters:
  ///   - network: Its parameters count only as the place named `origin`; its running statistics are
  ///     those of the whole plane.
  ///   - plane: Of as many parameters as the network has.
  ///   - data: The samples whose mean loss is taken: an evaluation set, or the mini-batch at hand.
  ///   - statistics: Which mean and variance batch normalization uses: those of all of `data`, or the
  ///     network's running averages.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init(
    network: Network<Scalar>, plane: ParameterPlane, loss: Loss, data: DataSet,
    statistics: Statistics
  ) {
    precondition(
      data.features.columns == network.inputs, "The features are not as many as the inputs.")
    precondition(
      plane.base.count == network.layout.count,
      "The plane is not one of as many parameters as the network has.")
    self.plane = plane
    origin = plane.coordinates(nearestTo: Scalar.widening(network.state.parameters))
    self.loss = loss
    self.statistics = statistics
    let samples = Samples<Scalar>(data, as: network.inputShape, for: loss)
    targets = samples.targets
    movingPlaces = plane.movingPlaces
    let rounded = (
      base: Scalar.rounding(plane.base), x: Scalar.rounding(plane.directions.x),
      y: Scalar.rounding(plane.directions.y)
    )
    self.rounded = rounded
    var network = network
    network.state.parameters = rounded.base
    self.network = network
    let first = network.firstLayer(withParametersIn: movingPlaces)
    precondition(first < network.layers.count, "The directions of a plane are not zero.")
    next = first + 1
    let prefix = network.outputs(
      for: samples.features, rows: samples.count, statistics: statistics, ofFirst: first)
    let layer = network.layers[first]
    let outputs = [rounded.base, rounded.x, rounded.y].map { values in
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

  /// The loss over two single parameters, every other one where it is in the network; the coordinates
  /// are the values of the two.
  ///
  /// - Parameter parameters: The places of the two in the network's flat vector.
  public init(
    network: Network<Scalar>, parameters: (x: Int, y: Int), loss: Loss, data: DataSet,
    statistics: Statistics
  ) {
    self.init(
      network: network,
      plane: ParameterPlane(
        ofParametersAt: parameters, others: Scalar.widening(network.state.parameters)),
      loss: loss, data: data, statistics: statistics)
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
    for places in movingPlaces {
      for place in places {
        network.state.parameters[place] =
          rounded.base[place] + (x * rounded.x[place] + y * rounded.y[place])
      }
    }
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
      of: loss, targets: targets, statistics: statistics, along: rounded.x, rounded.y,
      entering: next, entering.expanded)
  }
}
