import Landscapes
import TrainingEngine

/// A plane as it lies in the parameter space of one side, at one step of its run.
public struct SidePlane: Equatable, Sendable {
  /// What was asked for: the directions, the origin and the samples as they were written.
  public let description: PlaneDescription
  /// Where it lies, and how its points are counted.
  public let plane: ParameterPlane
  /// The network's numbers where it goes through the plane: what is called its origin, though the lowest
  /// point of a plane may be its (0, 0). Batch normalization's running averages, where the plane takes
  /// those, are these, and statistics that the plane freezes are of the samples here.
  public let state: NetworkState<Double>
  /// What was found out with the directions; nil for those that tell nothing.
  public let spectrum: Spectrum?

  /// What belongs to the one direction and to the other.
  public enum Spectrum: Equatable, Sendable {
    /// The share of the run's variance along each of two principal components, from 0 to 1.
    case explainedVariance(x: Double, y: Double)
    /// The eigenvalues of two eigenvectors of the Hessian.
    case eigenvalues(x: Double, y: Double)
  }
}

/// Why a plane does not exist for a side, as yet or at all.
public enum PlaneFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The run has not come to a step that the plane needs.
  case untrained(step: Int)
  /// The side's network has none of this name, for instance where its slot has another normalization.
  case noParameter(name: String)
  /// The directions are zero or parallel.
  case noDirections(DirectionsDescription.Kind)
  /// The plane takes the statistics of mini-batches, of which one is of a single sample.
  case batchOfOne
  /// Nobody waits for it any more.
  case cancelled
  /// The plane was to go through its minimum, and none was found.
  case noMinimum

  /// The description as a part of a sentence.
  public var phrase: String {
    let sentence = description
    return sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast()
  }

  /// What is missing, as a sentence to the user.
  public var description: String {
    switch self {
    case .untrained(let step): "The plane needs the run up to step \(step)."
    case .noParameter(let name): "There is no parameter '\(name)'."
    case .noDirections(.principalComponents): "The run does not move, so it has no components."
    case .noDirections(.random):
      "The weights are zero, not finite or too few to scale random directions to."
    case .noDirections(.hessian): "The Hessian has no two eigenvectors that could be found here."
    case .noDirections(.gradient): "The gradient is zero or not finite here."
    case .noDirections(.checkpoints): "The three steps lie on one line, or are not finite."
    case .noDirections(.line): "The parameters are the same at both steps, or are not finite."
    case .noDirections(.parameters): "A plane needs two different parameters."
    case .batchOfOne: "A mini-batch of one sample has no statistics to normalize by."
    case .cancelled: "It was not wanted any more."
    case .noMinimum: "No minimum was found on the plane."
    }
  }
}
