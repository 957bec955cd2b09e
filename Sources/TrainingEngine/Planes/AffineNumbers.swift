/// Numbers that are affine in the two coordinates of a plane: base + x·X + y·Y.
struct AffineNumbers<Scalar: NetworkScalar>: Sendable {
  var base: [Scalar]
  /// X and Y, as many as the base; empty where nothing moves.
  var x: [Scalar] = []
  var y: [Scalar] = []

  var move: Bool { !x.isEmpty }

  /// Writes some of the numbers at a point.
  func write(
    _ range: Range<Int>, at point: PlanePoint<Scalar>, rectified: Bool = false,
    into out: inout [Scalar], at offset: Int = 0
  ) {
    Kernels.combine(
      base.span.extracting(range), x.span.extracting(range), times: point.x,
      y.span.extracting(range), times: point.y, rectified: rectified, into: &out, at: offset)
  }

  /// Other numbers, of which each of the three parts is made from one of these.
  ///
  /// - Parameter isCancelled: Asked before each.
  /// - Returns: Nil when cancelled.
  func mapped(
    isCancelled: () -> Bool, _ transform: ([Scalar]) -> [Scalar]
  ) -> AffineNumbers? {
    var parts: [[Scalar]] = []
    for part in [base, x, y] {
      guard !isCancelled() else { return nil }
      parts.append(transform(part))
    }
    return AffineNumbers(base: parts[0], x: parts[1], y: parts[2])
  }

  /// One of the numbers at a point.
  @inline(__always)
  func number(_ index: Int, at point: PlanePoint<Scalar>) -> Scalar {
    guard move else { return base[index] }
    return base[index] + (point.x * x[index] + point.y * y[index])
  }
}

extension AffineNumbers {
  /// Greatest magnitudes of base, x and y; infinite where a number is not finite.
  struct Reach: Sendable {
    private let base, x, y: Double

    init(_ numbers: AffineNumbers) { self.init(numbers, isCancelled: { false })! }

    /// - Parameter isCancelled: Asked before each of the three.
    /// - Returns: Nil when cancelled.
    init?(_ numbers: AffineNumbers, isCancelled: () -> Bool) {
      func reach(_ numbers: [Scalar]) -> Double? {
        guard !isCancelled() else { return nil }
        var largest = Scalar(0)
        for number in numbers where !(number.magnitude <= largest) {
          guard number.isFinite else { return .infinity }
          largest = number.magnitude
        }
        return Double(largest)
      }
      guard let base = reach(numbers.base), let x = reach(numbers.x), let y = reach(numbers.y)
      else { return nil }
      (self.base, self.x, self.y) = (base, x, y)
    }

    /// What none of the numbers is above at a point; not a number where that cannot be said.
    @inline(__always)
    func bound(_ a: Double, _ b: Double) -> Double { base + a.magnitude * x + b.magnitude * y }

    /// Whether all of the numbers are certainly finite at a point.
    func staysFinite(at point: PlanePoint<Scalar>) -> Bool {
      bound(Double(point.x), Double(point.y)) < Double(Scalar.greatestFiniteMagnitude) / 2
    }
  }
}

/// Coordinates in the network's precision.
struct PlanePoint<Scalar: NetworkScalar> {
  let x: Scalar
  let y: Scalar
}
