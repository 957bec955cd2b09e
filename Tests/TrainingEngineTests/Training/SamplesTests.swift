import Testing

@testable import TrainingEngine

struct SamplesTests {
  private let data = DataSet(
    features: Matrix(rows: 5, columns: 2, elements: [0, 0.1, 10, 11, 20, 21, 30, 31, 40, 41]),
    targets: .labels([0, 1, 2, 3, 4], classes: 5))
  private let shape = SampleShape.features(2)

  @Test func featuresAreRoundedToTheScalar() {
    #expect(
      Samples<Double>(data, as: shape, for: .softmaxCrossEntropy).features == data.features.elements
    )
    let features = Samples<Float>(data, as: shape, for: .softmaxCrossEntropy).features
    #expect(features == data.features.elements.map { Float($0) })
    #expect(Double(features[1]) != 0.1)
  }

  @Test func imagesGoChannelAfterChannelIntoPixelAfterPixel() {
    // Two channels of 1x3 pixels.
    let images = DataSet(
      features: Matrix(rows: 2, columns: 6, elements: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
      targets: .labels([0, 1], classes: 2))
    let shape = SampleShape.image(ImageShape(channels: 2, height: 1, width: 3))
    #expect(
      Samples<Float>(images, as: shape, for: .softmaxCrossEntropy).features
        == [1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12])
  }

  @Test func gatheredSamplesReplaceWhatWasThere() {
    let all = Samples<Float>(data, as: shape, for: .softmaxCrossEntropy)
    var batch = Samples<Float>(data.selecting([1, 2, 3]), as: shape, for: .softmaxCrossEntropy)
    for indices in [[4, 0], [], [2, 2, 2, 2], [1]] {
      batch.gather(indices, of: all)
      #expect(batch == Samples(data.selecting(indices), as: shape, for: .softmaxCrossEntropy))
    }
    let values = DataSet(features: data.features, targets: .values(data.features))
    var other = Samples<Double>(values.selecting([]), as: shape, for: .meanSquaredError)
    other.gather(1..<4, of: Samples(values, as: shape, for: .meanSquaredError))
    #expect(other == Samples(values.selecting([1, 2, 3]), as: shape, for: .meanSquaredError))
  }

  @Test func binaryLabelsBecomeNumbersForBinaryCrossEntropyAlone() {
    let labels = Targets.labels([1, 0, 1], classes: 2)
    #expect(SampleTargets<Float>(labels, for: .binaryCrossEntropy) == .values([1, 0, 1]))
    #expect(SampleTargets<Float>(labels, for: .softmaxCrossEntropy) == .labels([1, 0, 1]))
  }
}
