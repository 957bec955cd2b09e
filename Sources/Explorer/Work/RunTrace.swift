import Experiments
import Landscapes
import TrainingEngine

/// A run beside a plane: where its steps lie on the plane and how far off it, and what the loss is there
/// and here.
public struct RunTrace: Sendable {
  /// What was asked for: run, plane and how far.
  public let key: TraceKey
  /// In the order of the steps; not every step has one.
  public private(set) var points: [Point]
  /// The plane as it lies.
  let place: SidePlane

  /// The parameters at a step, and their projection on the plane.
  public struct Point: Sendable {
    /// In updates from the start of the run, which is step 0.
    public let step: Int
    /// The point of the plane that is nearest.
    public let position: PlaneCoordinates
    /// How far the parameters are from there, in parameter space.
    public let distance: Double
    /// The loss at both; nil where it was not measured.
    public let losses: Losses?
    /// Of all of the network's numbers.
    let fingerprint: StateHash
    /// The Euclidean length of the parameters.
    let length: Double

    /// Whether there is nothing between the parameters and the plane but rounding.
    var isOnPlane: Bool { distance <= 1e-6 * length }
  }

  /// Losses over the samples of the plane.
  public struct Losses: Equatable, Sendable {
    /// At the projection.
    public let onPlane: Double
    /// Where the parameters are.
    public let actual: Double
  }

  /// The point of a step; nil where it was not traced.
  func point(at step: Int) -> Point? {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].step < step { low = middle + 1 } else { high = middle }
    }
    return low < points.count && points[low].step == step ? points[low] : nil
  }

  /// Takes points of another trace of the run beside the plane, in place of its own.
  mutating func take(_ others: [Point]) {
    let steps = Set(others.map(\.step))
    points = (points.filter { !steps.contains($0.step) } + others).sorted { $0.step < $1.step }
  }

  /// The point of the run, up to a step, that is farthest from the plane.
  func farthest(upTo step: Int) -> Point? {
    points.prefix { $0.step <= step }.max { $0.distance < $1.distance }
  }
}

/// What a trace is of.
public struct TraceKey: Hashable, Sendable {
  /// Position of the side.
  public let side: Int
  /// The run that is traced, as `SideState.run` counts.
  public let run: Int
  /// The plane beside which it lies.
  public let plane: PlaneDescription
  /// The step by which the plane is told.
  public let planeStep: Int
  /// The last step that is traced.
  public let lastStep: Int
  /// Whether losses are measured too.
  public let hasLosses: Bool
  /// The one step that is traced, to be added to a trace that is there; nil for all.
  public var step: Int?
}
