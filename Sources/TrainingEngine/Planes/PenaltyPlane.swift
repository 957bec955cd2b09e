/// An L2 penalty over a plane: a quadratic with six coefficients, whatever the number of parameters.
struct PenaltyPlane: Sendable {
  let squares: PlaneSquares
  /// λ/2.
  let share: Double

  func callAsFunction(_ x: Double, _ y: Double) -> Double { share * squares(x, y) }

  /// To second order at a point.
  func expansion(_ x: Double, _ y: Double) -> SecondOrder {
    let first = SecondOrder(
      value: squares.xx * x + squares.xy * y + squares.x, a: squares.xx, b: squares.xy, aa: 0,
      ab: 0, bb: 0)
    let second = SecondOrder(
      value: squares.yy * y + squares.y, a: 0, b: squares.yy, aa: 0, ab: 0, bb: 0)
    let rest = SecondOrder(squares.rest * squares.rest)
    return (first * first + second * second + rest) * share
  }
}
