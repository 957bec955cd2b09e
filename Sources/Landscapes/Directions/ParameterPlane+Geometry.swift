import TrainingEngine

// Where points of parameter space lie beside a plane.

extension ParameterPlane {
  /// The plane through a point, which gets the coordinates (0, 0).
  public init(origin: [Double], directions: PlaneDirections) {
    self.init(base: origin, directions: Directions(x: directions.x, y: directions.y))
  }

  /// The Euclidean length of a whole coordinate along x; along y it is the same on planes whose
  /// directions are `PlaneDirections`, and on those of two parameters.
  public var unit: Double { directions.x.length }

  /// The parameters at a point.
  public func parameters(at point: PlaneCoordinates) -> [Double] { parameters(point.x, point.y) }

  /// The point of the plane that is nearest to some parameters: their orthogonal projection.
  public func coordinates(of parameters: [Double]) -> PlaneCoordinates {
    let nearest = coordinates(nearestTo: parameters)
    return PlaneCoordinates(x: nearest.x, y: nearest.y)
  }

  /// The Euclidean distance of some parameters from the plane, in parameter space.
  public func distance(of parameters: [Double]) -> Double {
    distance(of: parameters, from: coordinates(of: parameters))
  }

  /// The Euclidean distance of some parameters from a point of the plane, in parameter space.
  public func distance(of parameters: [Double], from point: PlaneCoordinates) -> Double {
    parameters.adding(self.parameters(at: point), times: -1).length
  }

  /// The parallel plane on which some parameters lie. Every point of parameter space keeps its
  /// coordinates.
  public func passing(through parameters: [Double]) -> ParameterPlane {
    let point = coordinates(of: parameters)
    return ParameterPlane(
      base: parameters.adding(directions.x, times: -point.x)
        .adding(directions.y, times: -point.y),
      directions: directions)
  }

  /// The same plane with (0, 0) elsewhere on it.
  public func centered(on point: PlaneCoordinates) -> ParameterPlane {
    ParameterPlane(base: parameters(at: point), directions: directions)
  }
}
