import Landscapes

/// The plane in parameter space that a pane shows. In JSON an object whose `kind` names the sort of
/// directions.
public struct PlaneDescription: Hashable, Sendable {
  /// What spans the plane, and so what its coordinates count.
  public var directions: DirectionsDescription
  /// Which point of parameter space the plane goes through; the current parameters when absent. A line
  /// and a plane through checkpoints say themselves where they lie.
  public var origin: PlaneOrigin?
  /// Over which samples the loss is taken and where batch normalization has its statistics from; the
  /// evaluation set when absent.
  public var statistics: PlaneStatistics?

  /// What is nil is as for a key that is absent.
  public init(
    _ directions: DirectionsDescription, origin: PlaneOrigin? = nil,
    statistics: PlaneStatistics? = nil
  ) {
    self.directions = directions
    self.origin = origin
    self.statistics = statistics
  }

  /// The plane of two parameters, every other one where the training has it.
  public static func parameters(_ plane: NamedParameters) -> PlaneDescription {
    PlaneDescription(.parameters(plane))
  }

  /// The same plane with nothing absent that has a default.
  public var spelledOut: PlaneDescription {
    PlaneDescription(
      directions, origin: origin ?? .current, statistics: statistics ?? .evaluationSet)
  }

  /// The two parameters, where the plane is one of those.
  public var parameters: NamedParameters? {
    if case .parameters(let parameters) = directions { parameters } else { nil }
  }
}

/// A point of parameter space that a plane goes through.
public enum PlaneOrigin: Hashable, Sendable {
  /// The parameters at the step on screen.
  case current
  /// The parameters before the first step.
  case start
  /// The lowest point of the plane through the current parameters.
  case minimum
  /// The parameters at a step of the run.
  case step(Int)
}

/// What batch normalization normalizes by on a plane, and over which samples the loss is taken.
public enum PlaneStatistics: String, Codable, CaseIterable, Sendable {
  /// Mean and variance over all training samples, whose mean loss it is.
  case evaluationSet
  /// Mean and variance over the mini-batch of the step, whose mean loss it is: what the training sees
  /// at this step.
  case miniBatch
  /// The running averages of the plane's origin; the loss is that over all training samples.
  case running
  /// Mean and variance that all training samples have at the plane's origin, constants over the whole
  /// plane: what moves is the loss, not what it is normalized by. The loss is that over all training
  /// samples.
  case frozen
}
