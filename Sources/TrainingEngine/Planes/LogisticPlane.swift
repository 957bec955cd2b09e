/// A mean of logistic losses, offset + Σ ln(1 + e^z), where each sample's z is affine in the two
/// coordinates.
///
/// For binary cross-entropy with targets 0 and 1, z is the logit or its opposite. Softmax
/// cross-entropy is of this form where a single logit moves, whose z counts from the logarithm of the
/// others' sum, and where there are two logits, of which only the difference counts. All of it is
/// computed in double, whatever the network's precision.
struct LogisticPlane: Sendable {
  /// In units of ln 2, in which the kernels compute.
  private(set) var numbers = AffineNumbers<Double>(base: [])
  private(set) var offset = 0.0
  private(set) var reach = AffineNumbers<Double>.Reach(AffineNumbers(base: []))

  var samples: Int { numbers.base.count }

  private static var unit: Double { 0x1.71547652b82fep+0 }

  /// - Parameters:
  ///   - moving: Which of the `columns` outputs move.
  ///   - affine: They themselves, a row a sample.
  ///   - constants: All outputs.
  ///   - isCancelled: Asked every few thousand samples.
  /// - Returns: Nil where the loss is not of this form, and when cancelled.
  init?<Scalar>(
    _ loss: Loss.Kind, _ affine: AffineNumbers<Scalar>, moving: [Int], columns: Int,
    constants: [Scalar], targets: SampleTargets<Scalar>, isCancelled: () -> Bool = { false }
  ) {
    /// Whether nobody wants the rest, from a row before which that is asked.
    func hasEnded(_ row: Int) -> Bool { row % 4096 == 0 && isCancelled() }
    switch (loss, targets) {
    case (.binaryCrossEntropy, .values(let values)):
      guard columns == 1, values.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
      for (row, target) in values.enumerated() {
        guard !hasEnded(row) else { return nil }
        append(affine, row, sign: target == 1 ? -1 : 1)
      }
    case (.softmaxCrossEntropy, .labels(let labels)):
      if moving.count == 2, columns == 2 {
        for (row, label) in labels.enumerated() {
          guard !hasEnded(row) else { return nil }
          appendDifference(affine, row, label: Int(label))
        }
      } else if moving.count == 1, columns > 1 {
        for (row, label) in labels.enumerated() {
          guard !hasEnded(row) else { return nil }
          let logits = constants[row * columns..<(row + 1) * columns].map { Double($0) }
          appendSoftmax(affine, row, logits: logits, moving: moving[0], label: Int(label))
        }
      } else {
        return nil
      }
    default: return nil
    }
    reach = AffineNumbers.Reach(numbers)
  }

  private mutating func append<Scalar>(
    _ affine: AffineNumbers<Scalar>, _ row: Int, sign: Double, from zero: Double = 0
  ) {
    numbers.base.append((Double(affine.base[row]) - zero) * sign * Self.unit)
    numbers.x.append(Double(affine.x[row]) * sign * Self.unit)
    numbers.y.append(Double(affine.y[row]) * sign * Self.unit)
  }

  private mutating func appendDifference<Scalar>(
    _ affine: AffineNumbers<Scalar>, _ row: Int, label: Int
  ) {
    let (right, wrong) = (2 * row + label, 2 * row + 1 - label)
    func difference(_ numbers: [Scalar]) -> Double {
      (Double(numbers[wrong]) - Double(numbers[right])) * Self.unit
    }
    numbers.base.append(difference(affine.base))
    numbers.x.append(difference(affine.x))
    numbers.y.append(difference(affine.y))
  }

  /// With l the logarithm of the sum over the logits that stay: ln(e^l + e^z) is l + ln(1 + e^(z - l)).
  private mutating func appendSoftmax<Scalar>(
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
