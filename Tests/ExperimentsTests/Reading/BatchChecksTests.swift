import Testing
import TrainingEngine

@testable import Experiments

/// What is no fault: batches of one sample over which nothing takes a variance.
@Suite("Batches of one sample")
struct BatchChecksTests {
  /// What is said about moons trained in batches; nil where nothing is.
  private func complaint(
    samples: Int = 33, batchSize: Int = 32, normalization: String = "\"batch\"",
    training: String = "", statistics: String = ""
  ) -> String? {
    do {
      let file = try ScenarioReader.read(
        text: Array(
          """
          {
            "format": "ravine/1", "id": "batches", "title": "Batches", "claim": "It trains.",
            "source": "The tests.", "verdict": "holds", "finding": "It does.", "seed": 1,
            "data": { "kind": "moons", "samples": \(samples), "noise": 0.1 },
            "model": {
              "layers": [
                { "kind": "linear", "name": "hidden", "outputs": 4 },
                { "kind": "residual", "name": "block", "layers": [
                  { "kind": "normalization", "name": "norm" }, { "kind": "tanh" }
                ] },
                { "kind": "linear", "name": "output", "outputs": 1 }
              ],
              "loss": "binaryCrossEntropy"
            },
            "sides": [
              { "id": "plain", "title": "Plain", "normalization": "none" },
              { "id": "normalized", "title": "Normalized", "normalization": \(normalization) }
            ],
            "plane": { "kind": "parameters", "x": "output.weight[0,0]", "y": "output.weight[0,1]"\(statistics) },
            "viewport": { "x": [-4, 4], "y": [-4, 4] },
            "training": { "steps": 9, "learningRate": 0.1, "batchSize": \(batchSize)\(training) }
          }
          """.utf8), shownAs: "batches.json")
      // Whatever reads well can be brought to life.
      _ = try Experiment(file)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("are refused where a block's batch normalization takes a variance over them")
  func inBlocks() {
    #expect(
      complaint()
        == "batches.json:21:63: training.batchSize: expected at least 2 samples in every batch, over which "
        + "the batch normalization of side 'normalized' takes a variance, but 32 leave 1 of 33 over; take "
        + "another size, or \"dropLast\": true")
    #expect(
      complaint(normalization: "{ \"kind\": \"noisyBatch\" }")?.contains("'normalized'") == true)
  }

  @Test("are fine with normalizations of each sample by itself, and with constants")
  func fine() {
    for normalization in [
      "\"none\"", "\"layer\"", "\"rms\"", "{ \"kind\": \"group\", \"groups\": 2 }",
    ] {
      #expect(complaint(batchSize: 1, normalization: normalization) == nil)
      #expect(complaint(normalization: normalization) == nil)
    }
    #expect(complaint(batchSize: 1, training: ", \"statistics\": \"running\"") == nil)
    #expect(
      complaint(training: ", \"statistics\": { \"kind\": \"frozen\", \"fromStep\": 0 }") == nil)
    #expect(
      complaint(training: ", \"statistics\": { \"kind\": \"frozen\", \"fromStep\": 1 }") != nil)
  }

  @Test("are refused where the plane takes their statistics, though training does not")
  func onThePlane() {
    let running = ", \"statistics\": \"running\""
    #expect(
      complaint(training: running, statistics: ", \"statistics\": \"miniBatch\"")
        == "batches.json:19:104: plane.statistics: batches of side 'normalized' have a single sample, over "
        + "which batch normalization takes no variance; show 'evaluationSet' or 'running' statistics, or "
        + "take a larger 'batchSize'")
    #expect(
      complaint(
        samples: 34, training: running, statistics: ", \"statistics\": \"miniBatch\"") == nil)
  }

  @Test("are fine where they are left out")
  func leftOut() {
    #expect(complaint(training: ", \"dropLast\": true") == nil)
    #expect(complaint(samples: 34) == nil)
    #expect(complaint(samples: 32) == nil)
  }
}
