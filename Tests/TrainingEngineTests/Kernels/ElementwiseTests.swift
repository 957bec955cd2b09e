import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Elementwise {
    private static let lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 33, 100]

    @Test func vectorsAndScalarsGiveTheSameBits() {
      let functions: [(ElementwiseFunction, (Double) -> Double)] = [
        (.relu, { $0 <= 0 ? 0 : $0 }), (.sigmoid, ElementaryFunctions.sigmoid),
        (.tanh, ElementaryFunctions.tanh),
      ]
      for (function, scalar) in functions {
        for length in Self.lengths {
          let x = KernelTests.numbers(length).map { $0 * 20 } + [.nan, .infinity, -.infinity, -0.0]
          KernelTests.expectBits(x.map(scalar), "\(function)") {
            var y = [Double](repeating: 5, count: x.count)
            Kernels.apply(function, x.span, into: &y)
            return y
          }
        }
      }
    }

    @Test func gradientsFollowFromTheOutput() {
      let gradients: [(ElementwiseFunction, (Double, Double) -> Double)] = [
        (.relu, { y, g in y > 0 ? g : 0 }),
        (.sigmoid, { y, g in g * (y * (1 - y)) }),
        (.tanh, { y, g in g * Double(1).addingProduct(-y, y) }),
      ]
      for (function, gradient) in gradients {
        for length in Self.lengths {
          let y = [0] + KernelTests.numbers(length)
          let g = [3] + KernelTests.numbers(length, seed: 2)
          KernelTests.expectBits(zip(y, g).map(gradient), "\(function)") {
            var dx = [Double](repeating: 5, count: y.count)
            Kernels.inputGradient(of: function, output: y.span, outputGradient: g.span, into: &dx)
            return dx
          }
        }
      }
    }

    @Test func aDivergedUnitStaysDiverged() {
      let diverged = [Double.nan]
      var y = [0.0]
      var dx = [0.0]
      Kernels.apply(.relu, diverged.span, into: &y)
      #expect(y[0].isNaN)
      Kernels.inputGradient(of: .relu, output: y.span, outputGradient: diverged.span, into: &dx)
      #expect(dx[0].isNaN)
    }

    @Test func vectorsAreScaledAddedAndAccumulated() {
      for length in Self.lengths {
        let (x, y) = (KernelTests.numbers(length, seed: 1), KernelTests.numbers(length, seed: 2))
        KernelTests.expectBits(x.map { $0 * 0.7 }) {
          var out = x
          Kernels.scale(&out, by: 0.7)
          return out
        }
        KernelTests.expectBits(zip(x, y).map { $1.addingProduct(-0.3, $0) }) {
          var out = y
          Kernels.add(x.span, times: -0.3, to: &out)
          return out
        }
        KernelTests.expectBits(zip(x, y).map { $1.addingProduct(0.9, $0) }) {
          var out = x
          Kernels.accumulateVelocity(&out, momentum: 0.9, gradient: y.span)
          return out
        }
      }
    }
  }
}
