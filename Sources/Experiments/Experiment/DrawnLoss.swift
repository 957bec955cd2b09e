import Landscapes
import TrainingEngine

/// The loss over a plane in one precision or the other.
public enum DrawnLoss: Sendable {
  /// Points are computed in single precision.
  case float(PlaneLoss<Float>)
  /// Points are computed in double precision.
  case double(PlaneLoss<Double>)

  /// What is evaluated at points.
  public var surface: any LossSurface {
    switch self {
    case .float(let loss): loss
    case .double(let loss): loss
    }
  }

  /// How points are evaluated.
  public var plan: EvaluationPlan {
    switch self {
    case .float(let loss): loss.plan
    case .double(let loss): loss.plan
    }
  }

  /// Where the network stands on the plane, or the point of the plane that is nearest to it.
  public var origin: PlaneCoordinates {
    switch self {
    case .float(let loss): PlaneCoordinates(x: loss.origin.x, y: loss.origin.y)
    case .double(let loss): PlaneCoordinates(x: loss.origin.x, y: loss.origin.y)
    }
  }

  /// The loss itself where it is in double precision.
  public var exact: PlaneLoss<Double>? {
    if case .double(let loss) = self { loss } else { nil }
  }
}
