/// Evaluates a program of narrow layers, one point after the other, in room of its own.
///
/// The samples lie side by side, a row for each feature, so that vectors are full however narrow a
/// layer is. They are ordered so that neighbours lie beside each other: where a unit's ReLU gives zero
/// for one of them, it mostly does for all that share a vector, and these are left out.
struct NarrowEvaluator<Scalar: NetworkScalar>: Sendable {
  private let stretch: PlaneProgram<Scalar>.Stretch
  private let products: [PlaneProgram<Scalar>.Product]
  private let loss: Loss.Kind
  private let targets: SampleTargets<Scalar>
  private let rows: Int
  private let outputs: Int
  /// What enters: block after block of samples, in each a row for each feature.
  private let source: AffineNumbers<Scalar>
  /// Of each product, how far its weights may be from zero.
  private let reaches: [AffineNumbers<Scalar>.Reach]

  private var current: [Scalar] = []
  private var next: [Scalar] = []
  /// At the point, by product.
  private var weights: [[Scalar]] = []
  private var biases: [[Scalar]] = []

  /// Samples of a block: what becomes of them stays in the first-level cache.
  private static var blockLength: Int { 256 }
  /// Features up to which a layer is narrow; wider ones fill vectors by themselves.
  private static var widest: Int { 64 }

  /// - Returns: Nil where a layer is not narrow, or not one that treats each sample by itself in the
  ///   same way.
  init?(
    _ program: PlaneProgram<Scalar>, loss: Loss.Kind, targets: SampleTargets<Scalar>, rows: Int,
    outputs: Int
  ) {
    guard program.stretches.count == 1, let stretch = program.stretches.first,
      stretch.widest <= Self.widest, !program.products.isEmpty,
      stretch.steps.allSatisfy(\.treatsSamplesAlike),
      program.products.allSatisfy({ $0.rest.base.isEmpty })
    else { return nil }
    let numbers: AffineNumbers<Scalar>
    switch stretch.source {
    case .affine(let affine, normalization: nil): numbers = affine
    case .constant(let constant): numbers = AffineNumbers(base: constant)
    case .affine, .normalized, .layer: return nil
    }
    self.stretch = stretch
    self.rows = rows
    self.outputs = outputs
    self.loss = loss
    products = program.products
    reaches = program.products.map { AffineNumbers.Reach($0.weights) }
    let columns = stretch.entering
    let order = Self.neighbours(in: numbers.base, rows: rows, columns: columns)
    self.targets = targets.reordered(order, columns: outputs)
    func turned(_ matrix: [Scalar]) -> [Scalar] {
      matrix.isEmpty ? [] : Self.turned(matrix, order, columns: columns)
    }
    source = AffineNumbers(
      base: turned(numbers.base), x: turned(numbers.x), y: turned(numbers.y))
  }

  /// The mean loss at a point.
  ///
  /// - Parameter isCancelled: Asked before every block of samples.
  /// - Returns: Nil when cancelled.
  mutating func loss(at exact: (x: Double, y: Double), isCancelled: () -> Bool) -> Double? {
    reserve()
    let point = PlanePoint(x: Scalar(exact.x), y: Scalar(exact.y))
    for (index, product) in products.enumerated() {
      if product.weights.move {
        product.weights.write(0..<product.weights.base.count, at: point, into: &weights[index])
      }
      if product.bias.move {
        product.bias.write(0..<product.bias.base.count, at: point, into: &biases[index])
      }
    }
    // Taken out, so that one is written to while the other is read.
    var (current, next) = (exchange(&current, with: []), exchange(&next, with: []))
    defer {
      self.current = current
      self.next = next
    }
    var sum = 0.0
    for start in stride(from: 0, to: rows, by: Self.blockLength) {
      guard !isCancelled() else { return nil }
      let block = start..<min(start + Self.blockLength, rows)
      sum += lossSum(of: block, at: point, &current, &next)
    }
    return loss.mean(ofSum: sum, rows: rows, columns: outputs)
  }

  private mutating func reserve() {
    guard current.isEmpty else { return }
    current = Array(repeating: 0, count: Self.blockLength * max(stretch.widest, outputs))
    next = current
    weights = products.map { $0.weights.base }
    biases = products.map { $0.bias.base }
  }

