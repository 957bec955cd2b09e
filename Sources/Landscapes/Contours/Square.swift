/// Four neighbouring samples, and how lines of equal loss run between them.
struct Square {
  let lowerLeft: Double
  let lowerRight: Double
  let upperLeft: Double
  let upperRight: Double

  /// - Parameter sample: The number of the lower left sample in the grid.
  init(of grid: LossGrid, at sample: Int) {
    lowerLeft = grid.values[sample]
    lowerRight = grid.values[sample + 1]
    upperLeft = grid.values[sample + grid.columns]
    upperRight = grid.values[sample + grid.columns + 1]
  }

  /// From the lowest to the highest sample; nil where one is not finite.
  var range: ClosedRange<Double>? {
    guard
      lowerLeft.isFinite, lowerRight.isFinite, upperLeft.isFinite, upperRight.isFinite
    else { return nil }
    return min(
      min(lowerLeft, lowerRight), min(upperLeft, upperRight))...max(
        max(lowerLeft, lowerRight), max(upperLeft, upperRight))
  }

  enum Side {
    case bottom, right, top, left
  }

  /// A part of a line, from one side to another, with the higher ground on the left.
  struct Piece {
    let from: Side
    let to: Side

    init(_ from: Side, _ to: Side) {
      self.from = from
      self.to = to
    }
  }

  /// The pieces of the lines of a level: none, one, or at a saddle two. None where a sample is not
  /// finite.
  func pieces(at level: Double) -> [Piece] {
    let ll = lowerLeft >= level
    let lr = lowerRight >= level
    let ul = upperLeft >= level
    let ur = upperRight >= level
    guard range != nil else { return [] }
    return switch (ul, ur, ll, lr) {
    case (false, false, true, false): [Piece(.bottom, .left)]
    case (false, false, false, true): [Piece(.right, .bottom)]
    case (false, false, true, true): [Piece(.right, .left)]
    case (true, false, false, false): [Piece(.left, .top)]
    case (true, false, true, false): [Piece(.bottom, .top)]
    case (true, false, true, true): [Piece(.right, .top)]
    case (false, true, false, false): [Piece(.top, .right)]
    case (false, true, false, true): [Piece(.top, .bottom)]
    case (false, true, true, true): [Piece(.top, .left)]
    case (true, true, false, false): [Piece(.left, .right)]
    case (true, true, true, false): [Piece(.bottom, .right)]
    case (true, true, false, true): [Piece(.left, .bottom)]
    case (true, false, false, true):
      saddleIsAbove(level)
        ? [Piece(.left, .bottom), Piece(.right, .top)]
        : [Piece(.left, .top), Piece(.right, .bottom)]
    case (false, true, true, false):
      saddleIsAbove(level)
        ? [Piece(.bottom, .right), Piece(.top, .left)]
        : [Piece(.bottom, .left), Piece(.top, .right)]
    default: []
    }
  }

  /// Whether the saddle point of the bilinear interpolation is at or above a level that separates
  /// opposite corners: then the two higher corners are connected, else the two lower ones.
  ///
  /// With corners measured from the level, the saddle is (ll·ur - lr·ul) / (ll + ur - lr - ul).
  private func saddleIsAbove(_ level: Double) -> Bool {
    // Scaled, so that the products of finite losses are finite.
    let scale = max(
      abs(lowerLeft / 2 - level / 2), abs(lowerRight / 2 - level / 2),
      abs(upperLeft / 2 - level / 2), abs(upperRight / 2 - level / 2))
    func height(_ corner: Double) -> Double { (corner / 2 - level / 2) / scale }
    let (ll, lr, ul, ur) = (
      height(lowerLeft), height(lowerRight), height(upperLeft), height(upperRight)
    )
    let determinant = ll * ur - lr * ul
    return ll + ur - lr - ul > 0 ? determinant >= 0 : determinant <= 0
  }
}
