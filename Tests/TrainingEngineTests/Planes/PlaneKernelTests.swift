import CKernels
import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Planes {
    @Test(arguments: [false, true])
    func whatIsAffineIsTwoFusedMultiplyAddsForEachElement(rectified: Bool) {
      check(Float.self)
      check(Double.self)
      func check<Number: NetworkScalar & KernelNumber>(_: Number.Type) {
        for count in [0, 1, 7, 16, 33, 200] {
          let base = KernelTests.numbers(count, seed: 1, as: Number.self)
          let x = KernelTests.numbers(count, seed: 2, as: Number.self)
          let y = KernelTests.numbers(count, seed: 3, as: Number.self)
          let (a, b) = (Number(1.75), Number(-0.3))
          let expected = (0..<count).map { index in
            let sum = base[index].addingProduct(b, y[index]).addingProduct(a, x[index])
            return rectified && sum <= 0 ? 0 : sum
          }
          KernelTests.expectBits(expected, "\(count)") {
            var out = Array(repeating: Number(9), count: count + 2)
            Kernels.combine(
              base.span, x.span, times: a, y.span, times: b, rectified: rectified, into: &out,
              at: 1)
            #expect(out.first == 9 && out.last == 9)
            return Array(out[1..<count + 1])
          }
        }
      }
    }

    /// Narrow matrices are folded, wide ones are not.
    private static let shapes = [
      (1, 1), (50, 1), (9, 3), (100, 10), (3, 32), (5, 33), (4, 64), (3, 200),
    ]

    private static func combination<Number: NetworkScalar & KernelNumber>(
      _ columns: Int, seed: Int
    ) -> ColumnCombination<Number> {
      var combination = ColumnCombination<Number>(columns: columns)
      combination.means = KernelTests.numbers(columns, seed: seed, as: Number.self)
      combination.scales = KernelTests.numbers(columns, seed: seed + 1, as: Number.self)
      combination.shifts = KernelTests.numbers(columns, seed: seed + 2, as: Number.self)
      return combination
    }

    @Test(arguments: shapes, [false, true])
    func columnsAreCombinedByTheirConstants(shape: (rows: Int, columns: Int), rectified: Bool) {
      let (rows, columns) = shape
      check(Float.self)
      check(Double.self)
      func check<Number: NetworkScalar & KernelNumber>(_: Number.Type) {
        let matrix = KernelTests.numbers(rows * columns, seed: 1, as: Number.self)
        let c: ColumnCombination<Number> = Self.combination(columns, seed: 4)
        let expected = matrix.indices.map { index in
          let j = index % columns
          let sum = c.shifts[j].addingProduct(c.scales[j], matrix[index] - c.means[j])
          return rectified && sum <= 0 ? 0 : sum
        }
        KernelTests.expectBits(expected, "\(rows) x \(columns)") {
          var out = Array(repeating: Number(0), count: matrix.count)
          Kernels.combineColumns(
            matrix.span, rows: rows, columns: columns, by: c, rectified: rectified, into: &out)
          return out
        }
      }
    }

    /// At one point, and at two at a time.
    @Test(arguments: shapes, [false, true])
    func affineColumnsAreTakenAtPoints(shape: (rows: Int, columns: Int), rectified: Bool) {
      let (rows, columns) = shape
      check(Float.self)
      check(Double.self)
      func check<Number: NetworkScalar & KernelNumber>(_: Number.Type) {
        let base = KernelTests.numbers(rows * columns, seed: 1, as: Number.self)
        let x = KernelTests.numbers(rows * columns, seed: 2, as: Number.self)
        let y = KernelTests.numbers(rows * columns, seed: 3, as: Number.self)
        let points = (PlanePoint<Number>(x: 1.75, y: -0.3), PlanePoint<Number>(x: -0.6, y: 2.5))
        let first: ColumnCombination<Number> = Self.combination(columns, seed: 4)
        let second: ColumnCombination<Number> = Self.combination(columns, seed: 14)
        func expected(_ point: PlanePoint<Number>, _ c: ColumnCombination<Number>) -> [Number] {
          base.indices.map { index in
            let j = index % columns
            let sum = base[index].addingProduct(point.y, y[index]).addingProduct(point.x, x[index])
            let scaled = c.shifts[j].addingProduct(c.scales[j], sum)
            return rectified && scaled <= 0 ? 0 : scaled
          }
        }
        let none = Array(repeating: Number(0), count: base.count)
        KernelTests.expectBits(expected(points.0, first), "\(rows) x \(columns)") {
          var out = none
          Kernels.combineAffineColumns(
            base.span, x.span, y.span, rows: rows, columns: columns, rectified: rectified,
            at: points.0, by: first, into: &out)
          return out
        }
        KernelTests.expectBits(
          expected(points.0, first) + expected(points.1, second), "two, \(rows) x \(columns)"
        ) {
          var (out, other) = (none, none)
          Kernels.combineAffineColumns(
            base.span, x.span, y.span, rows: rows, columns: columns, rectified: rectified,
            at: points, by: first, second, into: &out, &other)
          return out + other
        }
      }
    }

    @Test(arguments: [false, true], [1, 3, 70])
    func threeSquaresAreTheSumOfSquaresOfEachColumn(centered: Bool, columns: Int) {
      let rows = 40
      let base = KernelTests.numbers(rows * columns, seed: 1)
      let x = KernelTests.numbers(rows * columns, seed: 2)
      let y = KernelTests.numbers(rows * columns, seed: 3)
      func factors() -> [PlaneSquares] {
        Kernels.columnFactors(
          base.span, x.span, y.span, rows: rows, columns: columns, centered: centered
        ).factors
      }
      func numbers(_ f: PlaneSquares) -> [Double] { [f.xx, f.xy, f.x, f.yy, f.y, f.rest] }
      let usual = factors()
      KernelTests.expectBits(usual.flatMap(numbers)) { factors().flatMap(numbers) }
      for (a, b) in [(0.0, 0.0), (1, -2), (-0.3, 40)] {
        for column in 0..<columns {
          let values = (0..<rows).map { row in
            let index = row * columns + column
            return base[index] + a * x[index] + b * y[index]
          }
          let mean = centered ? values.reduce(0, +) / Double(rows) : 0
          let expected = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
          #expect(abs(usual[column](a, b) - expected) <= 1e-13 * expected)
        }
      }
    }

    /// The third column is the sum of the others but for 1e-7, and at (-1, -1) nothing else is left:
    /// of a polynomial with six coefficients no digit would be right.
    @Test func smallSumsOfSquaresKeepTheirDigits() {
      let rows = 60
      let x = KernelTests.numbers(rows, seed: 2)
      let y = KernelTests.numbers(rows, seed: 3)
      let small = KernelTests.numbers(rows, seed: 4).map { 1e-7 * $0 }
      let base = (0..<rows).map { x[$0] + y[$0] + small[$0] }
      let squares = Kernels.columnFactors(
        base.span, x.span, y.span, rows: rows, columns: 1, centered: false
      ).factors[0]
      let expected = (0..<rows).reduce(0) { sum, row in
        let rest = base[row] - x[row] - y[row]
        return sum + rest * rest
      }
      #expect(abs(squares(-1, -1) - expected) <= 1e-7 * expected)
    }

    @Test func aCoordinateWithoutWeightDoesNotCount() {
      let squares = PlaneSquares(xx: 2, xy: 0, x: 1, yy: 0, y: 3, rest: 0)
      #expect(squares(0.5, .infinity) == 13)
      #expect(squares(1e300, 0) == .infinity)
      #expect(squares(.nan, 0).isNaN)
    }

    @Test func aPlaneHasTheSameBitsOnEveryInstructionSet() throws {
      let model = TestNetwork(
        activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
      let network = try model.network()
      for directions in PlaneShortcutTests.Directions.allCases {
        let plane = directions.plane(of: network)
        let results = try KernelTests.onEachInstructionSet {
          var surface = try PlaneLoss(
            network: network, plane: plane, loss: model.loss, data: model.data(), statistics: .batch
          )
          return surface.losses(PlaneShortcutTests.points)!.map(\.bitPattern)
        }
        #expect(results.allSatisfy { $0.result == results[0].result })
      }
    }
  }
}
