extension Kernels {
  /// Computes y = f(x) for each element of x.
  static func apply(_ f: ElementwiseFunction, _ x: Span<Double>, into y: inout [Double]) {
    precondition(y.count >= x.count, "The output is shorter than the input.")
    let (address, count) = (x.address, x.count)
    y.withUnsafeMutableBufferPointer {
      switch f {
      case .relu: table.relu(address, count, $0.baseAddress)
      case .sigmoid: table.sigmoid(address, count, $0.baseAddress)
      case .tanh: table.tanh(address, count, $0.baseAddress)
      case .leakyReLU(let slope): table.leakyReLU(address, count, slope, $0.baseAddress)
      case .gelu: table.gelu(address, count, $0.baseAddress)
      case .silu: table.silu(address, count, $0.baseAddress)
      }
    }
  }

  /// The gradient by the input x of f, from x, the output y and the gradient g by the output.
  ///
  /// It is g where y > 0 and else 0 for relu, g y (1 - y) for the sigmoid, g (1 - y²) for tanh; and
  /// from the input g where x > 0 and else slope · g for leaky relu, g (Φ(x) + x φ(x)) for gelu,
  /// g σ(x) (1 + x (1 - σ(x))) for silu.
  static func inputGradient(
    of f: ElementwiseFunction, input x: Span<Double>, output y: Span<Double>,
    outputGradient: Span<Double>, into dx: inout [Double]
  ) {
    precondition(
      x.count == outputGradient.count && y.count == outputGradient.count,
      "Input, output and gradient differ in length.")
    precondition(dx.count >= y.count, "The output is shorter than the input.")
    let (inputAddress, address) = (x.address, y.address)
    let (gradientAddress, count) = (outputGradient.address, y.count)
    dx.withUnsafeMutableBufferPointer {
      switch f {
      case .relu: table.reluGradient(address, gradientAddress, count, $0.baseAddress)
      case .sigmoid: table.sigmoidGradient(address, gradientAddress, count, $0.baseAddress)
      case .tanh: table.tanhGradient(address, gradientAddress, count, $0.baseAddress)
      case .leakyReLU(let slope):
        table.leakyReLUGradient(inputAddress, gradientAddress, count, slope, $0.baseAddress)
      case .gelu: table.geluGradient(inputAddress, gradientAddress, count, $0.baseAddress)
      case .silu: table.siluGradient(inputAddress, gradientAddress, count, $0.baseAddress)
      }
    }
  }

  /// Multiplies the first `count` elements by a factor, all of them when it is nil.
  static func scale(_ x: inout [Double], first count: Int? = nil, by factor: Double) {
    precondition(count ?? 0 <= x.count, "There are fewer elements than are to be scaled.")
    x.withUnsafeMutableBufferPointer { table.scale($0.baseAddress, count ?? $0.count, factor) }
  }

  /// Computes y = fma(factor, x, y) for each element of x.
  static func add(_ x: Span<Double>, times factor: Double, to y: inout [Double]) {
    precondition(y.count >= x.count, "The output is shorter than the input.")
    let (address, count) = (x.address, x.count)
    y.withUnsafeMutableBufferPointer { table.add(address, count, factor, $0.baseAddress) }
  }

  /// Computes v = fma(momentum, v, g) for each element of the gradient g.
  static func accumulateVelocity(
    _ v: inout [Double], momentum: Double, gradient: Span<Double>
  ) {
    precondition(v.count >= gradient.count, "The velocity is shorter than the gradient.")
    let (address, count) = (gradient.address, gradient.count)
    v.withUnsafeMutableBufferPointer {
      table.accumulateVelocity($0.baseAddress, count, momentum, address)
    }
  }
}
