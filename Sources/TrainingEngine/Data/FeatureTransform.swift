/// What is done to every row of a matrix, with numbers that some rows gave beforehand.
public protocol FeatureTransform: Sendable {
  /// The rows of a matrix, each transformed: as many, of as many columns.
  func applied(to matrix: Matrix) -> Matrix
}
