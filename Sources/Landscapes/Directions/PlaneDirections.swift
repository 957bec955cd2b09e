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
  public init?(along x: [Double], and y: [Double], isCancelled: () -> Bool = { false }) {
    let unit = x.length
    let given = y.length
    guard unit > 0, unit.isFinite, given > 0, given.isFinite else { return nil }
    // Once leaves rounding behind, which counts where the two are nearly parallel; twice is enough
    // (Parlett, The Symmetric Eigenvalue Problem, 6.9).
    var rest = y
    for _ in 0..<2 {
      guard !isCancelled() else { return nil }
      rest = rest.adding(x, times: -(rest.dot(x) / unit / unit))
    }
    guard !isCancelled() else { return nil }
    let length = rest.length
    guard length > Self.parallel * given else { return nil }
    let factor = unit / length
    self.x = x
    self.y = rest.times(factor)
    self.unit = unit
  }

  /// Two directions of length 1.
  ///
  /// - Parameter isCancelled: Asked after each time that all numbers were gone through.
  /// - Returns: Nil where the vectors do not span a plane, and when cancelled.
  public init?(unitAlong x: [Double], and y: [Double], isCancelled: () -> Bool = { false }) {
    let length = x.length
    guard length > 0, length.isFinite else { return nil }
    self.init(along: x.times(1 / length), and: y, isCancelled: isCancelled)
  }

  /// The sine of the smallest angle that counts as one.
  private static let parallel = 1e-10
}