  private func lossSum(
    of block: Range<Int>, at point: PlanePoint<Scalar>, _ current: inout [Scalar],
    _ next: inout [Scalar]
  ) -> Double {
    let length = Self.filled(block.count)
    let first = block.lowerBound * stretch.entering
    let places = first..<first + length * stretch.entering
    if source.move {
      source.write(places, at: point, rectified: stretch.rectifiesSource, into: &current)
    } else {
      current.replaceSubrange(0..<places.count, with: source.base[places])
    }
    var zerosAreLikely = stretch.rectifiesSource
    for step in stretch.steps {
      switch step {
      case .product(let index, let rectified):
        let (weights, bias) = (weights[index], biases[index])
        Kernels.narrowLinear(
          samples: length, inner: products[index].inner, outputs: products[index].outputs,
          current.span, weights.span, bias: bias.span, rectified: rectified,
          leavesOutZeros: zerosAreLikely && reaches[index].staysFinite(at: point), into: &next)
        zerosAreLikely = rectified
      case .function(let function, let columns):
        Kernels.apply(function, current.span.extracting(0..<length * columns), into: &next)
        zerosAreLikely = false
      case .normalization, .widening, .layer:
        preconditionFailure("A narrow program has no such step.")
      }
      swap(&current, &next)
    }
    if outputs == 1 {
      swap(&current, &next)
    } else {
      Kernels.transposeEach(current.span, count: 1, rows: outputs, columns: length, into: &next)
    }
    return loss.sum(
      of: next.span.extracting(0..<block.count * outputs), targets: targets, rows: block,
      columns: outputs, room: &current)
  }
}

extension NarrowEvaluator {
  /// So many samples fill vectors of every instruction set.
  private static func filled(_ samples: Int) -> Int { (samples + 15) / 16 * 16 }

  /// A matrix with a row for each sample, as blocks of samples with a row for each feature; zeros
  /// where the last block's vectors are not full.
  private static func turned(_ matrix: [Scalar], _ order: [Int], columns: Int) -> [Scalar] {
    var turned: [Scalar] = []
    turned.reserveCapacity(filled(order.count) * columns)
    for start in stride(from: 0, to: order.count, by: blockLength) {
      let block = order[start..<min(start + blockLength, order.count)]
      for column in 0..<columns {
        for row in block { turned.append(matrix[row * columns + column]) }
        turned += repeatElement(0, count: filled(block.count) - block.count)
      }
    }
    return turned
  }

  /// The rows of a matrix in an order in which each sixteen of them lie close together: they are
  /// halved again and again along the column in which they differ by most (Bentley 1975, k-d trees).
  private static func neighbours(in matrix: [Scalar], rows: Int, columns: Int) -> [Int] {
    func ordered(_ rows: [Int]) -> [Int] {
      guard rows.count > 16, columns > 0 else { return rows }
      var widest = (column: 0, width: -Scalar.infinity)
      for column in 0..<columns {
        let numbers = rows.map { matrix[$0 * columns + column] }
        let width = numbers.max()! - numbers.min()!
        if width > widest.width { widest = (column, width) }
      }
      let sorted = rows.sorted {
        matrix[$0 * columns + widest.column] < matrix[$1 * columns + widest.column]
      }
      let half = filled(rows.count / 2)
      return ordered(Array(sorted[..<half])) + ordered(Array(sorted[half...]))
    }
    return ordered(Array(0..<rows))
  }
}

extension PlaneProgram.Step {
  /// Whether it is one of those that `NarrowEvaluator` knows.
  fileprivate var treatsSamplesAlike: Bool {
    switch self {
    case .product, .function: true
    case .normalization, .widening, .layer: false
    }
  }
}

extension SampleTargets {
  /// The targets of the samples in another order.
  fileprivate func reordered(_ order: [Int], columns: Int) -> SampleTargets {
    switch self {
    case .labels(let labels): .labels(order.map { labels[$0] })
    case .values(let values):
      .values(order.flatMap { values[$0 * columns..<($0 + 1) * columns] })
    }
  }
}
