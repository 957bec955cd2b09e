import Testing

@testable import TrainingEngine

extension KernelTests {
  struct NarrowLayers {
    /// Samples, inputs and outputs: below, at and beyond the sizes of tiles and of what is listed.
    private static let shapes = [
      (16, 1, 1), (80, 3, 5), (64, 32, 16), (256, 32, 37), (48, 300, 18), (16, 2, 4), (0, 2, 2),
    ]

    /// Features that are zero for some samples, and for some neighbouring samples together, as behind a
    /// ReLU.
    private static func features<Number: NetworkScalar & KernelNumber>(
      _ inner: Int, _ samples: Int, as: Number.Type
    ) -> [Number] {
      let numbers = KernelTests.numbers(inner * samples, seed: 1, as: Number.self)
      return numbers.indices.map { index in
        let (feature, sample) = index.quotientAndRemainder(dividingBy: samples)
        let isZero = (feature * 7 + sample / 16) % 3 == 0 || (feature + sample) % 3 == 0
        return isZero ? 0 : numbers[index]
      }
    }

    @Test(arguments: [false, true], [false, true])
    func eachOutputIsAChainThatBeginsAtItsBias(rectified: Bool, hasBias: Bool) {
      check(Float.self)
      check(Double.self)
      func check<Number: NetworkScalar & KernelNumber>(_: Number.Type) {
        for (samples, inner, outputs) in Self.shapes {
          let input = Self.features(inner, samples, as: Number.self)
          let weights = KernelTests.numbers(inner * outputs, seed: 2, as: Number.self)
          let bias = hasBias ? KernelTests.numbers(outputs, seed: 3, as: Number.self) : []
          let expected = (0..<outputs * samples).map { place -> Number in
            let (output, sample) = place.quotientAndRemainder(dividingBy: samples)
            let sum = (0..<inner).reduce(hasBias ? bias[output] : 0) { sum, feature in
              sum.addingProduct(
                input[feature * samples + sample], weights[feature * outputs + output])
            }
            return rectified && sum <= 0 ? 0 : sum
          }
          for leavesOutZeros in [false, true] {
            KernelTests.expectBits(expected, "\(samples), \(inner) to \(outputs)") {
              var out = Array(repeating: Number(7), count: outputs * samples)
              Kernels.narrowLinear(
                samples: samples, inner: inner, outputs: outputs, input.span, weights.span,
                bias: bias.span, rectified: rectified, leavesOutZeros: leavesOutZeros, into: &out)
              return out
            }
          }
        }
      }
    }

    @Test func whatIsNotANumberPassesTheReLU() {
      let input = (0..<16).map { $0 == 5 ? Double.nan : Double($0) }
      let weights = [-1.0]
      let none: [Double] = []
      for (instructionSet, out) in KernelTests.onEachInstructionSet({
        var out = Array(repeating: 1.0, count: 16)
        Kernels.narrowLinear(
          samples: 16, inner: 1, outputs: 1, input.span, weights.span, bias: none.span,
          rectified: true, leavesOutZeros: true, into: &out)
        return out
      }) {
        #expect(out[5].isNaN, "\(instructionSet)")
        #expect(out.filter { $0 == 0 }.count == 15, "\(instructionSet)")
      }
    }

    @Test(arguments: [1, 7, 8, 100, 5000])
    func theSumOfBinaryCrossEntropiesIsThatOfEachSample(count: Int) {
      let logits = KernelTests.numbers(count, seed: 1).map { $0 * $0 * $0 * 12 }
      let targets = (0..<count).map { Double($0 * 5 % 7 % 3) / 2 }
      var expected = 0.0
      for (z, t) in zip(logits, targets) {
        let correction = ElementaryFunctions.logOnePlus(ElementaryFunctions.exp(-abs(z)))
        expected += max(z, 0) - t * z + correction
      }
      func sum() -> [Double] { [Kernels.binaryCrossEntropySum(logits.span, targets: targets.span)] }
      let usual = sum()
      #expect(abs(usual[0] - expected) <= 1e-13 * expected)
      KernelTests.expectBits(usual, of: sum)
    }

    /// Every sample is certain, and what is left of the loss has its own digits.
    @Test func tinyCrossEntropiesKeepTheirDigits() {
      let logits = (0..<99).map { -30 - Double($0) / 10 }
      let zeros = Array(repeating: 0.0, count: 99)
      let expected = logits.reduce(0) {
        $0 + ElementaryFunctions.logOnePlus(ElementaryFunctions.exp($1))
      }
      let found = Kernels.binaryCrossEntropySum(logits.span, targets: zeros.span)
      #expect(abs(found - expected) <= 1e-13 * expected)
    }

    @Test func aLogitThatIsNoNumberLeavesNoSum() {
      let (logits, targets) = ([0, Double.nan, 1], [0.0, 1, 1])
      #expect(Kernels.binaryCrossEntropySum(logits.span, targets: targets.span).isNaN)
    }
  }
}
