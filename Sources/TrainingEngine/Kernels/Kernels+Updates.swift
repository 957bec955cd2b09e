extension Kernels {
  /// Computes v = fma(momentum, v, g) and then y = fma(factor, v, y) for each element of the gradient g.
  static func followVelocity<Scalar: NetworkScalar>(
    _ v: inout [Scalar], momentum: Double, gradient: Span<Scalar>, times factor: Double,
    to y: inout [Scalar]
  ) {
    precondition(v.count >= gradient.count, "The velocity is shorter than the gradient.")
    precondition(y.count >= gradient.count, "The output is shorter than the gradient.")
    let (address, count) = (gradient.address, gradient.count)
    v.withUnsafeMutableBufferPointer { v in
      y.withUnsafeMutableBufferPointer {
        table(of: Scalar.self).followVelocity(
          v.baseAddress, count, momentum, address, factor, $0.baseAddress)
      }
    }
  }

  /// Computes v = fma(momentum, v, g) and then y = fma(velocityFactor, v, fma(factor, g, y)) for each
  /// element of the gradient g.
  static func followVelocityAhead<Scalar: NetworkScalar>(
    _ v: inout [Scalar], momentum: Double, gradient: Span<Scalar>, times factor: Double,
    velocityTimes velocityFactor: Double, to y: inout [Scalar]
  ) {
    precondition(v.count >= gradient.count, "The velocity is shorter than the gradient.")
    precondition(y.count >= gradient.count, "The output is shorter than the gradient.")
    let (address, count) = (gradient.address, gradient.count)
    v.withUnsafeMutableBufferPointer { v in
      y.withUnsafeMutableBufferPointer {
        table(of: Scalar.self).followVelocityAhead(
          v.baseAddress, count, momentum, address, factor, velocityFactor, $0.baseAddress)
      }
    }
  }

  /// Computes y = factor x for each element of x, into y from `offset` on.
  static func scaled<Scalar: NetworkScalar>(
    _ x: Span<Scalar>, by factor: Double, into y: inout [Scalar], at offset: Int = 0
  ) {
    precondition(offset >= 0 && y.count - offset >= x.count, "There is no room for the output.")
    let (address, count) = (x.address, x.count)
    y.withUnsafeMutableBufferPointer {
      guard let y = $0.baseAddress else { return }
      table(of: Scalar.self).scaled(address, count, factor, y + offset)
    }
  }

  /// Computes a = fma(decay, a, weight x) for each element of x.
  static func blend<Scalar: NetworkScalar>(
    _ averages: inout [Scalar], decay: Double, with x: Span<Scalar>, weight: Double
  ) {
    precondition(averages.count >= x.count, "There are fewer averages than numbers.")
    let (address, count) = (x.address, x.count)
    averages.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).blend($0.baseAddress, count, decay, weight, address)
    }
  }

  /// Computes a = fma(decay, a, weight x²) for each element of x.
  static func blendSquares<Scalar: NetworkScalar>(
    _ averages: inout [Scalar], decay: Double, with x: Span<Scalar>, weight: Double
  ) {
    precondition(averages.count >= x.count, "There are fewer averages than numbers.")
    let (address, count) = (x.address, x.count)
    averages.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).blendSquares($0.baseAddress, count, decay, weight, address)
    }
  }

  /// Computes y = fma(factor, x / (√squares / divisor + epsilon), y) for each element of x.
  static func addQuotients<Scalar: NetworkScalar>(
    _ x: Span<Scalar>, overRootOf squares: Span<Scalar>, divisor: Double = 1, epsilon: Double,
    times factor: Double, to y: inout [Scalar]
  ) {
    precondition(squares.count >= x.count, "A number has no square to be divided by.")
    precondition(y.count >= x.count, "The output is shorter than the input.")
    let (address, squaresAddress, count) = (x.address, squares.address, x.count)
    y.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).addQuotients(
        address, squaresAddress, count, factor, divisor, epsilon, $0.baseAddress)
    }
  }
}
