import Landscapes

/// The two directions that span a plane. In JSON part of the plane's object.
public enum DirectionsDescription: Hashable, Sendable {
  /// Two parameters by name.
  case parameters(NamedParameters)
  case random(RandomDirectionsDescription)
  case principalComponents(PrincipalComponentsDescription)
  case hessian(HessianDirectionsDescription)
  case gradient(GradientDirectionsDescription)
  case checkpoints(CheckpointsDescription)
  case line(LineDescription)
}

/// Two parameters by name. The coordinates are their values.
public struct NamedParameters: Codable, Hashable, Sendable {
  /// The parameter along x, like `output.weight[0,1]`.
  public var x: String
  /// The parameter along y.
  public var y: String
  /// How these two were chosen, where the choice decides what is seen.
  public var choice: String?

  public init(x: String, y: String, choice: String? = nil) {
    self.x = x
    self.y = y
    self.choice = choice
  }
}

/// Two random directions, scaled to the weights at the plane's origin (Li et al. 2018).
public struct RandomDirectionsDescription: Codable, Hashable, Sendable {
  /// By filter when absent.
  public var scaling: DirectionScaling?
  /// What happens to biases, scales and shifts; nothing when absent, as in the paper.
  public var vectors: VectorDirections?
  /// What the directions are drawn from; the experiment's when absent.
  public var seed: UInt64?

  public init(
    scaling: DirectionScaling? = nil, vectors: VectorDirections? = nil, seed: UInt64? = nil
  ) {
    self.scaling = scaling
    self.vectors = vectors
    self.seed = seed
  }
}

/// The two directions in which the parameters of a run spread most.
public struct PrincipalComponentsDescription: Codable, Hashable, Sendable {
  /// The steps of the run that count; all when absent.
  public var of: Extent?

  public enum Extent: String, Codable, CaseIterable, Sendable {
    case wholeRun
    /// Up to the step on screen.
    case runSoFar
  }

  public init(of extent: Extent? = nil) { of = extent }
}

/// Two eigenvectors of the Hessian of the whole network's loss at the plane's origin, over the plane's
/// samples.
public struct HessianDirectionsDescription: Codable, Hashable, Sendable {
  /// Which two; those of the two largest eigenvalues when absent.
  public var eigenvectors: Choice?

  public enum Choice: String, Codable, CaseIterable, Sendable {
    /// Those of the two largest eigenvalues, where the loss is sharpest.
    case topTwo
    /// Those of the largest and of the smallest eigenvalue, which is mostly below 0.
    case topAndBottom
  }

  public init(eigenvectors: Choice? = nil) { self.eigenvectors = eigenvectors }
}

/// The gradient at the plane's origin, over the plane's samples, and a random direction at right angles
/// to it.
public struct GradientDirectionsDescription: Codable, Hashable, Sendable {
  /// What the random direction is drawn from; the experiment's when absent.
  public var seed: UInt64?

  public init(seed: UInt64? = nil) { self.seed = seed }
}

/// The plane through the parameters at three steps of the run: the first at (0, 0), the second at
/// (1, 0), and the third above the x-axis.
public struct CheckpointsDescription: Codable, Hashable, Sendable {
  /// Three different steps.
  public var steps: [Int]

  public init(steps: [Int]) { self.steps = steps }
}

/// The straight line from the parameters at one step, at (0, 0), to those at another, at (1, 0)
/// (Goodfellow et al. 2015), and a random direction at right angles to it.
public struct LineDescription: Codable, Hashable, Sendable {
  public var from: Int
  public var to: Int
  /// What the second direction is drawn from; the experiment's when absent.
  public var seed: UInt64?

  public init(from: Int, to: Int, seed: UInt64? = nil) {
    self.from = from
    self.to = to
    self.seed = seed
  }
}
