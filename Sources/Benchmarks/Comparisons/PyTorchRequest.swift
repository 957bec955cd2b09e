import Foundation
import TrainingEngine

/// A piece of work as PyTorch's side is told.
struct PyTorchRequest: Encodable {
  private let kind: String
  /// How often the work is done as a warm-up.
  private let warmUp: Int
  private let threads: Int
  private let scalar: String

  private let inputShape: [Int]
  private let layers: [Workload.Layer]
  private let loss: String
  private let samples: Int
  // Numbers in bulk: base64 of little-endian doubles.
  private var parameters: Data
  private let features: Data
  private let targets: Data

  // Of training.
  private var steps: Int?
  /// The samples of each step; absent where a step takes all.
  private var order: Data?
  private var learningRate: Double?
  private var momentum: Double?

  // Of landscapes.
  private var points: Data?
  private var directions: [Data]?
  private var chunks: [Int]?
}

extension PyTorchRequest {
  private init(_ workload: Workload, kind: String, warmUp: Int, threads: Int) {
    self.kind = kind
    self.warmUp = warmUp
    self.threads = threads
    scalar =
      switch workload.precision {
      case .float: "float32"
      case .double: "float64"
      }
    inputShape =
      switch workload.network.inputShape {
      case .features(let count): [count]
      case .image(let shape): [shape.channels, shape.height, shape.width]
      }
    layers = workload.layers
    loss = workload.loss.kind.rawValue
    samples = workload.data.count
    parameters = Self.encoded(workload.network.state.parameters)
    features = Self.encoded(workload.data.features.elements)
    targets =
      switch workload.data.targets {
      case .values(let values): Self.encoded(values.elements)
      case .labels(let labels, _): Self.encoded(labels.map(Double.init))
      }
  }

  /// Some steps of training from the start; each gives the loss before it.
  static func training(
    _ workload: Workload, schedule: BatchSchedule, rule: SGD, steps: Int
  ) -> PyTorchRequest {
    var request = PyTorchRequest(workload, kind: "training", warmUp: 1, threads: 1)
    request.steps = steps
    if schedule.batchSize != nil {
      let order = (0..<steps).flatMap {
        schedule.samples(atStep: $0, of: workload.data.count)
      }
      request.order = encoded(order.map(Double.init))
    }
    request.learningRate = rule.learningRate
    request.momentum = rule.momentum
    return request
  }

  /// The losses at some points of a plane.
  static func landscape(
    _ workload: Workload, method: LandscapeMethod, plane: ParameterPlane,
    points: [(x: Double, y: Double)]
  ) -> PyTorchRequest {
    var request = PyTorchRequest(workload, kind: method.kind, warmUp: 1, threads: 1)
    request.parameters = encoded(plane.base)
    request.points = encoded(points.flatMap { [$0.x, $0.y] })
    request.directions = [encoded(plane.directions.x), encoded(plane.directions.y)]
    if case .mapped(let chunks) = method { request.chunks = chunks }
    return request
  }

  private static func encoded(_ numbers: [Double]) -> Data {
    numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
  }
}

/// How a landscape is evaluated with PyTorch.
enum LandscapeMethod {
  /// Point by point through the model.
  case looped
  /// By `torch.func.vmap`, so many points at a time; the fastest number of some is found first.
  case mapped(chunks: [Int])

  fileprivate var kind: String {
    switch self {
    case .looped: "loopedLandscape"
    case .mapped: "mappedLandscape"
    }
  }
}
