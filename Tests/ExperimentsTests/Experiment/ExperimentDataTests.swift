import Foundation
import Testing
import TrainingEngine

@testable import Experiments

@Suite("The samples of an experiment")
struct ExperimentDataTests {
  private func experiment(_ name: String, seed: UInt64? = nil) throws -> Experiment {
    let path = TestFiles.fixtures.appendingPathComponent("\(name).json").path
    return try Experiment(try ScenarioReader.read(path: path), seed: seed)
  }

  private func covariance(of matrix: Matrix) -> [Double] {
    let means = matrix.columnMeans()
    return (0..<matrix.columns).flatMap { first in
      (0..<matrix.columns).map { second in
        (0..<matrix.rows).reduce(0) {
          $0 + (matrix[$1, first] - means[first]) * (matrix[$1, second] - means[second])
        } / Double(matrix.rows)
      }
    }
  }

  @Test("test on a source of their own, shifted")
  func shifted() throws {
    let side = try experiment("cats", seed: 9).sides[0]
    #expect(
      side.data.training
        == .cats(samples: 64, range: -3.1 ... -0.1, scales: [1, 2], seed: 9, stream: 0))
    let test = try #require(side.data.test)
    let plain = DataSet.cats(samples: 40, range: 0.1...3.1, scales: [1, 1], seed: 9, stream: 1)
    #expect(test.targets == plain.targets)
    var stream = RandomStream(seed: 9, stream: 3)
    let noise = stream.normal(80)
    for place in 0..<80 {
      let expected =
        2 * plain.features.elements[place] + (place % 2 == 0 ? 1 : -1) + 0.25 * noise[place]
      #expect(abs(test.features.elements[place] - expected) < 1e-13)
    }
    #expect(side.schedule == .shuffled(size: 10, seed: 9, dropsLast: true))
  }

  @Test("are prepared as each side says, by the statistics of those that train")
  func bySide() throws {
    let experiment = try experiment("preparations")
    let raw = experiment.sides[0].data
    #expect(raw.training.count == 120)
    #expect(raw.training.imageShape == ImageShape(channels: 1, height: 2, width: 2))
    #expect(raw.training.features.elements.allSatisfy { $0 > 0 })
    let identity = (0..<16).map { $0 % 5 == 0 ? 1.0 : 0 }
    let expected: [(FeatureCheck, (Matrix) -> any FeatureTransform)] = [
      (.diagonal, { ColumnTransform.standardizing($0) }),
      (.identity, { Whitening.principalComponents(of: $0) }),
      (.identity, { Whitening.zeroPhase(of: $0) }),
    ]
    for (side, (check, transform)) in zip(experiment.sides.dropFirst(), expected) {
      let learnt = transform(raw.training.features)
      #expect(side.data.training.features == learnt.applied(to: raw.training.features))
      let test = try #require(raw.test)
      #expect(side.data.test?.features == learnt.applied(to: test.features))
      #expect(side.data.test?.targets == test.targets)
      #expect(side.training.imageShape == raw.training.imageShape)
      let covariance = covariance(of: side.training.features)
      for (place, number) in covariance.enumerated()
      where check == .identity || identity[place] == 1 {
        #expect(abs(number - identity[place]) < 1e-10)
      }
    }
  }

  private enum FeatureCheck { case diagonal, identity }

  @Test("are split at random as the split's own seed says, whatever seed the run has")
  func shuffled() throws {
    let (first, second) = (try experiment("preparations"), try experiment("preparations", seed: 99))
    #expect(first.sides[0].data.test == second.sides[0].data.test)
    #expect(first.sides[0].data.test?.count == 30)
  }
}

@Suite("Warnings")
struct ScenarioWarningTests {
  /// The warnings of a scenario with other data.
  private func warnings(_ data: String, loss: String, outputs: Int) throws -> [String] {
    let file = TestFiles.fixtures.appendingPathComponent("preparations.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "\"data\": {")).lowerBound
    let end = try #require(text.range(of: "\"model\"")).lowerBound
    let changed =
      text.replacingCharacters(in: start..<end, with: "\"data\": \(data),\n  ")
      .replacing("softmaxCrossEntropy", with: loss)
      .replacing("\"outputs\": 3", with: "\"outputs\": \(outputs)")
    return try ScenarioReader.read(
      text: Array(changed.utf8), folder: TestFiles.fixtures.path, shownAs: "x.json"
    ).warnings.map(\.description)
  }

  @Test(
    "name the classes that do not train or are not tested",
    arguments: [
      (
        #""kind": "moons", "samples": 64, "noise": 0, "testEvery": 2"#,
        [
          "x.json:10:69: data.testEvery: of 2 classes, none of the samples that train has 0; hold out "
            + "by another number, or 'shuffled' under 'test'",
          "x.json:10:69: data.testEvery: of 2 classes, none of the samples that test has 1; hold out "
            + "by another number, or 'shuffled' under 'test'",
        ]
      ),
      (
        #""kind": "blobs", "samples": 64, "offset": [1, 2], "testEvery": 4"#,
        [
          "x.json:10:75: data.testEvery: of 2 classes, none of the samples that test has 0; hold out "
            + "by another number, or 'shuffled' under 'test'"
        ]
      ),
      (
        #""kind": "cats", "samples": 8, "test": {"kind": "shuffled", "fraction": 0.1, "seed": 1}"#,
        [
          "x.json:10:50: data.test: of 2 classes, none of the samples that test has 0; take another "
            + "seed or fraction"
        ]
      ),
      (#""kind": "moons", "samples": 64, "noise": 0, "testEvery": 5"#, []),
      (#""kind": "moons", "samples": 64, "noise": 0"#, []),
      (#""kind": "xor", "samples": 64, "noise": 0, "test": {"kind": "cats", "samples": 2}"#, []),
    ] as [(String, [String])])
  func classes(data: String, expected: [String]) throws {
    #expect(
      try warnings("{\(data)}", loss: "binaryCrossEntropy", outputs: 1) == expected)
  }

  @Test("name the classes of files as the files do")
  func names() throws {
    // Rows 0 and 101 of three species of fifty rows each.
    let iris = """
      "kind": "csv", "file": "../../../../Scenarios/Data/iris.csv", "columns": ["petal_width", \
      "petal_length"], "target": "species", "targetKind": "category"
      """
    #expect(
      try warnings("{\(iris), \"testEvery\": 101}", loss: "softmaxCrossEntropy", outputs: 3) == [
        "x.json:10:178: data.testEvery: of 3 classes, none of the samples that test has "
          + "'versicolor'; hold out by another number, or 'shuffled' under 'test'"
      ])
  }
}
