import Testing

@testable import Experiments

/// Samples that no reader can know to be infinite before they are made are named by what makes them so.
@Suite("Numbers too large for samples")
struct OverflowTests {
  /// What is said about an experiment with some data; nil where nothing is.
  private func complaint(
    data: String, loss: String = "binaryCrossEntropy", side: String = ""
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
        """.utf8), shownAs: "here/overflow.json")
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
      try complaint(data: "{ \(Self.moons), \(Self.huge), \"features\": \"standardize\" }")
        == "here/overflow.json:4:90: data.features: 'standardize' makes feature 1 of training sample 1 "
        + "infinite or not a number; make the features smaller, or leave this key out")
    for preparation in ["whitenPCA", "whitenZCA"] {
      #expect(
        try complaint(
          data: "{ \(Self.moons), \(Self.huge) }", side: ", \"features\": \"\(preparation)\"")
          == "here/overflow.json:10:77: sides[1].features: '\(preparation)' makes feature 1 of training "
          + "sample 1 infinite or not a number; make the features smaller, or leave this key out")
    }
    #expect(
      try complaint(
        data: """
          { "kind": "linearRegression", "samples": 8, "scales": [1, 1], "coefficients": [1e300, 1], "noise": 0,
            "targets": "standardize" }
          """, loss: "meanSquaredError")?.contains(
          "data.targets: 'standardize' makes the target of training sample 1 infinite") == true)
  }
}
