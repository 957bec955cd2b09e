import Landscapes
import TrainingEngine

/// One landscape: the loss of a workload over two of its parameters, both from -1 to 1, at the points
/// of a grid.
struct PlaneCase: Sendable {
  let workload: Workload
  /// Which plane, for the report.
  let name: String
  /// Points from left to right.
  let columns: Int
  /// Points from bottom to top.
  let rows: Int
  private let parameters: (x: Int, y: Int)

  private init(
    workload: Workload, name: String, columns: Int, rows: Int, parameters: (x: Int, y: Int)
  ) {
    self.workload = workload
    self.name = name
    self.columns = columns
    self.rows = rows
    self.parameters = parameters
  }

  /// - Parameter tensor: The parameters are the first two of this tensor.
  init(_ workload: Workload, tensor: Int, columns: Int, rows: Int) {
    let tensor = workload.network.layout.tensors[tensor]
    self.init(
      workload: workload, name: "\(workload.name), 2 of \(tensor.name)", columns: columns,
      rows: rows, parameters: (tensor.range.lowerBound, tensor.range.lowerBound + 1))
  }

  /// The same plane with other points.
  func resampled(columns: Int, rows: Int) -> PlaneCase {
    PlaneCase(
      workload: workload, name: name, columns: columns, rows: rows, parameters: parameters)
  }

  /// Evaluates the grid from nothing: what can be computed before the first point is part of the work.
  ///
  /// - Parameters:
  ///   - duration: No further pass over the grid is begun after it.
  ///   - isCancelled: Asked before every point.
  /// - Returns: The evaluation as it stands in the end.
  func evaluation(
    threads: Int = 1, forAtMost duration: Duration = .seconds(3600),
    isCancelled: @Sendable () -> Bool = { false }
  ) -> (grid: LossGrid?, points: Int) {
    let end = ContinuousClock.now + duration
    let plane: any LossSurface =
      switch workload.precision {
      case .float: surface(of: Float.self)
      case .double: surface(of: Double.self)
      }
    var evaluation = LossGridEvaluation(
      plane: plane, viewport: Viewport(x: -1...1, y: -1...1), columns: columns, rows: rows,
      startsCoarse: false)
    var grid: LossGrid?
    while ContinuousClock.now < end,
      let finer = evaluation.nextPass(threads: threads, isCancelled: isCancelled)
    {
      grid = finer
    }
    return (grid, evaluation.evaluatedPoints)
  }

  private func surface<Scalar: NetworkScalar>(of scalar: Scalar.Type) -> PlaneLoss<Scalar> {
    PlaneLoss(
      network: Network(rounding: workload.network), parameters: parameters, loss: workload.loss,
      data: workload.data, statistics: .batch)
  }

  /// The points of the grid in the order of its values.
  var points: [(x: Double, y: Double)] {
    func centres(_ count: Int) -> [Double] {
      (0..<count).map { 2 * (Double($0) + 0.5) / Double(count) - 1 }
    }
    return centres(rows).flatMap { y in centres(columns).map { x in (x, y) } }
  }

  /// All parameters at the point (0, 0).
  var origin: [Double] {
    var origin = workload.network.state.parameters
    origin[parameters.x] = 0
    origin[parameters.y] = 0
    return origin
  }

  /// What a unit of x and a unit of y are in the space of all parameters.
  var directions: (x: [Double], y: [Double]) {
    func direction(_ parameter: Int) -> [Double] {
      origin.indices.map { $0 == parameter ? 1 : 0 }
    }
    return (direction(parameters.x), direction(parameters.y))
  }
}

extension Workload {
  /// Digits in size and shape: 1,797 samples of 64 features in 10 classes, and a network of two
  /// normalized hidden layers.
  static func digits() throws -> Workload {
    try .perceptron([64, 512, 256, 10], normalized: true, samples: 1797, in: .float)
  }

  /// The place of the output layer's weights among the tensors.
  var lastWeight: Int { network.layout.tensors.count - 2 }
}
