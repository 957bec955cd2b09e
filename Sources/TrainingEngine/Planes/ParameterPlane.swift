/// A plane in the space of a network's parameters: every point is base + x·u + y·v.
///
/// The two directions may have any length and any angle; where they are as long as each other and
/// perpendicular, a circle in the coordinates is one in parameter space.
public struct ParameterPlane: Equatable, Sendable {
  /// The parameters at the coordinates (0, 0), in the order of `ParameterLayout`.
  public let base: [Double]
  /// u and v, each as long as the base.
  public let directions: Directions

  /// What a unit of each coordinate adds to the parameters.
  public struct Directions: Equatable, Sendable {
    /// u, which the first coordinate multiplies.
    public let x: [Double]
    /// v, which the second coordinate multiplies.
    public let y: [Double]

    /// - Parameters:
    ///   - x: As long as a network has parameters.
    ///   - y: As long, and not a multiple of x.
    public init(x: [Double], y: [Double]) {
      self.x = x
      self.y = y
    }
  }

  /// The plane through a point along two directions. Traps when these are not all equally long.
  public init(base: [Double], directions: Directions) {
    precondition(
      directions.x.count == base.count && directions.y.count == base.count,
      "A direction has as many components as there are parameters.")
    self.base = base
    self.directions = directions
  }

  /// The plane of two single parameters, whose coordinates are the values of these two. Traps when they
  /// are the same or not among all.
  ///
  /// - Parameters:
  ///   - places: Where the two are among all; not the same.
  ///   - values: All parameters; those of the two do not count.
  public init(ofParametersAt places: (x: Int, y: Int), others values: [Double]) {
    precondition(places.x != places.y, "A plane needs two different parameters.")
    var base = values
    base[places.x] = 0
    base[places.y] = 0
    var x = Array(repeating: 0.0, count: values.count)
    var y = x
    x[places.x] = 1
    y[places.y] = 1
    self.init(base: base, directions: Directions(x: x, y: y))
  }

  /// The parameters at a point.
  public func parameters(_ x: Double, _ y: Double) -> [Double] {
    parameters(x, y) { false }!
  }

  /// The same, unless nobody waits for them any more.
  ///
  /// - Parameter isCancelled: Asked before every 131,072 numbers.
  /// - Returns: Nil when cancelled.
  public func parameters(_ x: Double, _ y: Double, isCancelled: () -> Bool) -> [Double]? {
    let (base, u, v) = (base.span, directions.x.span, directions.y.span)
    return Array(count: base.count, isCancelled: isCancelled) { places, room in
      for index in 0..<places.count {
        let place = places.lowerBound + index
        room.initializeElement(at: index, to: base[place] + (x * u[place] + y * v[place]))
      }
    }
  }

  /// The coordinates of the point of the plane that is nearest to some parameters: where the rest,
  /// parameters - base - x·u - y·v, is perpendicular to both directions. Traps when they are more or fewer
  /// than the plane's.
  ///
  /// - Returns: Not numbers where the directions do not span a plane.
  public func coordinates(nearestTo parameters: [Double]) -> (x: Double, y: Double) {
    coordinates(nearestTo: parameters) { false }!
  }

  /// The same for parameters of any precision, unless nobody waits for them any more.
  ///
  /// - Parameter isCancelled: Asked before every 131,072 numbers.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func coordinates<Scalar: NetworkScalar>(
    nearestTo parameters: [Scalar], isCancelled: () -> Bool
  ) -> (x: Double, y: Double)? {
    precondition(
      parameters.count == base.count, "The parameters are not as many as those of the plane.")
    let (u, v, parameters, base) = (
      directions.x.span, directions.y.span, parameters.span, base.span
    )
    var (uu, uv, vv, alongU, alongV) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for places in [Double].pieces(of: base.count) {
      guard !isCancelled() else { return nil }
      for place in places {
        let (x, y, offset) = (u[place], v[place], Double(parameters[place]) - base[place])
        uu += x * x
        uv += x * y
        vv += y * y
        alongU += offset * x
        alongV += offset * y
      }
    }
    let determinant = uu * vv - uv * uv
    return (
      (alongU * vv - alongV * uv) / determinant, (alongV * uu - alongU * uv) / determinant
    )
  }

  /// The places of the parameters that change on the plane, as ranges without gaps, ascending.
  var movingPlaces: [Range<Int>] {
    var places: [Range<Int>] = []
    let (x, y) = (directions.x.span, directions.y.span)
    var place = 0
    while place < base.count {
      let start = place
      while place < base.count, x[place] != 0 || y[place] != 0 { place += 1 }
      if place > start { places.append(start..<place) }
      place += 1
    }
    return places
  }
}
