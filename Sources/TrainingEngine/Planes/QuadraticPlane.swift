/// A mean of squared errors of outputs that are affine in the two coordinates.
struct QuadraticPlane: Sendable {
  private var squares: PlaneSquares
  /// 1 over the number of terms, or half of it.
  private let share: Double

  /// - Parameters:
  ///   - moving: Which of the `columns` outputs move.
  ///   - affine: They themselves, a row a sample.
  ///   - constants: All outputs; empty where all move.
  /// - Returns: Nil for other losses.
  init?<Scalar>(
    _ loss: Loss.Kind, _ affine: AffineNumbers<Scalar>, moving: [Int], columns: Int,
    constants: [Scalar], targets: SampleTargets<Scalar>
  ) {
    guard loss == .meanSquaredError || loss == .halfMeanSquaredError,
      case .values(let values) = targets
    else { return nil }
    let rows = values.count / columns
    var residuals = affine.base
    for row in 0..<rows {
      for (index, column) in moving.enumerated() {
        residuals[row * moving.count + index] -= values[row * columns + column]
      }
    }
    squares =
      Kernels.columnFactors(
        residuals.span, affine.x.span, affine.y.span, rows: residuals.count, columns: 1,
        centered: false
      ).factors[0]
    if moving.count < columns {
      let still = (0..<columns).filter { !moving.contains($0) }
      var sum = squares.rest * squares.rest
      for row in 0..<rows {
        for column in still {
          let residual = Double(constants[row * columns + column] - values[row * columns + column])
          sum.addProduct(residual, residual)
        }
      }
      squares.rest = sum.squareRoot()
    }
    share = (loss == .halfMeanSquaredError ? 0.5 : 1) / Double(values.count)
  }

  @inline(__always)
  func loss(_ x: Double, _ y: Double) -> Double { squares(x, y) * share }

  /// The losses at some points of a grid.
  func losses(at points: Range<Int>, of grid: PointGrid) -> [Double] {
    Array(unsafeUninitializedCapacity: points.count) { losses, count in
      for piece in grid.pieces(of: points) {
        grid.x[piece.columns].withUnsafeBufferPointer { x in
          for column in x.indices {
            losses.initializeElement(at: count + column, to: loss(x[column], piece.y))
          }
        }
        count += piece.columns.count
      }
    }
  }
}
