import Foundation
import Testing
// As a user has it: without what is internal.
import TrainingEngine

/// The code of the articles, compiled and run as it stands there.
struct ArticleTests {
  @Test func theArticlesHoldTheCodeThatRunsHere() throws {
    let mirror = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let blocks = try ["TrainingANetworkInTenLines", "ObservingATraining"].flatMap {
      code(in: try article($0))
    }
    #expect(blocks.count == 4)
    #expect(blocks.first?.split(separator: "\n").count == 10)
    for block in blocks {
      let indented = block.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
      #expect(mirror.contains(indented), "not what runs here:\n\(block)")
    }
  }

  @Test func tenLinesTrainANetworkToTheAccuracyThatTheArticleTells() throws {
    var printed: [String] = []
    try trainInTenLines { printed.append("\($0)") }
    #expect(printed.count == 1)
    #expect(
      try article("TrainingANetworkInTenLines").contains("It prints `\(printed[0])`"),
      "printed \(printed)")
  }

  @Test func eachNormalizationTrainsToTheAccuracyThatTheArticleTells() throws {
    var printed: [String] = []
    try trainWithEachNormalization { printed.append($0.map { "\($0)" }.joined(separator: " ")) }
    #expect(printed.count == 5)
    let text = "```\n\(printed.joined(separator: "\n"))\n```"
    #expect(try article("TrainingANetworkInTenLines").contains(text), "printed \(text)")
  }

  @Test func whatIsObservedIsOfEachLayer() throws {
    var printed: [[String]] = []
    try observe { printed.append($0.map { "\($0)" }) }
    #expect(
      printed.prefix(7).map { $0[0] }
        == ["hidden", "norm", "output", "hidden", "norm", "relu 3", "output"])
    #expect(printed.count == 9)
    #expect(printed.joined().allSatisfy { $0 != "nan" && $0 != "inf" })
  }
}

/// - Parameter print: In the place of the one that users have.
private func trainInTenLines(print: (Any) -> Void) throws {
  let (training, test) = DataSet.moons(samples: 400, noise: 0.15, seed: 1).split(.every(5))
  let layers: [LayerSpecification] = [
    .linear("hidden", outputs: 16), .batchNormalization("norm"), .activation(.relu),
    .linear("output", outputs: 1),
  ]
  var trainer = try Trainer<Double>(
    network: Network(inputs: 2, layers: layers, seed: 1), loss: .binaryCrossEntropy,
    optimizer: .sgd(SGD(learningRate: 0.1)), schedule: .shuffled(size: 32, seed: 1), data: training)
  for _ in 0..<500 { trainer.advance() }
  print(try trainer.network.accuracy(on: test, statistics: .running) ?? 0)
}

/// - Parameter record: Takes what is printed.
private func trainWithEachNormalization(record: ([Any]) -> Void) throws {
  func print(_ items: Any...) { record(items) }
  let (training, test) = DataSet.moons(samples: 400, noise: 0.15, seed: 1).split(.every(5))

  for normalization in [Normalization.none, .batch, .layer, .group(groups: 4), .rms] {
    let layers: [LayerSpecification] =
      [.linear("hidden", outputs: 16)] + .normalization("norm", filledWith: normalization)
      + [.activation(.relu), .linear("output", outputs: 1)]
    var trainer = try Trainer<Double>(
      network: Network(inputs: 2, layers: layers, seed: 1), loss: .binaryCrossEntropy,
      optimizer: .sgd(SGD(learningRate: 0.1)), schedule: .full, data: training)
    for _ in 0..<100 { trainer.advance() }
    print(normalization, try trainer.network.accuracy(on: test, statistics: .running) ?? 0)
  }
}

/// - Parameter record: Takes what is printed.
private func observe(record: ([Any]) -> Void) throws {
  func print(_ items: Any...) { record(items) }
  let training = DataSet.moons(samples: 320, noise: 0.15, seed: 1)
  let layers: [LayerSpecification] = [
    .linear("hidden", outputs: 16), .batchNormalization("norm"), .activation(.relu),
    .linear("output", outputs: 1),
  ]
  let trainer = try Trainer<Double>(
    network: Network(inputs: 2, layers: layers, seed: 1), loss: .binaryCrossEntropy,
    optimizer: .sgd(SGD(learningRate: 0.1)), schedule: .full, data: training)

  let seen = try trainer.network.observation(
    of: .binaryCrossEntropy, on: training, statistics: .batch)
  for layer in seen.gradient.layerNorms { print(layer.name, layer.norm) }
  for layer in seen.activations {
    let summary = layer.summary
    print(layer.name, summary.mean, summary.standardDeviation)
  }
  let histogram = seen.activations[0].histogram(ofUnit: 3, bins: 20, range: -4...4)
  let pair = seen.activations[1].pair(0, 1)
  print(histogram.counts, pair.correlation ?? 0)

  let rate = trainer.nextLearningRate
  let smoothness = trainer.smoothness(stepSizes: [0.25, 0.5, 1, 2, 4].map { $0 * rate })
  print(smoothness.lossRange, smoothness.gradientChange, smoothness.effectiveBeta ?? 0)
}

/// The text of an article.
private func article(_ name: String) throws -> String {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../Sources/TrainingEngine/TrainingEngine.docc/\(name).md")
  return try String(contentsOf: file, encoding: .utf8)
}

/// The blocks of Swift in an article.
private func code(in article: String) -> [String] {
  article.components(separatedBy: "```swift\n").dropFirst().map {
    $0.components(separatedBy: "\n```")[0]
  }
}
