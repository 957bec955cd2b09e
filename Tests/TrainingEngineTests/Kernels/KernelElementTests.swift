import CKernels
import Testing

@testable import TrainingEngine

/// A type for which there are kernels, with the table that the kernels of the type stand in.
protocol KernelNumber: BinaryFloatingPoint, BitwiseCopyable {
  static var element: KernelElement { get }
}

extension Float: KernelNumber {
  static var element: KernelElement { KernelElementFloat }
}

extension Double: KernelNumber {
  static var element: KernelElement { KernelElementDouble }
}

extension KernelNumber {
  static var table: KernelTable { kernelTable(element).pointee }
}

extension KernelTests {
  /// Random numbers of both signs, rounded to the type.
  static func numbers<Number: KernelNumber>(_ count: Int, seed: Int = 1, as: Number.Type)
    -> [Number]
  {
    numbers(count, seed: seed).map { Number($0) }
  }

  /// Checks that every instruction set gives what the definition does, to the last bit. Every number
  /// of either type is exactly a `Double`.
  static func expectBits<Number: KernelNumber>(
    _ reference: [Number], _ comment: String = "",
    sourceLocation: SourceLocation = #_sourceLocation, of body: () -> [Number]
  ) {
    expectBits(
      reference.map { Double($0) }, "\(Number.self) \(comment)", sourceLocation: sourceLocation
    ) { body().map { Double($0) } }
  }
}

extension KernelTests {
  /// What `float` kernels do, by their definitions in `Float`. The other suites do it for `Double`.
  struct Floats {
    /// Rows, columns, inner: below, at and beyond the sizes of tiles, panels and blocks.
    private static let shapes = [
      (1, 1, 1), (3, 5, 7), (64, 33, 65), (256, 1, 2), (1, 256, 2), (1, 2, 256), (2, 1, 3),
      (7, 12, 200), (13, 49, 385), (149, 47, 193), (100, 97, 17), (200, 73, 9), (31, 8, 4),
      (6, 16, 3), (8, 48, 192), (9, 23, 1), (19, 1, 21), (1, 67, 5), (288, 3, 10),
    ]

    @Test(arguments: [false, true])
    func aProductIsAChainOfFusedMultiplyAddsForEachElement(accumulating: Bool) {
      for (rows, columns, inner) in Self.shapes {
        let a = KernelTests.numbers(rows * inner, seed: 1, as: Float.self)
        let b = KernelTests.numbers(inner * columns, seed: 2, as: Float.self)
        let before = KernelTests.numbers(rows * columns, seed: 3, as: Float.self)
        let expected = (0..<rows * columns).map { element in
          (0..<inner).reduce(accumulating ? before[element] : 0) { sum, p in
            sum.addingProduct(a[element / columns * inner + p], b[p * columns + element % columns])
          }
        }
        for (aTransposed, bTransposed) in [(false, false), (false, true), (true, false)] {
          let storedA = aTransposed ? transposed(a, rows, inner) : a
          let storedB = bTransposed ? transposed(b, inner, columns) : b
          KernelTests.expectBits(expected, "\(rows) x \(inner) * \(inner) x \(columns)") {
            var c = before
            Float.table.multiply(
              rows, columns, inner, storedA, aTransposed, storedB, bTransposed, &c, accumulating)
            return c
          }
        }
      }
    }

    private func transposed(_ m: [Float], _ rows: Int, _ columns: Int) -> [Float] {
      (0..<m.count).map { m[$0 % rows * columns + $0 / rows] }
    }

    @Test func columnsAreSummedInFloat() {
      for (rows, columns) in [(5, 1), (178, 2), (65, 7), (20, 31), (33, 33), (7, 150), (0, 4)] {
        let a = KernelTests.numbers(rows * columns, seed: 1, as: Float.self)
        let b = KernelTests.numbers(rows * columns, seed: 2, as: Float.self)
        func sums(_ add: (Float, Int) -> Float) -> [Float] {
          (0..<columns).map { j in (0..<rows).reduce(0) { add($0, $1 * columns + j) } }
        }
        KernelTests.expectBits(sums { $0 + a[$1] }, "\(rows) x \(columns)") {
          var sums = [Float](repeating: 7, count: columns)
          Float.table.columnSums(a, rows, columns, &sums, false)
          return sums
        }
        KernelTests.expectBits(sums { $0.addingProduct(a[$1], b[$1]) }, "\(rows) x \(columns)") {
          var sums = [Float](repeating: 7, count: columns)
          Float.table.columnProductSums(a, b, rows, columns, &sums, false)
          return sums
        }
      }
    }

    @Test func rowsAreSummedInFloat() {
      for (rows, columns) in [(1, 5), (5, 3), (9, 17), (23, 8), (4, 0)] {
        let a = KernelTests.numbers(rows * columns, seed: 1, as: Float.self)
        let sums = (0..<rows).map { i in (0..<columns).reduce(Float(0)) { $0 + a[i * columns + $1] }
        }
        KernelTests.expectBits(sums, "\(rows) x \(columns)") {
          var sums = [Float](repeating: 7, count: rows)
          Float.table.rowSums(a, rows, columns, &sums)
          return sums
        }
      }
    }

    /// A sum in `Float` would stop at 2²⁴.
    @Test func sumsThatAreNumbersRunInDouble() {
      let ones = [Float](repeating: 1, count: 1 << 25)
      #expect(Float.table.dot(ones, ones, ones.count) == Double(ones.count))
    }

    /// Every 65 521st `Float`, which reaches all exponents and signs, against the same function of
    /// `Double` rounded once.
    @Test func elementaryFunctionsAreThoseOfDoubleRounded() {
      let functions:
        [(
          String, (KernelTable) -> (UnsafeRawPointer?, Int, UnsafeMutableRawPointer?) -> Void,
          (Double) -> Double
        )] = [
          ("tanh", { table in { table.tanh($0, $1, $2) } }, ElementaryFunctions.tanh),
          ("sigmoid", { table in { table.sigmoid($0, $1, $2) } }, ElementaryFunctions.sigmoid),
          (
            "gelu", { table in { table.gelu($0, $1, $2) } },
            { $0 * ElementaryFunctions.normalDistribution($0) }
          ),
          (
            "silu", { table in { table.silu($0, $1, $2) } },
            { $0 * ElementaryFunctions.sigmoid($0) }
          ),
        ]
      let x = stride(from: 0, through: UInt32.max, by: 65521).map { Float(bitPattern: $0) }
      for (name, kernel, function) in functions {
        let expected = x.map { Float(function(Double($0))) }
        KernelTests.expectBits(expected, name) {
          var y = x
          kernel(Float.table)(x, x.count, &y)
          return y
        }
      }
    }

    /// A row that is almost certain: in `Float` alone its loss would be zero.
    @Test func theLossOfAnAlmostCertainRowIsNotLost() {
      var probabilities: [Float] = [0, 0]
      let loss = Float.table.softmaxCrossEntropy([Float(30), 0], [Int32(0)], 1, 2, &probabilities)
      let closed = ElementaryFunctions.logOnePlus(ElementaryFunctions.exp(-30))
      // The exponential is rounded to Float, and 1 + 9e-14 to Double.
      #expect(abs(loss - closed) < 3e-3 * closed)
      #expect(probabilities == [1, Float(ElementaryFunctions.exp(-30))])
    }
  }
}
