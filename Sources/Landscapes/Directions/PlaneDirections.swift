/// Two directions in parameter space that span a plane.
///
/// They are at right angles and equally long. So the plane's picture is parameter space on a scale: what
/// is a circle there is a circle on the glass.
public struct PlaneDirections: Equatable, Sendable {
  /// As long as the parameters, like `y`.
  public let x: [Double]
  /// At right angles to `x` and of its length.
  public let y: [Double]
  /// The Euclidean length of both: how far in parameter space it is from one whole coordinate to the
  /// next.
  public let unit: Double

  /// The directions that two vectors make: the first as it is, the second without what it has along
  /// the first and brought to the same length (the method of Gram and Schmidt).
  ///
  /// - Parameter isCancelled: Asked after each time that all numbers were gone through.
  /// - Returns: Nil where the two do not span a plane: one of them is zero or not finite, or they are
  ///   parallel to within rounding. Nil when cancelled.
  public init?(
    along x: [Double], and y: consuming [Double], isCancelled: () -> Bool = { false }
  ) {
    let unit = x.length
    let given = y.length
    guard unit > 0, unit.isFinite, given > 0, given.isFinite else { return nil }
    // Once leaves rounding behind, which counts where the two are nearly parallel; twice is enough
    // (Parlett, The Symmetric Eigenvalue Problem, 6.9).
    for _ in 0..<2 {
      guard !isCancelled() else { return nil }
      let share = y.dot(x) / unit / unit
      y.add(x, times: -share)
    }
    guard !isCancelled() else { return nil }
    let length = y.length
    guard length > Self.parallel * given else { return nil }
    y.scale(by: unit / length)
    self.x = x
    self.y = y
    self.unit = unit
  }

  /// Two directions of length 1.
  ///
  /// - Parameter isCancelled: Asked after each time that all numbers were gone through.
  /// - Returns: Nil where the vectors do not span a plane, and when cancelled.
  public init?(
    unitAlong x: consuming [Double], and y: consuming [Double],
    isCancelled: () -> Bool = { false }
  ) {
    let length = x.length
    guard length > 0, length.isFinite else { return nil }
    x.scale(by: 1 / length)
    self.init(along: x, and: y, isCancelled: isCancelled)
  }

  /// The directions from one point to two others.
  ///
  /// - Parameter isCancelled: Asked at least every millisecond or two.
  /// - Returns: Nil where the three do not span a plane, and when cancelled.
  public init?(
    from start: [Double], to x: [Double], and y: [Double], isCancelled: () -> Bool = { false }
  ) {
    guard let x = x.minus(start, isCancelled: isCancelled),
      let y = y.minus(start, isCancelled: isCancelled)
    else { return nil }
    self.init(along: x, and: y, isCancelled: isCancelled)
  }

  /// The direction from one point to another, and one drawn from a standard normal distribution, from
  /// stream 30000 of the seed.
  ///
  /// - Parameter isCancelled: Asked at least every millisecond or two.
  /// - Returns: Nil where they span no plane, and when cancelled.
  public init?(
    from start: [Double], to end: [Double], andRandomWithSeed seed: UInt64,
    isCancelled: () -> Bool = { false }
  ) {
    guard let line = end.minus(start, isCancelled: isCancelled) else { return nil }
    self.init(along: line, andRandomWithSeed: seed, isCancelled: isCancelled)
  }

  /// The sine of the smallest angle that counts as one.
  private static let parallel = 1e-10
}
