import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Threads {
    /// A network whose products are large enough to be shared out.
    @Test(arguments: 1...3)
    func theStateOfALargeNetworkIsTheSameWhateverTheNumberOfThreads(threads: Int) throws {
      let float = try largeTrainer(of: Float.self, threads: threads)
      let double = try largeTrainer(of: Double.self, threads: threads)
      for (instructionSet, hashes) in KernelTests.onEachInstructionSet({
        [hash(afterSixStepsOf: float), hash(afterSixStepsOf: double)]
      }) {
        #expect(hashes == ["11d3c6702d3820d8", "4999beadad4c1973"], "\(instructionSet)")
      }
    }

    /// Convolutions whose products are large enough to be shared out, on the way forward and back.
    @Test(arguments: 1...3)
    func theStateOfLargeConvolutionsIsTheSameWhateverTheNumberOfThreads(threads: Int) throws {
      let float = try convolvingTrainer(of: Float.self, threads: threads)
      let double = try convolvingTrainer(of: Double.self, threads: threads)
      for (instructionSet, hashes) in KernelTests.onEachInstructionSet({
        [hash(afterSixStepsOf: float), hash(afterSixStepsOf: double)]
      }) {
        #expect(hashes == ["6dd2e8993937e1e7", "7e138c24910afc11"], "\(instructionSet)")
      }
    }

    private func convolvingTrainer<Scalar>(
      of scalar: Scalar.Type, threads: Int
    ) throws -> Trainer<Scalar> {
      let image = ImageShape(channels: 3, height: 9, width: 8)
      let (samples, channels) = (40, 24)
      // The second one multiplies each of its weights at every pixel.
      let multiplications = samples / 2 * 9 * 8 * channels * channels * 9
      try #require(multiplications > 1 << 21)
      let network = try Network<Scalar>(
        input: .image(image),
        layers: [
          .convolution("first", outputs: channels, side: 3, padding: 1),
          .batchNormalization("norm"), .activation(.relu),
          .convolution("second", outputs: channels, side: 3, padding: 1), .activation(.relu),
          .averagePooling(3), .flatten, .linear("output", outputs: 5),
        ], seed: 3)
      var trainer = try Trainer(
        network: network, loss: .softmaxCrossEntropy,
        optimizer: .sgd(SGD(learningRate: 0.1, momentum: 0.9)),
        schedule: .sequential(size: samples / 2),
        data: DataSet(
          features: Matrix(
            rows: samples, columns: image.count,
            elements: KernelTests.numbers(samples * image.count)),
          targets: .labels((0..<samples).map { Int32($0 % 5) }, classes: 5), imageShape: image))
      trainer.threads = threads
      return trainer
    }

    private func largeTrainer<Scalar>(
      of scalar: Scalar.Type, threads: Int
    ) throws -> Trainer<Scalar> {
      let network = try Network<Scalar>(
        inputs: 20,
        layers: .numbered([
          .linear(200), .normalization(), .activation(.relu), .linear(180), .activation(.tanh),
          .linear(5),
        ]), seed: 3)
      let features = Matrix(rows: 128, columns: 20, elements: KernelTests.numbers(128 * 20))
      var trainer = try Trainer(
        network: network, loss: .softmaxCrossEntropy,
        optimizer: .sgd(SGD(learningRate: 0.1, momentum: 0.9)), schedule: .sequential(size: 64),
        data: DataSet(
          features: features, targets: .labels((0..<128).map { Int32($0 % 5) }, classes: 5)))
      trainer.threads = threads
      return trainer
    }

    private func hash<Scalar>(afterSixStepsOf start: Trainer<Scalar>) -> String {
      var trainer = start
      for _ in 0..<6 { trainer.advance() }
      return trainer.network.state.hash.text
    }
  }
}
