/// A sum of squares of numbers that are affine in two coordinates, by three squares:
/// (xx·x + xy·y + x)² + (yy·y + y)² + rest².
///
/// The six coefficients are the triangular factor of a QR decomposition. So the sum is never negative,
/// and it is as exact where it is small as the numbers themselves are: expanded into a polynomial it
/// would be a small difference of large terms there (Golub and Van Loan 2013, section 5.3).
struct PlaneSquares: Equatable, Sendable {
  var xx: Double
  var xy: Double
  var x: Double
  var yy: Double
  var y: Double
  var rest: Double

  @inline(__always)
  func callAsFunction(_ a: Double, _ b: Double) -> Double {
    // A coordinate that has no weight does not count, were it infinite.
    let first = (xx == 0 ? 0 : xx * a) + (xy == 0 ? 0 : xy * b) + x
    let second = (yy == 0 ? 0 : yy * b) + y
    return first * first + second * second + rest * rest
  }
}
