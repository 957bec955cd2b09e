import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Updates {
    private static let lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 33, 100]

    @Test func vectorsAreScaledIntoOthersAndBlended() {
      for length in Self.lengths {
        let (x, y) = (KernelTests.numbers(length, seed: 1), KernelTests.numbers(length, seed: 2))
        KernelTests.expectBits([5, 5] + x.map { 0.7 * $0 } + [5]) {
          var out = [Double](repeating: 5, count: length + 3)
          Kernels.scaled(x.span, by: 0.7, into: &out, at: 2)
          return out
        }
        KernelTests.expectBits(zip(x, y).map { (0.1 * $0).addingProduct(0.9, $1) }) {
          var out = y
          Kernels.blend(&out, decay: 0.9, with: x.span, weight: 0.1)
          return out
        }
        KernelTests.expectBits(zip(x, y).map { (0.1 * $0 * $0).addingProduct(0.9, $1) }) {
          var out = y
          Kernels.blendSquares(&out, decay: 0.9, with: x.span, weight: 0.1)
          return out
        }
      }
    }

    @Test func velocitiesAreAccumulatedAndFollowed() {
      for length in Self.lengths {
        let (v, g) = (KernelTests.numbers(length, seed: 1), KernelTests.numbers(length, seed: 2))
        let y = KernelTests.numbers(length, seed: 3)
        let velocities = zip(v, g).map { $1.addingProduct(0.9, $0) }
        let followed = zip(velocities, y).map { $1.addingProduct(-0.3, $0) }
        KernelTests.expectBits(velocities + followed) {
          var (velocities, followed) = (v, y)
          Kernels.followVelocity(
            &velocities, momentum: 0.9, gradient: g.span, times: -0.3, to: &followed)
          return velocities + followed
        }
        let ahead = y.indices.map {
          y[$0].addingProduct(-0.3, g[$0]).addingProduct(-0.27, velocities[$0])
        }
        KernelTests.expectBits(velocities + ahead) {
          var (velocities, ahead) = (v, y)
          Kernels.followVelocityAhead(
            &velocities, momentum: 0.9, gradient: g.span, times: -0.3, velocityTimes: -0.27,
            to: &ahead)
          return velocities + ahead
        }
      }
    }

    @Test func quotientsByRootsAreAdded() {
      for length in Self.lengths {
        let x = KernelTests.numbers(length, seed: 1) + [1, .infinity, .nan, 0]
        let squares = KernelTests.numbers(length, seed: 2).map { $0 * $0 } + [0, 1, 1, 0]
        let y = KernelTests.numbers(length, seed: 3) + [1, 1, 1, 1]
        let expected = x.indices.map {
          y[$0].addingProduct(-0.3, x[$0] / (squares[$0].squareRoot() / 0.6 + 1e-8))
        }
        KernelTests.expectBits(expected) {
          var out = y
          Kernels.addQuotients(
            x.span, overRootOf: squares.span, divisor: 0.6, epsilon: 1e-8, times: -0.3, to: &out)
          return out
        }
      }
    }
  }
}
