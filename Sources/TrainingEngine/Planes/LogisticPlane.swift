/// A mean of logistic losses, offset + Σ ln(1 + e^z), where each sample's z is affine in the two
/// coordinates.
///
/// For binary cross-entropy with targets 0 and 1, z is the logit or its opposite. Softmax
/// cross-entropy is of this form where a single logit moves, whose z counts from the logarithm of the
/// others' sum, and where there are two logits, of which only the difference counts.
struct LogisticPlane<Scalar: NetworkScalar>: Sendable {
  /// In units of ln 2, in which the kernel computes.
  private var numbers = AffineNumbers<Scalar>(base: [])
  private var offset = 0.0
  private var samples = 0

  private static var unit: Double { 0x1.71547652b82fep+0 }

  /// - Parameters:
  ///   - moving: Which of the `columns` outputs move.
  ///   - affine: They themselves, a row a sample.
  ///   - constants: All outputs.
  /// - Returns: Nil where the loss is not of this form.
  init?(
    _ loss: Loss.Kind, _ affine: AffineNumbers<Scalar>, moving: [Int], columns: Int,
    constants: [Scalar], targets: SampleTargets<Scalar>
  ) {
    switch (loss, targets) {
    case (.binaryCrossEntropy, .values(let values)):
      guard columns == 1, values.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
      for (row, target) in values.enumerated() {
        append(affine, row, sign: target == 1 ? -1 : 1)
      }
    case (.softmaxCrossEntropy, .labels(let labels)):
      if moving.count == 2, columns == 2 {
        for (row, label) in labels.enumerated() { appendDifference(affine, row, label: Int(label)) }
      } else if moving.count == 1, columns > 1 {
        for (row, label) in labels.enumerated() {
          let logits = constants[row * columns..<(row + 1) * columns].map { Double($0) }
          appendSoftmax(affine, row, logits: logits, moving: moving[0], label: Int(label))
        }
      } else {
        return nil
      }
    default: return nil
    }
  }

  private mutating func append(
    _ affine: AffineNumbers<Scalar>, _ row: Int, sign: Double, from zero: Double = 0
  ) {
    numbers.base.append(Scalar((Double(affine.base[row]) - zero) * sign * Self.unit))
    numbers.x.append(Scalar(Double(affine.x[row]) * sign * Self.unit))
    numbers.y.append(Scalar(Double(affine.y[row]) * sign * Self.unit))
    samples += 1
  }

  private mutating func appendDifference(
    _ affine: AffineNumbers<Scalar>, _ row: Int, label: Int
  ) {
    let (right, wrong) = (2 * row + label, 2 * row + 1 - label)
    func difference(_ numbers: [Scalar]) -> Scalar {
      Scalar((Double(numbers[wrong]) - Double(numbers[right])) * Self.unit)
    }
    numbers.base.append(difference(affine.base))
    numbers.x.append(difference(affine.x))
    numbers.y.append(difference(affine.y))
    samples += 1
  }

  /// With l the logarithm of the sum over the logits that stay: ln(e^l + e^z) is l + ln(1 + e^(z - l)).
  private mutating func appendSoftmax(
    _ affine: AffineNumbers<Scalar>, _ row: Int, logits: [Double], moving: Int, label: Int
  ) {
    let still = logits.indices.filter { $0 != moving }
    let largest = still.reduce(-Double.infinity) { max($0, logits[$1]) }
    let sum = still.reduce(0) { $0 + ElementaryFunctions.exp(logits[$1] - largest) }
    let logarithm = largest + ElementaryFunctions.log(sum)
    if label == moving {
      append(affine, row, sign: -1, from: logarithm)
    } else {
      offset += logarithm - logits[label]
      append(affine, row, sign: 1, from: logarithm)
    }
  }
}

extension LogisticPlane {
  /// Multiplications with an addition that a point takes.
  var workPerPoint: Int { 3 * samples }

  /// The mean losses at some points.
  ///
  /// - Returns: Nil when cancelled.
  func losses(_ points: [(x: Double, y: Double)], isCancelled: () -> Bool) -> [Double]? {
    let xs = points.map { Scalar($0.x) }
    let ys = points.map { Scalar($0.y) }
    var sums = Array(repeating: offset, count: points.count)
    var part = sums
    // So many samples that a part takes less than a millisecond. They do not depend on how many
    // points there are, and so neither does the order of the sums.
    let sampleStep = 16384
    let pointStep = 64
    for start in stride(from: 0, to: points.count, by: pointStep) {
      let chosen = start..<min(start + pointStep, points.count)
      for firstSample in stride(from: 0, to: samples, by: sampleStep) {
        guard !isCancelled() else { return nil }
        let range = firstSample..<min(firstSample + sampleStep, samples)
        Kernels.logisticSums(
          numbers.base.span.extracting(range), numbers.x.span.extracting(range),
          numbers.y.span.extracting(range), a: xs.span.extracting(chosen),
          b: ys.span.extracting(chosen), into: &part)
        for (index, point) in chosen.enumerated() { sums[point] += part[index] }
      }
    }
    let count = Double(samples)
    for index in sums.indices { sums[index] /= count }
    return sums
  }
}
