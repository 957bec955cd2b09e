import Foundation
import Testing

/// Every command on planes of every kind.
@Suite struct PlaneCommandTests {
  static let planes = [
    #"{ "kind": "random" }"#,
    #"{ "kind": "random", "scaling": "none", "vectors": "drawn", "origin": "start" }"#,
    #"{ "kind": "random", "scaling": "layer", "origin": "minimum", "statistics": "frozen" }"#,
    #"{ "kind": "principalComponents" }"#,
    #"{ "kind": "principalComponents", "of": "runSoFar", "statistics": "frozen" }"#,
    #"{ "kind": "hessian" }"#,
    #"{ "kind": "hessian", "eigenvectors": "topAndBottom", "origin": { "step": 20 } }"#,
    #"{ "kind": "gradient", "statistics": "frozen" }"#,
    #"{ "kind": "checkpoints", "steps": [0, 5, 40] }"#,
    #"{ "kind": "line", "from": 0, "to": 40, "statistics": "running" }"#,
  ]

  /// Two weights are all that there is, so every plane is the whole space: whatever its directions and
  /// however long they are, what is measured on it is what is measured on the plane of the two.
  @Test(arguments: planes.filter { !$0.contains("running") })
  func onAPlaneOfAllParametersEveryKindMeasuresTheSame(plane: String) throws {
    let folder = try TemporaryFolder()
    var scenario = TestScenario(learningRate: #"{ "ofLargestStable": 0.4 }"#)
    scenario.data = #"""
      { "kind": "linearRegression", "samples": 64, "scales": [1, 2], "correlation": 0.6, "coefficients": [1, 1],
        "noise": 0.5 }
      """#
    let expected = try run(scenario, in: folder)
    scenario.plane = plane
    let found = try run(scenario, in: folder)
    var bounds: [String] = []
    for (found, expected) in zip(found.sides, expected.sides) {
      func expectEqual(_ number: Double?, _ reference: Double?, _ name: String) throws {
        let (number, reference) = (try #require(number), try #require(reference))
        #expect(abs(number - reference) <= 1e-4 * abs(reference), "\(name) \(found.id)")
      }
      try expectEqual(found.learningRate, expected.learningRate, "learning rate")
      for (found, expected) in zip(found.curvature, expected.curvature) {
        try expectEqual(found.plane?.conditionNumber, expected.plane?.conditionNumber, "κ")
        try expectEqual(
          found.plane?.largestEigenvalue, expected.plane?.largestEigenvalue, "λmax")
      }
      try expectEqual(
        found.contraction.predictedOnPlane, expected.contraction.predictedOnPlane, "factor")
      try expectEqual(found.pathOverStraightLine, expected.pathOverStraightLine, "path")
      try expectEqual(found.meanCosineOfSteps, expected.meanCosineOfSteps, "cosine")
      #expect(found.distanceFromPlane?.allSatisfy { $0 < 1e-6 } == true)
      let start = try #require(expected.curvature.first?.plane)
      bounds += [
        ("conditionNumberAtStart", start.conditionNumber),
        ("conditionNumberAtMinimum", start.conditionNumber),
        ("largestStableLearningRate", start.largestStableLearningRate),
        ("minimumLoss", expected.lossOnAllSamples),
        ("predictedContraction", expected.contraction.predictedOnPlane),
        ("pathOverStraightLine", expected.pathOverStraightLine),
        ("meanCosineOfSteps", expected.meanCosineOfSteps),
      ].map { quantity, value in
        let value = value ?? .nan
        let slack = 1e-3 * abs(value)
        return
          #"{ "quantity": "\#(quantity)", "side": "\#(found.id)", "atLeast": \#(value - slack), "atMost": \#(value + slack) }"#
      }
    }
    scenario.expectations = bounds
    let check = try ravine("check", try folder.write(scenario.json, to: "little.json"))
    #expect(check.status == 0, "\(check.output)\(check.messages)")
    #expect(check.lines.count { $0.contains("✓") } == bounds.count)
  }

  /// A bias in front of a batch normalization changes nothing: what is computed of it is rounding.
  @Test func aFlatDirectionIsCalledThat() throws {
    let folder = try TemporaryFolder()
    var scenario = Self.moons(
      #"{ "kind": "parameters", "x": "hidden.bias[0]", "y": "output.bias[0]" }"#)
    scenario.expectations = [
      #"{ "quantity": "conditionNumberAtStart", "side": "normalized", "atLeast": 1e12 }"#
    ]
    let path = try folder.write(scenario.json, to: "little.json")
    let words = "∞, flat one way"
    let run = try ravine("run", path)
    #expect(run.lines.first { $0.hasPrefix("κ at the start") }?.hasSuffix("  \(words)") == true)
    let show = try ravine("show", path)
    #expect(show.output.replacing(/\s+/, with: " ").contains("κ \(words) on the plane"))
    let check = try ravine("check", path)
    #expect(check.status == 0 && check.output.contains(": \(words), expected at least 1e12"))
    let document = try ravine("run", path, "--json")
    let plane = #""conditionNumber":"inf","largestEigenvalue":"#
    #expect(document.output.contains(plane))
    #expect(document.output.contains(#""shape":"valley","smallestEigenvalue":0}"#))
  }

  /// A network of more than the plane holds, with and without batch normalization.
  @Test(arguments: planes)
  func everyCommandTakesEveryKind(plane: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.moons(plane).json, to: "little.json")
    let run = try ravine("run", path)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let curvature = try #require(run.lines.first { $0.hasPrefix("κ at the start") })
    let show = try ravine("show", path)
    #expect(show.status == 0 && show.messages.isEmpty, "\(show.messages)")
    let needsRun = ["principal", "checkpoints", "line", "step"].contains(where: plane.contains)
    #expect(show.output.contains("the plane needs the run") == needsRun)
    #expect(!curvature.contains("needs") && !curvature.contains("no plane"))

    for step in ["0", "7", "40"] {
      let render = try ravine("render", path, "--step", step, "--size", "80x24", "--verbose")
      #expect(render.status == 0)
      #expect(render.lines.count { $0.contains("κ ") || $0.contains("not a bowl") } == 1)
      let words =
        plane.contains("frozen") ? "frozen" : plane.contains("running") ? "running" : "all"
      #expect(render.lines.contains { $0.contains("╭ With · ") && $0.contains(words) })
      #expect(render.messages.contains("points were evaluated"))
    }
    let sweep = try ravine("sweep", path, "--over", "learningRate=0.01,0.1", "--steps", "3")
    #expect(sweep.status == 0 && sweep.lines.count > 5)
  }

  /// Where a plane lies, by the run itself.
  @Test func planesThroughStepsHaveThemWhereTheySayAndNoDistance() throws {
    let folder = try TemporaryFolder()
    let line = try run(Self.moons(#"{ "kind": "line", "from": 10, "to": 30 }"#), in: folder)
    let steps = try run(
      Self.moons(#"{ "kind": "checkpoints", "steps": [40, 0, 20] }"#), in: folder)
    for side in line.sides {
      let (x, y) = (try #require(side.x), try #require(side.y))
      let distance = try #require(side.distanceFromPlane)
      #expect(abs(x[10]) + abs(y[10]) + abs(x[30] - 1) + abs(y[30]) < 1e-9)
      #expect(distance[10] + distance[30] < 1e-9 && distance[20] > 1e-3)
    }
    for side in steps.sides {
      let (x, y) = (try #require(side.x), try #require(side.y))
      let distance = try #require(side.distanceFromPlane)
      #expect(abs(x[40]) + abs(y[40]) + abs(x[0] - 1) + abs(y[0]) < 1e-9 && y[20] > 0)
      #expect(distance[40] + distance[0] + distance[20] < 1e-9 && distance[10] > 1e-4)
    }
  }

  @Test func onThePlaneOfTheTopEigenvectorsItCurvesAsTheNetwork() throws {
    let found = try run(Self.moons(#"{ "kind": "hessian" }"#), in: TemporaryFolder())
    for side in found.sides {
      for curvature in side.curvature {
        let (plane, network) = (try #require(curvature.plane), try #require(curvature.network))
        #expect(
          abs(plane.largestEigenvalue - network.largestEigenvalue)
            < 1e-3 * network.largestEigenvalue)
      }
    }
  }

  @Test func aShorterRunSaysWhatThePlaneLacks() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      Self.moons(#"{ "kind": "line", "from": 0, "to": 40 }"#).json, to: "little.json")
    let table = try ravine("run", path, "--steps", "5")
    #expect(table.status == 0)
    #expect(table.output.contains("needs step 40"))
    let json = try ravine("run", path, "--steps", "5", "--json")
    #expect(json.status == 0)
    #expect(!json.output.contains("distanceFromPlane") && !json.output.contains(#""x":"#))
  }

  // MARK: -

  static func moons(_ plane: String) -> TestScenario {
    TestScenario(
      data: #"{ "kind": "moons", "samples": 60, "noise": 0.2 }"#,
      layers: #"""
        { "kind": "linear", "name": "hidden", "outputs": 6 },
        { "kind": "normalization", "name": "norm" },
        { "kind": "tanh" },
        { "kind": "linear", "name": "output", "outputs": 1 }
        """#,
      loss: "binaryCrossEntropy", plane: plane, learningRate: "0.3")
  }

  private func run(_ scenario: TestScenario, in folder: TemporaryFolder) throws -> Document {
    let path = try folder.write(scenario.json, to: "little.json")
    let result = try ravine("run", path, "--json")
    #expect(result.status == 0 && result.messages.isEmpty, "\(result.messages)")
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  private struct Document: Decodable {
    let sides: [Side]

    struct Side: Decodable {
      let id: String
      let learningRate: Double
      let lossOnAllSamples: Double
      let curvature: [Curvature]
      let contraction: Contraction
      let pathOverStraightLine: Double?
      let meanCosineOfSteps: Double?
      let x: [Double]?
      let y: [Double]?
      let distanceFromPlane: [Double]?
    }

    struct Curvature: Decodable {
      let plane: Spectrum?
      let network: Spectrum?
    }

    struct Spectrum: Decodable {
      let largestEigenvalue: Double
      let conditionNumber: Double?
      let largestStableLearningRate: Double?
    }

    struct Contraction: Decodable {
      let predictedOnPlane: Double?
    }
  }
}
