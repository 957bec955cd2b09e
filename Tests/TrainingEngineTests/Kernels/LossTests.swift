import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Losses {
    @Test func theSoftmaxIsStableAtExtremeLogits() {
      let logits: [Double] = [800, -800, 0, -800, 800, 799, 1000, 1000, 1000]
      let classes: [Int32] = [1, 1, 2]
      var probabilities = [Double](repeating: 0, count: 9)
      let loss = Kernels.softmaxCrossEntropy(
        logits.span, classes: classes.span, rows: 3, columns: 3,
        probabilities: &probabilities)
      // Closed forms: 1600, log(1 + 1/e), log 3.
      let expected = 1600 + ElementaryFunctions.log(1 + ElementaryFunctions.exp(-1))
      #expect(abs(loss - (expected + ElementaryFunctions.log(3))) < 1e-12)
      #expect(probabilities[0] == 1 && probabilities[1] == 0)
      #expect(abs(probabilities[4] - ElementaryFunctions.sigmoid(1)) < 1e-15)
      #expect(probabilities[6...].allSatisfy { abs($0 - 1.0 / 3) < 1e-16 })
    }

    @Test(arguments: [(1, 1), (5, 2), (200, 3), (67, 10), (3, 600), (130, 8), (0, 4)])
    func theSoftmaxCrossEntropyIsItsDefinition(rows: Int, columns: Int) {
      let logits = KernelTests.numbers(rows * columns).map { 3 * $0 }
      let classes = (0..<rows).map { Int32($0 * 7 % columns) }
      var expectedLoss = 0.0
      var expected: [Double] = []
      for row in 0..<rows {
        let exponentials = logits[row * columns..<(row + 1) * columns].map(ElementaryFunctions.exp)
        let sum = exponentials.reduce(0, +)
        expected += exponentials.map { $0 / sum }
        expectedLoss -= ElementaryFunctions.log(exponentials[Int(classes[row])] / sum)
      }
      func lossAndProbabilities() -> [Double] {
        var probabilities = [Double](repeating: 0, count: rows * columns)
        let loss = Kernels.softmaxCrossEntropy(
          logits.span, classes: classes.span, rows: rows, columns: columns,
          probabilities: &probabilities)
        return [loss] + probabilities
      }
      let usual = lossAndProbabilities()
      KernelTests.expectBits(usual, of: lossAndProbabilities)
      // The definition rounds in other places: a few units in the last place for each of the rows.
      #expect(abs(usual[0] - expectedLoss) <= 1e-14 * (1 + expectedLoss))
      for (probability, reference) in zip(usual.dropFirst(), expected) {
        #expect(abs(probability - reference) <= 1e-14 * reference)
      }
    }

    @Test func aDivergedRowMakesTheLossNaN() {
      let classes: [Int32] = [0, 1]
      for bad in [Double.nan, .infinity] {
        for place in 0..<3 {
          var logits: [Double] = [1, 2, 3, 4, 5, 6]
          logits[place] = bad
          var probabilities = [Double](repeating: 0, count: 6)
          let loss = Kernels.softmaxCrossEntropy(
            logits.span, classes: classes.span, rows: 2, columns: 3,
            probabilities: &probabilities)
          #expect(loss.isNaN)
          #expect(probabilities[..<3].contains { $0.isNaN })
          #expect(probabilities[3...].allSatisfy { $0.isFinite })
        }
      }
    }

    @Test func theBinaryCrossEntropyIsStableAtExtremeLogits() {
      let logits: [Double] = [800, 800, -800, -800, 0, 40]
      let targets: [Double] = [1, 0, 1, 0, 0.5, 1]
      var probabilities = [Double](repeating: 9, count: 6)
      let loss = Kernels.binaryCrossEntropy(
        logits.span, targets: targets.span,
        probabilities: &probabilities)
      // Closed form: 0 + 800 + 800 + 0 + log 2 + log(1 + exp(-40)).
      #expect(loss == 1600 + ElementaryFunctions.log(2))
      #expect(probabilities == [1, 1, 0, 0, 0.5, ElementaryFunctions.sigmoid(40)])
    }

    @Test(arguments: [0, 1, 3, 8, 63, 64, 65, 200])
    func theBinaryCrossEntropyIsItsDefinition(count: Int) {
      let logits = KernelTests.numbers(count).map { 4 * $0 }
      let targets = KernelTests.numbers(count, seed: 2).map { ($0 + 2) / 4 }
      var expected = 0.0
      for (z, t) in zip(logits, targets) {
        let rest = ElementaryFunctions.logOnePlus(ElementaryFunctions.exp(-abs(z)))
        expected += max(z, 0).addingProduct(-z, t) + rest
      }
      KernelTests.expectBits([expected] + logits.map(ElementaryFunctions.sigmoid)) {
        var probabilities = [Double](repeating: 0, count: count)
        let loss = Kernels.binaryCrossEntropy(
          logits.span, targets: targets.span, probabilities: &probabilities)
        return [loss] + probabilities
      }
    }

    @Test func squaredErrorsAreResidualsSquaredAndSummedInOrder() {
      for count in [0, 1, 7, 8, 100] {
        let predictions = KernelTests.numbers(count, seed: 1)
        let targets = KernelTests.numbers(count, seed: 2)
        let residuals = zip(predictions, targets).map { $0 - $1 }
        let sum = residuals.reduce(0.0) { $0.addingProduct($1, $1) }
        KernelTests.expectBits([sum] + residuals) {
          var out = [Double](repeating: 0, count: count)
          let loss = Kernels.squaredErrors(predictions.span, targets: targets.span, residuals: &out)
          return [loss] + out
        }
      }
    }
  }
}
