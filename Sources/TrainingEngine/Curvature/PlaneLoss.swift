/// The loss over two parameters of a network, every other one where it is, over one data set.
///
/// What comes before the first layer that the two parameters touch is computed once. That layer itself
/// is linear in its parameters, so what leaves it is affine in the two coordinates and costs a
/// multiplication and an addition a number, not a product of matrices.
public struct PlaneLoss: Sendable {
  /// Where the network itself stands on the plane.
  public let origin: (x: Double, y: Double)
  /// The places of the two parameters in the network's flat vector.
  public let parameters: (x: Int, y: Int)

  private var network: Network
  private let loss: Loss
  private let targets: DataSet
  private let statistics: Statistics
  /// The first layer whose input moves on the plane.
  private let next: Int
  private var entering: AffineMatrix
  private let directions: (x: [Double], y: [Double])
  private var workspace = Workspace()
  private var residuals: [Double]

  /// - Parameters:
  ///   - data: The samples whose mean loss is taken.
  ///   - statistics: Which mean and variance batch normalization uses: those of all of `data`, or the
  ///     network's running averages.
  public init(
    network: Network, parameters: (x: Int, y: Int), loss: Loss, data: DataSet,
    statistics: Statistics
  ) {
    precondition(parameters.x != parameters.y, "A plane needs two different parameters.")
    self.network = network
    self.parameters = parameters
    origin = (network.state.parameters[parameters.x], network.state.parameters[parameters.y])
    self.loss = loss
    self.statistics = statistics
    targets = data.prepared(for: loss)
    let first = network.firstLayer(dependingOn: [parameters.x, parameters.y])
    next = first + 1
    var x = Array(repeating: 0.0, count: network.layout.count)
    var y = x
    x[parameters.x] = 1
    y[parameters.y] = 1
    directions = (x, y)
    let prefix = network.outputs(for: data.features, statistics: statistics, ofFirst: first)
    var rest = network.state.parameters
    rest[parameters.x] = 0
    rest[parameters.y] = 0
    let outputs = [rest, x, y].map { values in
      var state = network.state
      state.parameters = values
      return network.layers[first].outputs(
        for: prefix, state: state, statistics: statistics)
    }
    entering = AffineMatrix(rest: outputs[0], x: outputs[1], y: outputs[2])
    residuals = Array(repeating: 0, count: data.count * network.outputs)
  }

  /// The mean loss at a point of the plane; infinite or not a number where it is.
  public mutating func callAsFunction(_ x: Double, _ y: Double) -> Double {
    move(to: x, y)
    let (rows, last) = (targets.count, network.layers.count - 1)
    guard next <= last else { return meanLoss(of: entering.value.elements) }
    var room = exchange(&workspace, with: Workspace())
    defer { workspace = room }
    network.forward(
      entering.value.elements.span, rows: rows, statistics: statistics, layers: next..<last + 1,
      workspace: &room)
    return meanLoss(of: room.tapes[last].output)
  }

  /// The loss at a point with its exact gradient and Hessian on the plane.
  public mutating func curvature(_ x: Double, _ y: Double) -> DirectionalCurvature {
    move(to: x, y)
    return network.directionalCurvature(
      of: loss, on: targets, statistics: statistics, along: directions.x, directions.y,
      entering: next, entering.expanded)
  }

  private mutating func move(to x: Double, _ y: Double) {
    network.state.parameters[parameters.x] = x
    network.state.parameters[parameters.y] = y
    entering.move(to: x, y)
  }

  private mutating func meanLoss(of outputs: [Double]) -> Double {
    let (rows, columns) = (targets.count, network.outputs)
    return loss.mean(
      of: outputs.span, targets: targets.targets, rows: rows, columns: columns,
      residuals: &residuals)
  }
}
