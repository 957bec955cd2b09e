import Landscapes
import TrainingEngine

extension Subject {
  /// How fast landscapes of usual networks are evaluated, beside PyTorch.
  static let landscapePoints = Subject(
    name: "landscape-points",
    explanation:
      "Points of a loss grid a second, on one core in processor time. Ours is the whole grid, or as "
      + "many passes as fit into two seconds, with what is computed once for all points; of a "
      + "picture, the whole grid as far as its colours need it. PyTorch "
      + "does a grid of fewer rows, by a loop or by torch.func.vmap in chunks of the best of some "
      + "sizes, whichever is faster. Both agree at its points, or there are no figures.",
    isComparison: true
  ) { surroundings in
    let digits = try Workload.digits(surroundings.digits(), normalized: true, in: .float)
    let (logistic, linear) = (
      try Workload.twoWeights(
        normalized: false, loss: .binaryCrossEntropy, samples: 256, in: .double),
      try Workload.twoWeights(normalized: false, loss: .meanSquaredError, samples: 256, in: .double)
    )
    let perceptron = try Workload.perceptron(
      [2, 32, 32, 2], normalized: false,
      data: .noise(samples: 256, features: 2, for: .softmaxCrossEntropy), in: .float)
    let random = PlaneCase(randomIn: digits, columns: 51, rows: 51)
    let comparisons = [
      GridComparison(
        plane: PlaneCase(randomIn: perceptron, columns: 51, rows: 51), rows: 20,
        chunks: [51, 255, 510], goal: .ratio(10)),
      GridComparison(plane: random, rows: 1, chunks: [1, 17], goal: .ratio(2.5)),
      GridComparison(
        plane: random, rows: 1, chunks: [1, 17], isPicture: true, goal: .ratio(10)),
      GridComparison(
        plane: PlaneCase(digits, tensor: 0, columns: 51, rows: 51), rows: 1, chunks: [1, 17],
        goal: .ratio(4)),
      GridComparison(
        plane: PlaneCase(digits, tensor: digits.lastWeight, columns: 51, rows: 51), rows: 10,
        chunks: [51, 510], goal: .ratio(30)),
      GridComparison(
        plane: PlaneCase(logistic, tensor: 0, columns: 101, rows: 101), rows: 101,
        chunks: [101, 505, 1010], goal: .rate(1e7)),
      GridComparison(
        plane: PlaneCase(linear, tensor: 0, columns: 101, rows: 101), rows: 101,
        chunks: [101, 505, 1010], goal: .rate(1e8)),
    ]
    return try comparisons.filter { surroundings.isWanted($0.name) }
      .flatMap { try $0.figures(beside: surroundings.pyTorch) }
  }
}

/// A grid here, and one of fewer rows in PyTorch, where every point costs the same.
private struct GridComparison {
  let plane: PlaneCase
  /// The rows of PyTorch's grid.
  let rows: Int
  /// How many points at a time `vmap` may take.
  let chunks: [Int]
  /// Whether points whose colour can be interpolated are; else every point is evaluated.
  var isPicture = false
  let goal: Comparison.Goal

  var name: String { plane.name + (isPicture ? ", picture" : "") }

  private var sample: PlaneCase { plane.resampled(columns: plane.columns, rows: rows) }

  func figures(beside pyTorch: PyTorch?) throws -> [Figure] {
    let points = sample.points
    if let pyTorch { try prepareFasterMethod(pyTorch, points: points) }
    if isPicture { try checkPicture() }
    return try Comparison(
      name: name, unit: "points", goal: goal,
      ours: { times in
        var points = 0
        let milliseconds = try Stopwatch.processor {
          for _ in 0..<times { points += try evaluatedPoints() }
        }
        return (Double(points), milliseconds)
      },
      theirs: pyTorch.map { pyTorch in
        { times in (Double(times * points.count), try pyTorch.repeatWork(times).processor) }
      }
    ).figures(turns: 7)
  }

  /// Evaluates, and says how many points there then are.
  private func evaluatedPoints() throws -> Int {
    guard isPicture else { return try plane.evaluation(forAtMost: .seconds(2)).points }
    return try plane.evaluation(everyPoint: false).grid?.values.count ?? 0
  }

  /// That the picture is nowhere off by more than half of one of fourteen colours.
  private func checkPicture() throws {
    guard let exact = try plane.evaluation().grid,
      let found = try plane.evaluation(everyPoint: false).grid,
      let scale = LossScale(of: [exact])
    else { throw BenchmarkFailure("There is no picture of '\(plane.name)'.") }
    let worst = zip(exact.values, found.values).reduce(0) {
      max($0, abs(scale.position(of: $1.0) - scale.position(of: $1.1)))
    }
    guard worst <= 0.5 / 14 else {
      throw BenchmarkFailure("The picture of '\(plane.name)' is off by \(14 * worst) colours.")
    }
  }

  /// Leaves PyTorch with the faster of its two methods made ready.
  private func prepareFasterMethod(_ pyTorch: PyTorch, points: [(x: Double, y: Double)]) throws {
    let methods = [LandscapeMethod.looped, .mapped(chunks: chunks)]
    let losses = try sample.evaluation().grid!.values
    let times = try methods.map { method in
      try prepare(pyTorch, method, points: points, losses: losses)
      return try (0..<3).map { _ in try pyTorch.repeatWork(1).processor }.min()!
    }
    // The last one is ready.
    if times[0] < times[1] {
      try prepare(pyTorch, methods[0], points: points, losses: losses)
    }
  }

  private func prepare(
    _ pyTorch: PyTorch, _ method: LandscapeMethod, points: [(x: Double, y: Double)],
    losses: [Double]
  ) throws {
    let theirs = try pyTorch.prepare(
      .landscape(
        plane.workload, method: method, plane: plane.plane, points: points))
    try Comparison.check(
      losses, against: theirs, of: plane.name, in: plane.workload.precision)
  }
}
