/// Evaluates a program of narrow layers in room of its own: line by line where `NarrowLines` can, else one
/// point after the other.
///
/// The samples lie side by side, a row for each feature, so that vectors are full however narrow a
/// layer is. They are ordered so that neighbours lie beside each other: where a unit's ReLU gives zero
/// for one of them, it mostly does for all that share a vector, and these are left out.
struct NarrowEvaluator<Scalar: NetworkScalar>: Sendable {
  private let steps: [Step]
  private let products: [PlaneProgram<Scalar>.Product]
  private let loss: Loss.Kind
  private let targets: SampleTargets<Scalar>
  private let rows: Int
  private let outputs: Int
  /// What enters: block after block of samples, in each a row for each of the features.
  private let source: AffineNumbers<Scalar>
  private let rectifiesSource: Bool
  private let features: Int
  /// Numbers per sample where there are most of them.
  private let widest: Int
  /// Of each product, how far its weights may be from zero.
  private let reaches: [AffineNumbers<Scalar>.Reach]
  private var lines: NarrowLines<Scalar>?

  /// What the samples of a block go through.
  private enum Step: Sendable {
    case product(Int, rectified: Bool, followsReLU: Bool)
    case function(ElementwiseFunction, columns: Int)
  }

  private var current: [Scalar] = []
  private var next: [Scalar] = []
  /// At the point, by product.
  private var weights: [[Scalar]] = []
  private var biases: [[Scalar]] = []

  /// Samples of a block: what becomes of them stays in the first-level cache.
  static var blockLength: Int { 256 }
  /// Features up to which a layer is narrow; wider ones fill vectors by themselves.
  private static var widestLayer: Int { 64 }
  /// Numbers of the largest matrix that lines are prepared from: nobody is asked while one is filled,
  /// which takes a few milliseconds at most.
  private static var mostNumbersOfLines: Int { 500_000 }

  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil where a layer is not narrow, or not one that treats each sample by itself in the
  ///   same way, and when cancelled.
  init?(
    _ program: PlaneProgram<Scalar>, loss: Loss.Kind, targets: SampleTargets<Scalar>, rows: Int,
    outputs: Int, isCancelled: () -> Bool
  ) {
    guard program.stretches.count == 1, let stretch = program.stretches.first,
      stretch.widest <= Self.widestLayer, !program.products.isEmpty,
      let steps = Self.steps(of: stretch),
      program.products.allSatisfy({ $0.rest.base.isEmpty })
    else { return nil }
    let numbers: AffineNumbers<Scalar>
    switch stretch.source {
    case .affine(let affine, normalization: nil): numbers = affine
    case .constant(let constant): numbers = AffineNumbers(base: constant)
    case .affine, .normalized, .layer: return nil
    }
    self.steps = steps
    rectifiesSource = stretch.rectifiesSource
    features = stretch.entering
    widest = max(stretch.widest, outputs)
    self.rows = rows
    self.outputs = outputs
    self.loss = loss
    products = program.products
    reaches = program.products.map { AffineNumbers.Reach($0.weights) }
    let columns = stretch.entering
    guard
      let order = Self.neighbours(
        in: numbers.base, rows: rows, columns: columns, isCancelled: isCancelled)
    else { return nil }
    self.targets = targets.reordered(order, columns: outputs)
    func turned(_ matrix: [Scalar]) -> [Scalar]? {
      Self.turned(matrix, order, columns: columns, isCancelled: isCancelled)
    }
    guard let base = turned(numbers.base), let x = turned(numbers.x), let y = turned(numbers.y)
    else { return nil }
    source = AffineNumbers(base: base, x: x, y: y)
    lines = Self.lines(
      of: program.products, in: stretch, numbers, inOrder: order, isCancelled: isCancelled)
    guard !isCancelled() else { return nil }
  }

  /// Whether points that follow each other in a row take less time together.
  var takesLines: Bool { lines != nil }

  /// The mean losses at some points, of each the same as alone.
  ///
  /// - Parameter isCancelled: Asked before every block of samples.
  /// - Returns: Nil when cancelled.
  mutating func losses(
    at points: [(x: Double, y: Double)], isCancelled: () -> Bool
  ) -> [Double]? {
    var losses: [Double] = []
    losses.reserveCapacity(points.count)
    // Taken out, so that its room is written to in place.
    var lines = exchange(&lines, with: nil)
    defer { self.lines = lines }
    while losses.count < points.count {
      let rest = points[losses.count...]
      let line = lines?.line(beginning: rest) ?? []
      if line.isEmpty {
        guard let loss = loss(at: rest.first!, isCancelled: isCancelled) else { return nil }
        losses.append(loss)
      } else {
        guard let found = lineLosses(line, &lines!, isCancelled: isCancelled) else { return nil }
        losses += found
      }
    }
    return losses
  }

