import Testing

@testable import TrainingEngine

struct SamplesTests {
  private let data = DataSet(
    features: Matrix(rows: 5, columns: 2, elements: [0, 0.1, 10, 11, 20, 21, 30, 31, 40, 41]),
    targets: .labels([0, 1, 2, 3, 4], classes: 5))

  @Test func featuresAreRoundedToTheScalar() {
    #expect(Samples<Double>(data, for: .softmaxCrossEntropy).features == data.features.elements)
    let features = Samples<Float>(data, for: .softmaxCrossEntropy).features
    #expect(features == data.features.elements.map { Float($0) })
    #expect(Double(features[1]) != 0.1)
  }

  @Test func gatheredSamplesReplaceWhatWasThere() {
    let all = Samples<Float>(data, for: .softmaxCrossEntropy)
    var batch = Samples<Float>(data.selecting([1, 2, 3]), for: .softmaxCrossEntropy)
    for indices in [[4, 0], [], [2, 2, 2, 2], [1]] {
      batch.gather(indices, of: all)
      #expect(batch == Samples(data.selecting(indices), for: .softmaxCrossEntropy))
    }
    let values = DataSet(features: data.features, targets: .values(data.features))
    var other = Samples<Double>(values.selecting([]), for: .meanSquaredError)
    other.gather(1..<4, of: Samples(values, for: .meanSquaredError))
    #expect(other == Samples(values.selecting([1, 2, 3]), for: .meanSquaredError))
  }

  @Test func binaryLabelsBecomeNumbersForBinaryCrossEntropyAlone() {
    let labels = Targets.labels([1, 0, 1], classes: 2)
    #expect(SampleTargets<Float>(labels, for: .binaryCrossEntropy) == .values([1, 0, 1]))
    #expect(SampleTargets<Float>(labels, for: .softmaxCrossEntropy) == .labels([1, 0, 1]))
  }
}
