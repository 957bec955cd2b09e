import Landscapes

/// The two directions that span a plane. In JSON part of the plane's object.
public enum DirectionsDescription: Hashable, Sendable {
  /// Two parameters by name.
  case parameters(NamedParameters)
  /// Two that are drawn from a seed.
  case random(RandomDirectionsDescription)
  /// Those in which the run spreads most.
  case principalComponents(PrincipalComponentsDescription)
  /// Two eigenvectors of the Hessian.
  case hessian(HessianDirectionsDescription)
  /// The gradient and a random one.
  case gradient(GradientDirectionsDescription)
  /// Those that three steps of the run span.
  case checkpoints(CheckpointsDescription)
  /// The one from a step of the run to another, and a random one.
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

  /// Names as `ParameterLayout` has them; whether a network has them is not looked at here.
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

  /// What is nil is as for a key that is absent.
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

  /// Which steps of the run are spread over the plane.
  public enum Extent: String, Codable, CaseIterable, Sendable {
    /// All, so the directions stay while the clock moves.
    case wholeRun
    /// Up to the step on screen.
    case runSoFar
  }

  /// The whole run when nil.
  public init(of extent: Extent? = nil) { of = extent }
}

/// Two eigenvectors of the Hessian of the whole network's loss at the plane's origin, over the plane's
/// samples.
public struct HessianDirectionsDescription: Codable, Hashable, Sendable {
  /// Which two; those of the two largest eigenvalues when absent.
  public var eigenvectors: Choice?

  /// Which two eigenvectors.
  public enum Choice: String, Codable, CaseIterable, Sendable {
    /// Those of the two largest eigenvalues, where the loss is sharpest.
    case topTwo
    /// Those of the largest and of the smallest eigenvalue, which is mostly below 0.
    case topAndBottom
  }

  /// The two largest eigenvalues' when nil.
  public init(eigenvectors: Choice? = nil) { self.eigenvectors = eigenvectors }
}

/// The gradient at the plane's origin, over the plane's samples, and a random direction at right angles
/// to it.
public struct GradientDirectionsDescription: Codable, Hashable, Sendable {
  /// What the random direction is drawn from; the experiment's when absent.
  public var seed: UInt64?

  /// The experiment's seed when nil.
  public init(seed: UInt64? = nil) { self.seed = seed }
}

/// The plane through the parameters at three steps of the run: the first at (0, 0), the second at
/// (1, 0), and the third above the x-axis.
public struct CheckpointsDescription: Codable, Hashable, Sendable {
  /// Three different steps.
  public var steps: [Int]

  /// Three steps; that they differ and are in the run is not looked at here.
  public init(steps: [Int]) { self.steps = steps }
}

/// The straight line from the parameters at one step, at (0, 0), to those at another, at (1, 0)
/// (Goodfellow et al. 2015), and a random direction at right angles to it.
public struct LineDescription: Codable, Hashable, Sendable {
  /// The step, counted in updates, at which the parameters are (0, 0) of the plane.
  public var from: Int
  /// The step at which they are (1, 0); another one.
  public var to: Int
  /// What the second direction is drawn from; the experiment's when absent.
  public var seed: UInt64?

  /// The experiment's seed draws the second direction when `seed` is nil.
  public init(from: Int, to: Int, seed: UInt64? = nil) {
    self.from = from
    self.to = to
    self.seed = seed
  }
}