  private mutating func lineLosses(
    _ line: [PlanePoint<Scalar>], _ lines: inout NarrowLines<Scalar>, isCancelled: () -> Bool
  ) -> [Double]? {
    reserve()
    lines.begin(at: line)
    var sums = Array(repeating: 0.0, count: line.count)
    for start in stride(from: 0, to: rows, by: lines.blockLength) {
      guard !isCancelled() else { return nil }
      let block = start..<min(start + lines.blockLength, rows)
      lines.run(block)
      let count = block.count * outputs
      for place in line.indices {
        sums[place] += loss.sum(
          of: lines.results.span.extracting(place * count..<(place + 1) * count), targets: targets,
          rows: block, columns: outputs, room: &current)
      }
    }
    return sums.map { loss.mean(ofSum: $0, rows: rows, columns: outputs) }
  }

  /// The mean loss at a point.
  ///
  /// - Parameter isCancelled: Asked before every block of samples.
  /// - Returns: Nil when cancelled.
  private mutating func loss(
    at exact: (x: Double, y: Double), isCancelled: () -> Bool
  ) -> Double? {
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
    current = Array(repeating: 0, count: Self.blockLength * widest)
    next = current
    weights = products.map { $0.weights.base }
    biases = products.map { $0.bias.base }
  }

  private func lossSum(
    of block: Range<Int>, at point: PlanePoint<Scalar>, _ current: inout [Scalar],
    _ next: inout [Scalar]
  ) -> Double {
    let length = Self.filled(block.count)
    let first = block.lowerBound * features
    let places = first..<first + length * features
    if source.move {
      source.write(places, at: point, rectified: rectifiesSource, into: &current)
    } else {
      current.replaceSubrange(0..<places.count, with: source.base[places])
    }
    for step in steps {
      switch step {
      case .product(let index, let rectified, let followsReLU):
        multiply(
          index, length, current.span, rectified: rectified, followsReLU: followsReLU, at: point,
          into: &next)
      case .function(let function, let columns):
        Kernels.apply(function, current.span.extracting(0..<length * columns), into: &next)
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

  private func multiply(
    _ index: Int, _ length: Int, _ input: Span<Scalar>, rectified: Bool, followsReLU: Bool,
    at point: PlanePoint<Scalar>, into output: inout [Scalar]
  ) {
    let (weights, bias) = (weights[index], biases[index])
    Kernels.narrowLinear(
      samples: length, inner: products[index].inner, outputs: products[index].outputs, input,
      weights.span, bias: bias.span, rectified: rectified,
      leavesOutZeros: followsReLU && reaches[index].staysFinite(at: point), into: &output)
  }
}

extension NarrowEvaluator {
  /// - Returns: Nil where a step is none that treats each sample by itself in the same way.
  private static func steps(of stretch: PlaneProgram<Scalar>.Stretch) -> [Step]? {
    var steps: [Step] = []
    var isRectified = stretch.rectifiesSource
    for step in stretch.steps {
      switch step {
      case .product(let index, let rectified):
        steps.append(.product(index, rectified: rectified, followsReLU: isRectified))
        isRectified = rectified
      case .function(let function, let columns):
        steps.append(.function(function, columns: columns))
        isRectified = false
      case .normalization, .widening, .layer: return nil
      }
    }
    return steps
  }

  /// - Parameters:
  ///   - numbers: What enters, a row for each sample.
  ///   - order: Of the samples.
  /// - Returns: Nil where there are not two hidden layers with ReLUs, or too many samples, and when cancelled.
  private static func lines(
    of products: [PlaneProgram<Scalar>.Product], in stretch: PlaneProgram<Scalar>.Stretch,
    _ numbers: AffineNumbers<Scalar>, inOrder order: [Int], isCancelled: () -> Bool
  ) -> NarrowLines<Scalar>? {
    let widest = products.reduce(0) { max($0, filled($1.inner), filled($1.outputs)) }
    guard order.count * widest <= mostNumbersOfLines else { return nil }
    var layers = stretch.steps[...]
    var first = numbers.reordered(order, stretch.entering, isCancelled: isCancelled)
    if numbers.move {
      guard stretch.rectifiesSource else { return nil }
    } else {
      guard case .product(let index, rectified: true) = layers.popFirst() else { return nil }
      first = first?.constant(times: products[index], isCancelled: isCancelled)
    }
    guard let first, layers.count == 2, case .product(let second, rectified: true) = layers.first,
      case .product(let third, rectified: false) = layers.last
    else { return nil }
    return NarrowLines(first, products[second], products[third], isCancelled: isCancelled)
  }
}
