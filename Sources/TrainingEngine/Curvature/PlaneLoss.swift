/// The loss over two parameters of a network, every other one where it is, over one data set.
///
/// What comes before the first layer that the two parameters touch is computed once.
public struct PlaneLoss: Sendable {
  /// Where the network itself stands on the plane.
  public let origin: (x: Double, y: Double)
  /// The places of the two parameters in the network's flat vector.
  public let parameters: (x: Int, y: Int)

  private var network: Network
  private let loss: Loss
  private let targets: DataSet
  private let statistics: Statistics
  private let first: Int
  private let prefix: Matrix
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
    first = network.firstLayer(dependingOn: [parameters.x, parameters.y])
    var room = Workspace()
    prefix = network.outputs(before: first, data: data, statistics, &room)
    var x = Array(repeating: 0.0, count: network.layout.count)
    var y = x
    x[parameters.x] = 1
    y[parameters.y] = 1
    directions = (x, y)
    residuals = Array(repeating: 0, count: data.count * network.outputs)
  }

  /// The mean loss at a point of the plane; infinite or not a number where it is.
  public mutating func callAsFunction(_ x: Double, _ y: Double) -> Double {
    network.state.parameters[parameters.x] = x
    network.state.parameters[parameters.y] = y
    var room = exchange(&workspace, with: Workspace())
    defer { workspace = room }
    network.forward(
      prefix.elements.span, rows: prefix.rows, statistics: statistics,
      layers: first..<network.layers.count,
      workspace: &room)
    let columns = network.outputs
    let outputs = room.tapes[network.layers.count - 1].output
    return loss.evaluate(
      outputs.span.extracting(0..<prefix.rows * columns),
      targets: targets.targets, rows: prefix.rows, columns: columns, residuals: &residuals)
  }

  /// The loss at a point with its exact gradient and Hessian on the plane.
  public mutating func curvature(_ x: Double, _ y: Double) -> DirectionalCurvature {
    network.state.parameters[parameters.x] = x
    network.state.parameters[parameters.y] = y
    return network.directionalCurvature(
      of: loss, on: targets, statistics: statistics, along: directions.x, directions.y,
      entering: first, prefix: prefix)
  }
}
