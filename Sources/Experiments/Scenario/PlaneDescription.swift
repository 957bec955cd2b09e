/// The two directions in parameter space that a pane shows. In JSON an object whose `kind` names the
/// sort of plane.
public enum PlaneDescription: Equatable, Sendable {
  /// Two parameters by name, every other parameter where the training has it.
  case parameters(ParameterPlane)
}

/// The plane of two named parameters.
public struct ParameterPlane: Codable, Equatable, Sendable {
  /// The parameter along x, like `output.weight[0,1]`.
  public var x: String
  /// The parameter along y.
  public var y: String
  /// How these two were chosen, where the choice decides what is seen.
  public var choice: String?
}

/// The rectangle of the plane that is shown first.
public struct ViewportDescription: Codable, Equatable, Sendable {
  /// From the left edge to the right. In JSON an array of the two ends, as for y.
  public var x: ClosedRange<Double>
  /// From the lower edge to the upper.
  public var y: ClosedRange<Double>
  /// Whether zooming and panning moves all sides together; true when absent.
  public var shared: Bool?
  /// Whether equal colours mean equal losses on all sides; true when absent. Sides whose losses lie
  /// apart show more of their shape on levels of their own.
  public var sharedLevels: Bool?
}
