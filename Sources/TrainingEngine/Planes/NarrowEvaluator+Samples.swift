// How samples lie side by side.
extension NarrowEvaluator {
  /// So many samples fill vectors of every instruction set.
  static func filled(_ samples: Int) -> Int { (samples + 15) / 16 * 16 }

  /// A matrix with a row for each sample, as blocks of samples with a row for each feature; zeros
  /// where the last block's vectors are not full.
  ///
  /// - Parameter isCancelled: Asked before every block of samples.
  /// - Returns: Nil when cancelled.
  static func turned(
    _ matrix: [Scalar], _ order: [Int], columns: Int, isCancelled: () -> Bool
  ) -> [Scalar]? {
    guard !matrix.isEmpty else { return [] }
    var turned: [Scalar] = []
    turned.reserveCapacity(filled(order.count) * columns)
    for start in stride(from: 0, to: order.count, by: blockLength) {
      guard !isCancelled() else { return nil }
      let block = order[start..<min(start + blockLength, order.count)]
      for column in 0..<columns {
        for row in block { turned.append(matrix[row * columns + column]) }
        turned += repeatElement(0, count: filled(block.count) - block.count)
      }
    }
    return turned
  }

  /// Rows that are ordered by themselves: to sort them takes a few milliseconds at most.
  private static var orderedRows: Int { 16384 }

  /// The rows of a matrix in an order in which each sixteen of them lie close together: they are
  /// halved again and again along the column in which they differ by most (Bentley 1975, k-d trees).
  ///
  /// - Parameter isCancelled: Asked before every halving, and before every column that is looked at for it.
  /// - Returns: Nil when cancelled.
  static func neighbours(
    in matrix: [Scalar], rows: Int, columns: Int, isCancelled: () -> Bool
  ) -> [Int]? {
    var order: [Int] = []
    order.reserveCapacity(rows)
    /// Appends some rows in order; false when cancelled.
    func append(_ rows: [Int]) -> Bool {
      guard rows.count > 16, columns > 0 else {
        order += rows
        return true
      }
      var widest = (column: 0, width: -Scalar.infinity)
      for column in 0..<columns {
        guard !isCancelled() else { return false }
        let numbers = rows.map { matrix[$0 * columns + column] }
        let width = numbers.max()! - numbers.min()!
        if width > widest.width { widest = (column, width) }
      }
      let sorted = rows.sorted {
        matrix[$0 * columns + widest.column] < matrix[$1 * columns + widest.column]
      }
      let half = filled(rows.count / 2)
      return append(Array(sorted[..<half])) && append(Array(sorted[half...]))
    }
    for start in stride(from: 0, to: rows, by: orderedRows) {
      guard append(Array(start..<min(start + orderedRows, rows))) else { return nil }
    }
    return order
  }
}

extension AffineNumbers {
  /// The rows of a matrix in another order.
  ///
  /// - Returns: Nil when cancelled.
  func reordered(_ order: [Int], _ columns: Int, isCancelled: () -> Bool) -> AffineNumbers? {
    mapped(isCancelled: isCancelled) { matrix in
      guard !matrix.isEmpty else { return [] }
      return order.flatMap { matrix[$0 * columns..<($0 + 1) * columns] }
    }
  }

  /// What comes out of a linear layer that moves, where what enters stays.
  ///
  /// - Returns: Nil when cancelled.
  func constant(
    times product: PlaneProgram<Scalar>.Product, isCancelled: () -> Bool
  ) -> AffineNumbers? {
    let (inner, outputs) = (product.inner, product.outputs)
    let rows = base.count / inner
    func outcome(_ weights: [Scalar], _ bias: [Scalar]) -> [Scalar]? {
      guard !isCancelled() else { return nil }
      var outcome = Array(repeating: Scalar(0), count: rows * outputs)
      if !weights.isEmpty {
        Kernels.multiply(
          rows: rows, columns: outputs, inner: inner, base.span, .plain, weights.span, .plain,
          into: &outcome)
      }
      if !bias.isEmpty { Kernels.addRow(bias.span, toEachOf: rows, of: &outcome) }
      return outcome
    }
    guard let base = outcome(product.weights.base, product.bias.base),
      let x = outcome(product.weights.x, product.bias.x),
      let y = outcome(product.weights.y, product.bias.y)
    else { return nil }
    return AffineNumbers(base: base, x: x, y: y)
  }
}

extension SampleTargets {
  /// The targets of the samples in another order.
  func reordered(_ order: [Int], columns: Int) -> SampleTargets {
    switch self {
    case .labels(let labels): .labels(order.map { labels[$0] })
    case .values(let values):
      .values(order.flatMap { values[$0 * columns..<($0 + 1) * columns] })
    }
  }
}
