import Landscapes
import TrainingEngine

/// One landscape: the loss of a workload over a plane, both coordinates from -1 to 1, at the points of
/// a grid.
struct PlaneCase: Sendable {
  let workload: Workload
  /// Which plane, for the report.
  let name: String
  /// Points from left to right.
  let columns: Int
  /// Points from bottom to top.
  let rows: Int
  let plane: ParameterPlane

  /// Multiplications with an addition that take a few tenths of a second.
  private static let workOfAMoment = 5_000_000_000

  private init(
    workload: Workload, name: String, columns: Int, rows: Int, plane: ParameterPlane
  ) {
    self.workload = workload
    self.name = name
    self.columns = columns
    self.rows = rows
    self.plane = plane
  }

  /// - Parameter tensor: The coordinates are the values of the first two parameters of this tensor.
  init(_ workload: Workload, tensor: Int, columns: Int, rows: Int) {
    let tensor = workload.network.layout.tensors[tensor]
    self.init(
      workload: workload, name: "\(workload.name), 2 of \(tensor.name)", columns: columns,
      rows: rows,
      plane: ParameterPlane(
        ofParametersAt: (tensor.range.lowerBound, tensor.range.lowerBound + 1),
        others: workload.network.state.parameters))
  }

  /// The plane through the parameters along two random directions, in which every filter is as long as
  /// the network's own and what is no weight stays (Li et al. 2018).
  init(randomIn workload: Workload, columns: Int, rows: Int) {
    func direction(_ stream: UInt64) -> [Double] {
      var stream = RandomStream(seed: 3, stream: stream)
      return workload.network.layout.tensors.flatMap { tensor -> [Double] in
        let own = Array(workload.network.state.parameters[tensor.range])
        guard tensor.shape.count > 1 else { return own.map { _ in 0 } }
        let length = own.count / tensor.shape[0]
        return stride(from: 0, to: own.count, by: length).flatMap { start -> [Double] in
          let filter = stream.normal(length)
          let ratio = Self.norm(Array(own[start..<start + length])) / Self.norm(filter)
          return filter.map { $0 * ratio }
        }
      }
    }
    self.init(
      workload: workload, name: "\(workload.name), random plane", columns: columns, rows: rows,
      plane: ParameterPlane(
        base: workload.network.state.parameters,
        directions: ParameterPlane.Directions(x: direction(0), y: direction(1))))
  }

  private static func norm(_ numbers: [Double]) -> Double {
    numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The same plane with other points.
  func resampled(columns: Int, rows: Int) -> PlaneCase {
    PlaneCase(
      workload: workload, name: name, columns: columns, rows: rows, plane: plane)
  }

  /// Evaluates the grid from nothing: what can be computed before the first point is part of the work.
  ///
  /// - Parameters:
  ///   - everyPoint: Whether no point is left to interpolation.
  ///   - duration: No further pass over the grid is begun after it.
  ///   - isCancelled: Asked every few milliseconds.
  /// - Returns: The evaluation as it stands in the end.
  func evaluation(
    threads: Int = 1, everyPoint: Bool = true, forAtMost duration: Duration = .seconds(3600),
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> (grid: LossGrid?, points: Int) {
    let end = ContinuousClock.now + duration
    let surface: any LossSurface =
      switch workload.precision {
      case .float: try self.surface(of: Float.self)
      case .double: try self.surface(of: Double.self)
      }
    var evaluation = LossGridEvaluation(
      plane: surface, viewport: Viewport(x: -1...1, y: -1...1), columns: columns, rows: rows,
      everyPoint: everyPoint, startsCoarse: false)
    // Nobody waits for a first picture.
    if everyPoint, columns * rows * surface.workPerPoint < Self.workOfAMoment {
      let grid = evaluation.finish(threads: threads, isCancelled: isCancelled)
      return (grid, evaluation.evaluatedPoints)
    }
    var grid: LossGrid?
    while ContinuousClock.now < end,
      let finer = evaluation.nextPass(threads: threads, isCancelled: isCancelled)
    {
      grid = finer
    }
    return (grid, evaluation.evaluatedPoints)
  }

  private func surface<Scalar: NetworkScalar>(
    of scalar: Scalar.Type
  ) throws -> PlaneLoss<Scalar> {
    try PlaneLoss(
      network: Network(rounding: workload.network), plane: plane, loss: workload.loss,
      data: workload.data, statistics: .batch)
  }

  /// The points of the grid in the order of its values.
  var points: [(x: Double, y: Double)] {
    func centres(_ count: Int) -> [Double] {
      (0..<count).map { 2 * (Double($0) + 0.5) / Double(count) - 1 }
    }
    return centres(rows).flatMap { y in centres(columns).map { x in (x, y) } }
  }
}

extension Workload {
  /// The place of the output layer's weights among the tensors.
  var lastWeight: Int { network.layout.tensors.count - 2 }
}
