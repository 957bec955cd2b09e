import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Elementwise {
    private static let lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 33, 100]

    @Test func vectorsAndScalarsGiveTheSameBits() {
      let functions: [(ElementwiseFunction, (Double) -> Double)] = [
        (.relu, { $0 <= 0 ? 0 : $0 }), (.sigmoid, ElementaryFunctions.sigmoid),
        (.tanh, ElementaryFunctions.tanh), (.leakyReLU(slope: 0.2), { $0 <= 0 ? 0.2 * $0 : $0 }),
        (.leakyReLU(slope: 1), { $0 }),
        (.gelu, { $0 * ElementaryFunctions.normalDistribution($0) }),
        (.silu, { $0 * ElementaryFunctions.sigmoid($0) }),
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
            Kernels.inputGradient(
              of: function, input: g.span, output: y.span, outputGradient: g.span,
              into: &dx)
            return dx
          }
        }
      }
    }

    @Test func gradientsFollowFromTheInputWhereTheOutputDoesNotTell() {
      typealias F = ElementaryFunctions
      let gradients: [(ElementwiseFunction, (Double, Double) -> Double)] = [
        (.leakyReLU(slope: 0.2), { x, g in x <= 0 ? 0.2 * g : g }),
        (
          .gelu,
          { x, g in g * F.normalDistribution(x).addingProduct(x, F.normalDensity(x)) }
        ),
        (
          .silu,
          { x, g in
            let y = F.sigmoid(x)
            return g * (y * Double(1).addingProduct(x, 1 - y))
          }
        ),
      ]
      for (function, gradient) in gradients {
        for length in Self.lengths {
          let x = [0, .nan] + KernelTests.numbers(length).map { $0 * 5 }
          let g = [3, 1] + KernelTests.numbers(length, seed: 2)
          KernelTests.expectBits(zip(x, g).map(gradient), "\(function)") {
            var dx = [Double](repeating: 5, count: x.count)
            Kernels.inputGradient(
              of: function, input: x.span, output: g.span, outputGradient: g.span, into: &dx)
            return dx
          }
        }
      }
    }

    /// Closed values: Φ(1) = 0.841344746068542948585…, σ(1) = 0.731058578630004879251….
    @Test func gatedUnitsHaveTheirClosedValues() {
      var y = [0.0, 0, 0]
      Kernels.apply(.gelu, [1.0, -1, 0].span, into: &y)
      expectClose(y, [0.841344746068542949, -0.158655253931457051, 0], "gelu")
      Kernels.apply(.silu, [1.0, -1, 0].span, into: &y)
      expectClose(y, [0.731058578630004879, -0.268941421369995121, 0], "silu")
    }

    @Test func aDivergedUnitStaysDiverged() {
      let diverged = [Double.nan]
      var y = [0.0]
      var dx = [0.0]
      Kernels.apply(.relu, diverged.span, into: &y)
      #expect(y[0].isNaN)
      Kernels.inputGradient(
        of: .relu, input: diverged.span, output: y.span, outputGradient: diverged.span, into: &dx)
      #expect(dx[0].isNaN)
    }

    @Test func vectorsAreScaledAndAdded() {
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
      }
    }
  }
}
