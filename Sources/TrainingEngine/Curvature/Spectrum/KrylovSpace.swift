/// The space that a vector and its products with a symmetric matrix span: an orthonormal basis in which
/// the matrix is tridiagonal.
struct KrylovSpace {
  /// Components of a vector.
  private let order: Int
  /// One direction after the other, each with as many components as the order. The last has not been
  /// multiplied yet, unless the space is closed.
  private var basis: [Double] = []
  /// Of the tridiagonal matrix: its diagonal, and beside it the length of what each product added.
  private var diagonal: [Double] = []
  private var offDiagonal: [Double] = []
  /// Whether the products lead to no further direction: at first, and when the matrix does not lead out
  /// of the space.
  private(set) var isClosed = true

  /// 128 megabytes: enough for the networks whose curvature is taken, and never more than a machine has.
  private static let largestReserve = 1 << 24

  /// A space without directions.
  ///
  /// - Parameter products: How many are taken at most: to move many megabytes for one direction more would
  ///   take milliseconds.
  init(order: Int, products: Int) {
    self.order = order
    basis.reserveCapacity(min(order * products, Self.largestReserve))
  }

  /// Gives back its directions on another thread, after which it is of no use.
  mutating func giveBackRoom() {
    letGo(ofNumbers: exchange(&basis, with: []))
  }

  /// Directions that were multiplied.
  var count: Int { diagonal.count }
  var lastDirection: [Double] { Array(basis[(basis.count - order)...]) }

  /// Goes on along another vector, which does not lie in the space.
  ///
  /// - Parameter isCancelled: Asked every few directions. Once it says yes the space is of no use.
  mutating func open(with vector: [Double], isCancelled: () -> Bool) {
    var rest = vector
    removeBasis(from: &rest, isCancelled: isCancelled)
    append(rest)
    isClosed = false
  }

  /// Takes the matrix's product with the last direction.
  ///
  /// - Parameter isCancelled: Asked every few directions. Once it says yes the space is of no use.
  /// - Returns: Whether it is finite.
  mutating func extend(by product: [Double], isCancelled: () -> Bool) -> Bool {
    let direction = lastDirection
    let height = Kernels.dot(direction.span, product.span)
    guard height.isFinite else { return false }
    diagonal.append(height)
    var rest = product
    removeBasis(from: &rest, isCancelled: isCancelled)
    let length = Self.length(of: rest)
    guard length.isFinite else { return false }
    // What is left of a vector within the space is the rounding of as many terms as it has.
    isClosed = length <= Self.length(of: product) * .ulpOfOne * Double(order).squareRoot()
    offDiagonal.append(isClosed ? 0 : length)
    if !isClosed { append(rest) }
    return true
  }

  private mutating func append(_ vector: [Double]) {
    var direction = vector
    Kernels.scale(&direction, by: 1 / Self.length(of: vector))
    basis += direction
  }

  /// Takes off a vector's parts along all directions, twice, which is enough (Parlett 1998, section
  /// 6.9).
  private func removeBasis(from vector: inout [Double], isCancelled: () -> Bool) {
    let rows = basis.count / order
    guard rows > 0 else { return }
    var parts = Array(repeating: 0.0, count: rows)
    for _ in 0..<2 {
      for block in blocks(of: rows) where !isCancelled() {
        Kernels.multiply(
          rows: block.count, columns: 1, inner: order, basis.span.extracting(block.of(order)),
          .plain, vector.span, .plain, into: &parts, at: block.lowerBound)
      }
      Kernels.scale(&parts, by: -1)
      add(parts.span, to: &vector, isCancelled: isCancelled)
    }
  }

  /// Adds the first directions, each times a factor of its own.
  private func add(
    _ factors: Span<Double>, to vector: inout [Double], isCancelled: () -> Bool
  ) {
    for block in blocks(of: factors.count) where !isCancelled() {
      Kernels.multiply(
        rows: 1, columns: order, inner: block.count, factors.extracting(block), .plain,
        basis.span.extracting(block.of(order)), .plain, into: &vector, accumulating: true)
    }
  }

  /// The first directions, by those that are read in a millisecond or two.
  private func blocks(of directions: Int) -> some Sequence<Range<Int>> {
    let length = max(1, Self.numbersAtATime / order)
    return stride(from: 0, to: directions, by: length).lazy.map {
      $0..<min($0 + length, directions)
    }
  }

  private static var numbersAtATime: Int { 1 << 20 }

  private static func length(of vector: [Double]) -> Double {
    Kernels.dot(vector.span, vector.span).squareRoot()
  }
}

extension KrylovSpace {
  /// The outermost eigenvalues of the matrix within the space.
  ///
  /// - Returns: Nil when cancelled.
  func extremes(
    smallest: Int, largest: Int, tolerance: Double, isCancelled: () -> Bool
  ) -> Lanczos.Extremes? {
    guard
      let decomposition = SymmetricEigendecomposition(tridiagonal, isCancelled: isCancelled)
    else { return nil }
    let (values, vectors) = (decomposition.values, decomposition.vectors)
    let norm = values.reduce(0) { max($0, abs($1)) }
    let length = offDiagonal[count - 1]
    func pair(_ index: Int) -> Lanczos.Eigenpair {
      var vector = Array(repeating: 0.0, count: order)
      add(
        vectors.elements.span.extracting(index * count..<(index + 1) * count), to: &vector,
        isCancelled: isCancelled)
      return Lanczos.Eigenpair(
        value: values[index], vector: vector, errorBound: length * abs(vectors[index, count - 1]))
    }
    let high = (0..<min(largest, count)).map(pair)
    let low = (max(0, count - smallest)..<count).reversed().map(pair)
    guard !isCancelled() else { return nil }
    return Lanczos.Extremes(
      smallest: low, largest: high,
      isConverged: (low + high).allSatisfy { $0.errorBound <= tolerance * norm }, products: count)
  }

  private var tridiagonal: Matrix {
    var matrix = Matrix(
      rows: count, columns: count, elements: Array(repeating: 0, count: count * count))
    for index in 0..<count {
      matrix[index, index] = diagonal[index]
      guard index + 1 < count else { continue }
      matrix[index, index + 1] = offDiagonal[index]
      matrix[index + 1, index] = offDiagonal[index]
    }
    return matrix
  }
}
