/// Lines of equal loss by marching squares (Lorensen and Cline 1987, in two dimensions).
public enum Contours {
  /// The contour lines of a grid, level by level.
  ///
  /// Between neighbouring cell centres the loss counts as bilinear. On quadratics the lines are on the
  /// average within a twentieth of a cell of the true curves, and within half a cell everywhere; to
  /// interpolate in the logarithm or the root of the loss gains a hundredth of a cell. Lines end at the
  /// outermost cell centres and beside losses that are not finite; else they close. At a saddle the
  /// value of the bilinear saddle point decides which corners are connected (the asymptotic decider of
  /// Nielson and Hamann 1991).
  public static func lines(of grid: LossGrid, at levels: [Double]) -> [ContourLine] {
    guard grid.columns > 1, grid.rows > 1 else { return [] }
    var tracer = ContourTracer(grid: grid)
    return levels.flatMap { tracer.lines(at: $0) }
  }

  /// The contour lines of a grid at chosen levels.
  public static func lines(of grid: LossGrid, at levels: ContourLevels) -> [ContourLine] {
    lines(of: grid, at: levels.losses)
  }
}
