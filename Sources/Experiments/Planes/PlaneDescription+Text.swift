import Landscapes

extension PlaneDescription {
  /// The plane in a few words: its directions, and origin and statistics where they are not the usual.
  public var text: String {
    let origin =
      switch origin ?? .current {
      case .current: ""
      case .start: " through the start"
      case .minimum: " through the minimum on it"
      case .step(let step): " through step \(step)"
      }
    let statistics =
      switch statistics ?? .evaluationSet {
      case .evaluationSet: ""
      case .miniBatch: ", loss and statistics of the mini-batch"
      case .running: ", running statistics"
      case .frozen: ", statistics frozen at the origin"
      }
    return directions.text + origin + statistics
  }
}

extension DirectionsDescription {
  /// The directions in a few words.
  public var text: String {
    switch self {
    case .parameters(let parameters): parameters.text
    case .random(let random): random.text
    case .principalComponents(let components):
      switch components.of ?? .wholeRun {
      case .wholeRun: "principal components of the run"
      case .runSoFar: "principal components of the run so far"
      }
    case .hessian(let hessian):
      switch hessian.eigenvectors ?? .topTwo {
      case .topTwo: "eigenvectors of the Hessian, the top two"
      case .topAndBottom: "eigenvectors of the Hessian, top and bottom"
      }
    case .gradient: "gradient × random direction"
    case .checkpoints(let checkpoints):
      "plane of steps \(checkpoints.steps.map(String.init).joined(separator: ", "))"
    case .line(let line): "line from step \(line.from) to \(line.to) × random direction"
    }
  }
}

extension RandomDirectionsDescription {
  /// The directions in a few words; what they do to biases only where they move them.
  public var text: String {
    let directions =
      switch scaling ?? .filter {
      case .filter: "filter-normalized random directions"
      case .layer: "layer-normalized random directions"
      case .weight: "weight-normalized random directions"
      case .none: "random directions"
      }
    return switch vectors ?? .zero {
    case .zero: directions
    case .scaled: directions + ", biases too"
    case .drawn: directions + ", biases as drawn"
    }
  }
}

extension NamedParameters {
  /// The names, x × y; what both begin with is said once.
  public var text: String {
    guard let (tensor, indices) = common else { return "\(x) × \(y)" }
    return "\(tensor) \(indices)"
  }

  /// The names without what both begin with.
  public var shortText: String { common?.indices ?? text }

  private var common: (tensor: Substring, indices: String)? {
    guard let bracket = x.firstIndex(of: "["), y.hasPrefix(x[...bracket]) else { return nil }
    return (x[..<bracket], "\(x[bracket...]) × \(y.dropFirst(x[..<bracket].count))")
  }
}
