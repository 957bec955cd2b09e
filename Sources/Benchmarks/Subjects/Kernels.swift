import CBenchmarks
import CKernels

extension Subject {
  /// The arithmetic under everything.
  static let kernels = Subject(
    name: "kernels",
    explanation:
      "One thread, in its own processor time. The peak is what the core's multiply-add units do on "
      + "registers alone. Products as the networks need them: layers of digits-mlp on all samples, "
      + "and a square one. exp and tanh in double precision."
  ) { _ in
    [
      Figure(
        "peak", rates(20) { benchmark_fused_multiply_adds(200_000) }, unit: "GFLOP/s", .moreIsBetter
      ),
      product(rows: 1437, inner: 64, columns: 32),
      product(rows: 1437, inner: 32, columns: 10),
      product(rows: 64, inner: 64, columns: 32),
      product(rows: 512, inner: 512, columns: 512),
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

  private static func product(rows: Int, inner: Int, columns: Int) -> Figure {
    let a = (0..<rows * inner).map { Double($0 % 7) / 7 }
    let b = (0..<inner * columns).map { Double($0 % 5) / 5 }
    var c = Array(repeating: 0.0, count: rows * columns)
    let operations = 2.0 * Double(rows * inner * columns)
    let repetitions = max(1, Int(2e8 / operations))
    let rates = rates(15) {
      for _ in 0..<repetitions {
        table.multiply(rows, columns, inner, a, false, b, false, &c, false)
      }
      return operations * Double(repetitions)
    }
    return Figure(
      "product \(rows)x\(inner) by \(inner)x\(columns)", rates, unit: "GFLOP/s", .moreIsBetter)
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
