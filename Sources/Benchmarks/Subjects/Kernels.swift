import CBenchmarks
import CKernels

extension Subject {
  /// The arithmetic under everything.
  static let kernels = Subject(
    name: "kernels",
    explanation:
      "One thread, in its own processor time. The peak is what the core's multiply-add units do on "
      + "registers alone. Products as networks need them, rows x inner x columns, beside OpenBLAS on "
      + "one thread where it is found (OPENBLAS_LIBRARY names it). exp and tanh in double precision."
  ) { _ in
    [
      Figure("peak Float", peaks(in: KernelElementFloat), unit: "GFLOP/s", .moreIsBetter),
      Figure("peak Double", peaks(in: KernelElementDouble), unit: "GFLOP/s", .moreIsBetter),
    ]
      + MatrixProduct.large.flatMap { figures(of: $0, goals: true) }
      + MatrixProduct.small.flatMap { figures(of: $0, goals: false) } + [
        elementwise("tanh") { table.tanh($0, $0.count, &$1) },
        elementwise("sigmoid, one exp each") { table.sigmoid($0, $0.count, &$1) },
        scalar("exp, one at a time") { table.scalarExp($0) },
      ]
  }

  private static var table: KernelTable { kernelTable(KernelElementDouble).pointee }

  /// Billions a second of what a piece of work counts, several times.
  private static func rates(_ runs: Int, _ work: () -> Double) -> [Double] {
    (0...runs).map { _ in
      var count = 0.0
      let milliseconds = Stopwatch.processor { count = work() }
      return count / milliseconds * 1e-6
    }.dropFirst().map { $0 }
  }

  /// The goals are for `Float`.
  private static func figures(of product: MatrixProduct, goals: Bool) -> [Figure] {
    product.figures(in: KernelElementFloat, as: Float.self, goals: goals)
      + product.figures(in: KernelElementDouble, as: Double.self, goals: false)
  }

  private static func peaks(in element: KernelElement) -> [Double] {
    (0..<20).map { _ in MatrixProduct.peak(in: element) }
  }

  private static func elementwise(
    _ name: String, _ apply: ([Double], inout [Double]) -> Void
  ) -> Figure {
    let x = (0..<4096).map { Double($0 - 2048) / 512 }
    var y = x
    let rates = rates(15) {
      for _ in 0..<50 { apply(x, &y) }
      return 50 * Double(x.count)
    }
    return Figure(name, rates, unit: "G/s", .moreIsBetter)
  }

  private static func scalar(_ name: String, _ apply: (Double) -> Double) -> Figure {
    var sum = 0.0
    let rates = rates(15) {
      for index in 0..<100_000 { sum += apply(Double(index % 1000) / 500) }
      return 100_000
    }
    precondition(sum.isFinite, "The sum is used, so that it is computed.")
    return Figure(name, rates, unit: "G/s", .moreIsBetter)
  }
}
