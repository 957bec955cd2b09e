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

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every millisecond.
  /// - Returns: Nil when cancelled.
  public func coordinates(
    of parameters: [Double], isCancelled: () -> Bool
  ) -> PlaneCoordinates? {
    coordinates(nearestTo: parameters, isCancelled: isCancelled).map {
      PlaneCoordinates(x: $0.x, y: $0.y)
    }
  }

  /// The Euclidean distance of some parameters from the plane, in parameter space.
  public func distance(of parameters: [Double]) -> Double {
    distance(of: parameters, from: coordinates(of: parameters))
  }

  /// The Euclidean distance of some parameters from a point of the plane, in parameter space.
  public func distance(of parameters: [Double], from point: PlaneCoordinates) -> Double {
    distance(of: parameters, from: point) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every millisecond.
  /// - Returns: Nil when cancelled.
  public func distance(
    of parameters: [Double], from point: PlaneCoordinates, isCancelled: () -> Bool
  ) -> Double? {
    precondition(
      parameters.count == base.count, "The parameters are not as many as those of the plane.")
    let (parameters, base) = (parameters.span, base.span)
    let (u, v) = (directions.x.span, directions.y.span)
    // In eight parts, as all lengths of vectors.
    var parts = SIMD8<Double>.zero
    for start in stride(from: 0, to: base.count, by: 8) {
      if start.isMultiple(of: 1 << 17), isCancelled() { return nil }
      var offsets = SIMD8<Double>.zero
      for part in 0..<min(8, base.count - start) {
        let place = start + part
        let there = base[place] + (point.x * u[place] + point.y * v[place])
        offsets[part] = parameters[place] - there
      }
      parts += offsets * offsets
    }
    return parts.indices.reduce(0) { $0 + parts[$1] }.squareRoot()
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
