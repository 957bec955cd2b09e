import Foundation

/// The text of a scenario file, small enough to be measured at once or large enough to take long.
struct TestScenario {
  var id = "little"
  var title = "A little scenario"
  var data = #"""
    { "kind": "linearRegression", "samples": 64, "scales": [1, 2], "coefficients": [1, 1], "noise": 0.5 }
    """#
  var layers = #"""
    { "kind": "normalization", "name": "norm", "affine": false },
    { "kind": "linear", "name": "output", "outputs": 1, "bias": false }
    """#
  var loss = "halfMeanSquaredError"
  /// The layer whose first two weights make the plane.
  var planeLayer = "output"
  /// Another plane, as JSON; nil for that.
  var plane: String?
  var viewport = #"{ "x": [-4, 4], "y": [-4, 4] }"#
  var learningRate = "0.1"
  /// What else there is to say about training, as JSON behind a comma.
  var training = ""
  var steps = 40
  var expectations: [String] = []

  /// A scenario whose landscape takes minutes, whatever the machine.
  static var slow: TestScenario {
    TestScenario(
      id: "slow", title: "A slow scenario",
      data: #"{ "kind": "moons", "samples": 4096, "noise": 0.15 }"#,
      layers: #"""
        { "kind": "linear", "name": "first", "outputs": 1024 },
        { "kind": "normalization", "name": "norm" },
        { "kind": "tanh" },
        { "kind": "linear", "name": "second", "outputs": 1024 },
        { "kind": "tanh" },
        { "kind": "linear", "name": "output", "outputs": 1 }
        """#,
      loss: "binaryCrossEntropy", planeLayer: "first", steps: 1000)
  }

  private var parameters: String {
    #"{ "kind": "parameters", "x": "\#(planeLayer).weight[0,0]", "y": "\#(planeLayer).weight[0,1]" }"#
  }

  var json: String {
    """
    {
      "format": "ravine/1",
      "id": "\(id)",
      "title": "\(title)",
      "claim": "Something happens.",
      "source": "This test.",
      "verdict": "holds",
      "finding": "It does.",
      "seed": 1,
      "data": \(data),
      "model": {
        "layers": [
    \(layers)
        ],
        "loss": "\(loss)"
      },
      "sides": [
        { "id": "plain", "title": "Without", "normalization": "none" },
        { "id": "normalized", "title": "With", "normalization": "batch" }
      ],
      "plane": \(plane ?? parameters),
      "viewport": \(viewport),
      "training": { "steps": \(steps), "learningRate": \(learningRate)\(training) },
      "expectations": [\(expectations.joined(separator: ", "))]
    }
    """
  }
}
