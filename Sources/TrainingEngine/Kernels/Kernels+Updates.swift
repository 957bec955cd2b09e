extension Kernels {
  /// Computes y = factor x for each element of x, into y from `offset` on.
  static func scaled(
    _ x: Span<Double>, by factor: Double, into y: inout [Double], at offset: Int = 0
  ) {
    precondition(offset >= 0 && y.count - offset >= x.count, "There is no room for the output.")
    let (address, count) = (x.address, x.count)
    y.withUnsafeMutableBufferPointer {
      guard let y = $0.baseAddress else { return }
      table.scaled(address, count, factor, y + offset)
    }
  }

  /// Computes a = fma(decay, a, weight x) for each element of x.
  static func blend(
    _ averages: inout [Double], decay: Double, with x: Span<Double>, weight: Double
  ) {
    precondition(averages.count >= x.count, "There are fewer averages than numbers.")
    let (address, count) = (x.address, x.count)
    averages.withUnsafeMutableBufferPointer {
      table.blend($0.baseAddress, count, decay, weight, address)
    }
  }

  /// Computes a = fma(decay, a, weight x²) for each element of x.
  static func blendSquares(
    _ averages: inout [Double], decay: Double, with x: Span<Double>, weight: Double
  ) {
    precondition(averages.count >= x.count, "There are fewer averages than numbers.")
    let (address, count) = (x.address, x.count)
    averages.withUnsafeMutableBufferPointer {
      table.blendSquares($0.baseAddress, count, decay, weight, address)
    }
  }

  /// Computes y = fma(factor, x / (√squares / divisor + epsilon), y) for each element of x.
  static func addQuotients(
    _ x: Span<Double>, overRootOf squares: Span<Double>, divisor: Double = 1, epsilon: Double,
    times factor: Double, to y: inout [Double]
  ) {
    precondition(squares.count >= x.count, "A number has no square to be divided by.")
    precondition(y.count >= x.count, "The output is shorter than the input.")
    let (address, squaresAddress, count) = (x.address, squares.address, x.count)
    y.withUnsafeMutableBufferPointer {
      table.addQuotients(
        address, squaresAddress, count, factor, divisor, epsilon, $0.baseAddress)
    }
  }
}
