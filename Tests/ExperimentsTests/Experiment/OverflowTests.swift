import Foundation
import Testing

@testable import Experiments

/// Samples that no reader can know to be infinite before they are made are named by what makes them so.
@Suite("Numbers too large for samples")
struct OverflowTests {
  /// What is said about an experiment with some data; nil where nothing is.
  private func complaint(
    data: String, loss: String = "binaryCrossEntropy", side: String = "", in folder: String = "."
  ) throws -> String? {
    let file = try ScenarioReader.read(
      text: Array(
        """
        {
          "format": "ravine/1", "id": "overflow", "title": "Overflow", "claim": "It overflows.",
          "source": "The tests.", "verdict": "holds", "finding": "It does.", "seed": 1,
          "data": \(data),
          "model": {
            "layers": [{ "kind": "linear", "name": "output", "outputs": 1 }], "loss": "\(loss)"
          },
          "sides": [
            { "id": "one", "title": "One", "normalization": "none" },
            { "id": "other", "title": "Other", "normalization": "none"\(side) }
          ],
          "plane": { "kind": "parameters", "x": "output.weight[0,0]", "y": "output.weight[0,1]" },
          "viewport": { "x": [-4, 4], "y": [-4, 4] },
          "training": { "steps": 9, "learningRate": 0.1 }
        }
        """.utf8), folder: folder, shownAs: "here/overflow.json")
    do {
      _ = try Experiment(file)
      return nil
    } catch {
      return error.description
    }
  }

  private static let moons = "\"kind\": \"moons\", \"samples\": 6, \"noise\": 0"
  private static let huge = "\"scales\": [1e300, 1]"

  @Test("are the source's")
  func source() throws {
    #expect(
      try complaint(data: "{ \(Self.moons.replacing("0", with: "1.7e308")) }")?.hasPrefix(
        "here/overflow.json:4:11: data: its numbers make feature") == true)
    #expect(
      try complaint(
        data: """
          { \(Self.moons), "test": { "kind": "moons", "samples": 9, "noise": 0, "scales": [1.7e308, 1] } }
          """)?.contains("data.test: its numbers make feature 1 of test sample ") == true)
    #expect(try complaint(data: "{ \(Self.moons), \(Self.huge) }") == nil)
  }

  @Test("are the shift's")
  func shift() throws {
    #expect(
      try complaint(
        data:
          "{ \(Self.moons), \(Self.huge), \"testEvery\": 2, \"testShift\": { \"factors\": [1e10, 1] } }"
      )
        == "here/overflow.json:4:107: data.testShift: the shift makes feature 1 of test sample 1 infinite or "
        + "not a number; make it smaller")
  }

  @Test("are those of a preparation, on the side that has it")
  func preparation() throws {
    #expect(
      try complaint(data: "{ \(Self.moons), \(Self.huge), \"features\": \"standardize\" }")?
        .hasPrefix(
          "here/overflow.json:4:90: data.features: 'standardize' finds no finite statistics, above all "
            + "because of feature 1 of training sample ") == true)
    for preparation in ["whitenPCA", "whitenZCA"] {
      #expect(
        try complaint(
          data: "{ \(Self.moons), \(Self.huge) }", side: ", \"features\": \"\(preparation)\"")?
          .hasPrefix(
            "here/overflow.json:10:77: sides[1].features: '\(preparation)' finds no finite statistics, "
              + "above all because of feature 1 of training sample ") == true)
    }
  }

  /// A table whose columns are a, b and the target t.
  private func complaint(table: String, _ preparation: String) throws -> String? {
    var found: String?
    try TestFiles.withFolder { folder in
      try Data("a,b,t\n\(table)\n".utf8).write(to: folder.appendingPathComponent("t.csv"))
      found = try complaint(
        data: """
          { "kind": "csv", "file": "t.csv", "columns": ["a", "b"], "target": "t",
            "targetKind": "number", "testEvery": 4, \(preparation) }
          """, loss: "meanSquaredError", in: folder.path)
    }
    return found
  }

  /// One number too large spoils the statistics, and by them its whole column or all.
  @Test(
    "are those of the sample that spoils the statistics of all",
    arguments: ["standardize", "standardizeTogether", "whitenPCA", "whitenZCA"])
  func culprit(preparation: String) throws {
    // The first sample and every fourth from there do not train.
    let table = "1,2,3\n2,1,4\n3,-1e300,5\n4,7,7\n1e9,4,2\n6,2e200,1\n7,3,1"
    #expect(
      try complaint(table: table, "\"features\": \"\(preparation)\"")
        == "here/overflow.json:5:55: data.features: '\(preparation)' finds no finite statistics, above "
        + "all because of feature 2 of training sample 2; make the features smaller, or leave this key "
        + "out")
  }

  @Test("are those of the target that spoils the statistics of all")
  func culpritAmongTargets() throws {
    #expect(
      try complaint(
        table: "1,2,3\n2,1,4\n3,3,5e290\n4,7,7\n5,4,2", "\"targets\": \"standardize\"")
        == "here/overflow.json:5:54: data.targets: 'standardize' finds no finite statistics, above all "
        + "because of the target of training sample 2; make the targets smaller, or leave this key out"
    )
  }

  @Test("are those of a test sample that finite statistics take too far")
  func preparedTest() throws {
    #expect(
      try complaint(
        table: "9e300,3,7\n0,1,3\n0,1,4\n1e-150,2,5\n0,4,2", "\"features\": \"standardize\"")
        == "here/overflow.json:5:55: data.features: 'standardize' makes feature 1 of test sample 1 "
        + "infinite or not a number; make the features smaller, or leave this key out")
  }
}
