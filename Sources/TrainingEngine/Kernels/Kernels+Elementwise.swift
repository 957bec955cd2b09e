extension Kernels {
  /// Computes y = f(x) for each element of x, into y from `offset` on.
  static func apply<Scalar: NetworkScalar>(
    _ f: ElementwiseFunction, _ x: Span<Scalar>, into y: inout [Scalar], at offset: Int = 0
  ) {
    precondition(
      offset >= 0 && y.count - offset >= x.count, "The output is shorter than the input.")
    let (address, count) = (x.address, x.count)
    y.withUnsafeMutableBufferPointer {
      guard let start = $0.baseAddress else { return }
      let y = start + offset
      switch f {
      case .relu: table(of: Scalar.self).relu(address, count, y)
      case .sigmoid: table(of: Scalar.self).sigmoid(address, count, y)
      case .tanh: table(of: Scalar.self).tanh(address, count, y)
      case .leakyReLU(let slope): table(of: Scalar.self).leakyReLU(address, count, slope, y)
      case .gelu: table(of: Scalar.self).gelu(address, count, y)
      case .silu: table(of: Scalar.self).silu(address, count, y)
      }
    }
  }

  /// The gradient by the input x of f, from x, the output y and the gradient g by the output.
  ///
  /// It is g where y > 0 and else 0 for relu, g y (1 - y) for the sigmoid, g (1 - y²) for tanh; and
  /// from the input g where x > 0 and else slope · g for leaky relu, g (Φ(x) + x φ(x)) for gelu,
  /// g σ(x) (1 + x (1 - σ(x))) for silu. It goes into dx from `offset` on.
  static func inputGradient<Scalar: NetworkScalar>(
    of f: ElementwiseFunction, input x: Span<Scalar>, output y: Span<Scalar>,
    outputGradient: Span<Scalar>, into dx: inout [Scalar], at offset: Int = 0
  ) {
    precondition(
      x.count == outputGradient.count && y.count == outputGradient.count,
      "Input, output and gradient differ in length.")
    precondition(
      offset >= 0 && dx.count - offset >= y.count, "The output is shorter than the input.")
    let (inputAddress, address) = (x.address, y.address)
    let (gradientAddress, count) = (outputGradient.address, y.count)
    dx.withUnsafeMutableBufferPointer {
      guard let start = $0.baseAddress else { return }
      let dx = start + offset
      switch f {
      case .relu: table(of: Scalar.self).reluGradient(address, gradientAddress, count, dx)
      case .sigmoid: table(of: Scalar.self).sigmoidGradient(address, gradientAddress, count, dx)
      case .tanh: table(of: Scalar.self).tanhGradient(address, gradientAddress, count, dx)
      case .leakyReLU(let slope):
        table(of: Scalar.self).leakyReLUGradient(inputAddress, gradientAddress, count, slope, dx)
      case .gelu: table(of: Scalar.self).geluGradient(inputAddress, gradientAddress, count, dx)
      case .silu: table(of: Scalar.self).siluGradient(inputAddress, gradientAddress, count, dx)
      }
    }
  }

  /// Computes y = a b, element by element.
  static func multiplyElements<Scalar: NetworkScalar>(
    _ a: Span<Scalar>, _ b: Span<Scalar>, into y: inout [Scalar]
  ) {
    precondition(a.count == b.count, "The factors differ in number.")
    precondition(y.count >= a.count, "The output is shorter than the input.")
    let (aAddress, bAddress, count) = (a.address, b.address, a.count)
    y.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).multiplyElements(aAddress, bAddress, count, $0.baseAddress)
    }
  }

  /// Multiplies the first `count` elements by a factor, all of them when it is nil.
  static func scale<Scalar: NetworkScalar>(
    _ x: inout [Scalar], at offset: Int = 0, first count: Int? = nil, by factor: Double
  ) {
    precondition(
      offset >= 0 && count ?? 0 <= x.count - offset,
      "There are fewer elements than are to be scaled.")
    x.withUnsafeMutableBufferPointer {
      guard let start = $0.baseAddress else { return }
      table(of: Scalar.self).scale(start + offset, count ?? $0.count - offset, factor)
    }
  }

  /// Computes y = fma(factor, x, y) for each element of x, of y from `offset` on.
  static func add<Scalar: NetworkScalar>(
    _ x: Span<Scalar>, times factor: Double, to y: inout [Scalar], at offset: Int = 0
  ) {
    precondition(
      offset >= 0 && y.count - offset >= x.count, "The output is shorter than the input.")
    let (address, count) = (x.address, x.count)
    y.withUnsafeMutableBufferPointer {
      guard let y = $0.baseAddress else { return }
      table(of: Scalar.self).add(address, count, factor, y + offset)
    }
  }
}
