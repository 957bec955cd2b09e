import Foundation
import Testing
import TrainingEngine

@testable import Experiments

/// The example for somebody who has MNIST's files.
@Suite("MNIST's own files")
struct OwnFilesTests {
  private static let example = TestFiles.package.appendingPathComponent(
    "Scenarios/Examples/mnist.json")

  /// Images of 28 x 28 with label k where row 2k + 4 is lit, and their labels, as IDX files.
  private func files(count: Int) -> (images: [UInt8], labels: [UInt8]) {
    let labels = (0..<count).map { UInt8($0 * 7 % 10) }
    var images: [UInt8] = [0, 0, 8, 3] + bigEndian(count) + bigEndian(28) + bigEndian(28)
    for label in labels {
      for row in 0..<28 {
        images += Array(repeating: row == 2 * Int(label) + 4 ? 255 : 51, count: 28)
      }
    }
    return (images, [0, 0, 8, 1] + bigEndian(count) + labels)
  }

  private func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// What the program that comes with most systems writes.
  private func compress(_ file: URL) throws {
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    program.arguments = ["gzip", file.path]
    try program.run()
    program.waitUntilExit()
    #expect(program.terminationStatus == 0)
  }

  private func withExample(
    compressed: Bool, _ body: (_ scenario: URL, _ data: URL) throws -> Void
  ) throws {
    try TestFiles.withFolder { folder in
      let scenario = folder.appendingPathComponent("mnist.json")
      try FileManager.default.copyItem(at: Self.example, to: scenario)
      let data = folder.appendingPathComponent("mnist")
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      for (name, count) in [("train", 150), ("t10k", 40)] {
        let files = files(count: count)
        for (kind, bytes) in [("images-idx3", files.images), ("labels-idx1", files.labels)] {
          let file = data.appendingPathComponent("\(name)-\(kind)-ubyte")
          try Data(bytes).write(to: file)
          if compressed { try compress(file) }
        }
      }
      try body(scenario, data)
    }
  }

  @Test("make the example run, compressed or not", arguments: [true, false])
  func example(compressed: Bool) throws {
    try withExample(compressed: compressed) { scenario, _ in
      let experiment = try Experiment(try ScenarioReader.read(path: scenario.path))
      #expect(experiment.scenario.training.steps == 20 * ((60_000 + 63) / 64))
      for (side, norms) in zip(experiment.sides, [0, 2]) {
        let tensors = side.network.layout.tensors
        #expect(
          tensors.filter { $0.name.hasSuffix(".weight") }.map(\.shape)
            == [[512, 784], [256, 512], [10, 256]])
        #expect(tensors.filter { $0.name.hasSuffix(".scale") }.count == norms)
        #expect(side.optimizer(learningRate: 0.01) == .sgd(SGD(learningRate: 0.01, momentum: 0.9)))
        #expect(side.learningRateRule == .value(0.01))
        #expect(side.schedule == .shuffled(size: 64, seed: 1))
        #expect(side.loss == .softmaxCrossEntropy)
        #expect(side.training.imageShape == ImageShape(channels: 1, height: 28, width: 28))

        // One pixel in 28 is 1, the others 0.2: mean 0.2 + 0.8/28, variance 0.8² · 27/28².
        let mean = 0.2 + 0.8 / 28
        let deviation = 0.8 * 27.squareRoot() / 28
        for data in [side.data.training, try #require(side.data.test)] {
          let levels = Set(data.features.elements).sorted()
          #expect(levels.count == 2)
          #expect(abs(levels[0] - (0.2 - mean) / deviation) < 1e-10)
          #expect(abs(levels[1] - (1 - mean) / deviation) < 1e-10)
        }
        #expect(side.data.training.count == 150)
        #expect(side.data.test?.count == 40)

        #expect(side.precision == .float)
        var trainer = side.trainer(of: Float.self, learningRate: 0.01)
        let first = trainer.advance().loss
        for _ in 0..<14 { trainer.advance() }
        #expect(trainer.advance().loss < 0.8 * first)
      }
    }
  }

  @Test("that are not there are named, with what to do")
  func missing() throws {
    try withExample(compressed: true) { scenario, data in
      for name in ["train-labels-idx1", "t10k-images-idx3"] {
        try FileManager.default.removeItem(
          at: data.appendingPathComponent("\(name)-ubyte.gz"))
      }
      let error = #expect(throws: ScenarioError.self) {
        try ScenarioReader.read(path: scenario.path, shownAs: "here/mnist.json")
      }
      #expect(
        error?.description == """
          here/mnist.json:14:15: data.labels: there is no file \
          'here/mnist/train-labels-idx1-ubyte.gz', nor 'here/mnist/train-labels-idx1-ubyte'; put it \
          there, or write where it is
          here/mnist.json:19:17: data.test.images: there is no file \
          'here/mnist/t10k-images-idx3-ubyte.gz', nor 'here/mnist/t10k-images-idx3-ubyte'; put it \
          there, or write where it is
          """)
    }
  }
}
