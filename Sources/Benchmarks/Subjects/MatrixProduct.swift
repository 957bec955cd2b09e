import CBenchmarks
import CKernels

/// A matrix product to be measured, in the shape and storage in which a network asks for it.
struct MatrixProduct {
  let name: String
  let rows: Int
  let inner: Int
  let columns: Int
  var aTransposed = false
  var bTransposed = false
  /// Whether half of the left factor is zero, as what a ReLU leaves.
  var isRectified = false

  /// The square one and those of a linear layer from 784 features to 512 on a batch of 64: its output
  /// x Wᵀ, the gradient gᵀ x of its weights W and the gradient g W of its input x.
  static let large = [
    MatrixProduct(name: "512³", rows: 512, inner: 512, columns: 512),
    MatrixProduct(name: "64x784x512", rows: 64, inner: 784, columns: 512, bTransposed: true),
    MatrixProduct(name: "gᵀ x 512x64x784", rows: 512, inner: 64, columns: 784, aTransposed: true),
    MatrixProduct(name: "g W 64x512x784", rows: 64, inner: 512, columns: 784),
  ]

  /// Those of small models.
  static let small = [
    MatrixProduct(name: "1437x64x32", rows: 1437, inner: 64, columns: 32),
    MatrixProduct(name: "64x64x32", rows: 64, inner: 64, columns: 32),
    MatrixProduct(name: "64x64x10", rows: 64, inner: 64, columns: 10, bTransposed: true),
    MatrixProduct(
      name: "64x512x256 after a ReLU", rows: 64, inner: 512, columns: 256, bTransposed: true,
      isRectified: true),
    MatrixProduct(name: "256x2x8", rows: 256, inner: 2, columns: 8, bTransposed: true),
  ]

  /// Rates, their share of the peak and, where OpenBLAS is installed, their ratio to its rates. The
  /// three are measured in turn, so that what disturbs one disturbs all.
  func figures<Number: BinaryFloatingPoint & BitwiseCopyable>(
    in element: KernelElement, as _: Number.Type, goals: Bool
  ) -> [Figure] {
    let a: [Number] = (0..<rows * inner).map { isZero($0) ? 0 : Number(1 + $0 % 7) / 8 }
    let b = (0..<inner * columns).map { Number(1 + $0 % 5) / 5 }
    var c = Array(repeating: Number(0), count: rows * columns)
    let isDouble = element == KernelElementDouble
    let operations = 2.0 * Double(rows * inner * columns)
    let repetitions = max(1, Int(1e8 / operations))
    func rate(_ operations: Double, _ work: () -> Void) -> Double {
      operations / Stopwatch.processor(work) * 1e-6
    }
    func repeatedly(_ work: () -> Void) -> Double {
      rate(operations * Double(repetitions)) { for _ in 0..<repetitions { work() } }
    }
    var rates: [Double] = []
    var shares: [Double] = []
    var ratios: [Double] = []
    for run in 0...15 {
      let table = kernelTable(element).pointee
      let ours = repeatedly {
        table.multiply(rows, columns, inner, a, aTransposed, b, bTransposed, &c, false)
      }
      let peak = MatrixProduct.peak(in: element)
      let library =
        benchmark_openblas_is_available()
        ? repeatedly {
          benchmark_openblas_multiply(
            rows, columns, inner, a, aTransposed, b, bTransposed, &c, isDouble)
        } : nil
      // The first run warms up.
      guard run > 0 else { continue }
      rates.append(ours)
      shares.append(100 * ours / peak)
      if let library { ratios.append(ours / library) }
    }
    let name = "\(name) \(Number.self)"
    let shareGoal = goals ? Figure.Goal(limit: 65, statistic: .median) : nil
    let ratioGoal = goals ? Figure.Goal(limit: 1, statistic: .median) : nil
    return [
      Figure(name, rates, unit: "GFLOP/s", .moreIsBetter),
      Figure("\(name) of the peak", shares, unit: "%", .moreIsBetter, goal: shareGoal),
    ]
      + (ratios.isEmpty
        ? []
        : [Figure("\(name) to OpenBLAS", ratios, unit: "x", .moreIsBetter, goal: ratioGoal)])
  }

  /// Whether an element of the left factor is zero, in no order that a processor could foresee.
  private func isZero(_ place: Int) -> Bool {
    let scrambled = UInt64(place) &* 0x9E37_79B9_7F4A_7C15
    return isRectified && (scrambled ^ scrambled >> 29) >> 20 & 1 == 0
  }

  /// Billions of operations a second of the core's multiply-add units on registers alone.
  static func peak(in element: KernelElement) -> Double {
    var operations = 0.0
    let milliseconds = Stopwatch.processor {
      operations =
        element == KernelElementDouble
        ? benchmark_fused_multiply_adds(200_000) : benchmark_float_fused_multiply_adds(200_000)
    }
    return operations / milliseconds * 1e-6
  }
}
