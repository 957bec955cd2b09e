import Testing

/// What is wrong with a scenario is said by `check` already, and by every command in the same words.
@Suite struct CheckCommandTests {
  private static let commands = [
    ["check", "--read-only"], ["check"], ["run"], ["show"], ["render"],
    ["sweep", "--over", "learningRate=0.1", "--steps", "3"],
  ]

  private func expectRefused(_ scenario: TestScenario, _ place: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(scenario.json, to: "little.json")
    for command in Self.commands {
      let refusal = try ravine(command.prefix(1) + [path] + command.dropFirst())
      #expect(refusal.status == 2, "\(command)")
      #expect(refusal.messages.hasPrefix("\(path):\(place): \(words)"), "\(refusal.messages)")
      #expect(refusal.output.isEmpty, "\(command)")
    }
  }

  @Test func samplesThatAreInfiniteOnceTheyAreMade() throws {
    var scenario = TestScenario()
    scenario.data = #"""
      { "kind": "linearRegression", "samples": 64, "scales": [1.7e308, 1], "coefficients": [0, 1], "noise": 0 }
      """#
    try expectRefused(scenario, "10:11", "data: its numbers make feature 1 of training sample ")
  }

  @Test func viewportsInWhichNumbersTellNoPointsApart() throws {
    var scenario = TestScenario()
    scenario.viewport = #"{ "x": [-4, 4], "y": [1e13, 10000000000008] }"#
    try expectRefused(
      scenario, "23:36", "viewport.y: expected edges more than 1e-12 of the farther")
  }

  /// A saddle has no condition number, not an infinite one that would satisfy any lower bound.
  @Test func conditionNumbersOfWhatIsNoBowl() throws {
    let folder = try TemporaryFolder()
    var scenario = PlaneCommandTests.moons(
      #"{ "kind": "hessian", "eigenvectors": "topAndBottom", "origin": "start" }"#)
    for quantity in ["conditionNumberAtStart", "networkConditionNumberAtStart"] {
      scenario.expectations = [
        #"{ "quantity": "\#(quantity)", "side": "plain", "atLeast": 1 }"#
      ]
      let check = try ravine("check", try folder.write(scenario.json, to: "little.json"))
      #expect(check.status == 1)
      #expect(
        check.output.contains(
          "cannot be measured: the loss is no bowl there, so it has no condition number"),
        "\(check.output)")
    }
  }

  @Test func batchesOfOneSampleThatAreNormalizedOverThemselves() throws {
    var scenario = TestScenario()
    scenario.training = #", "batchSize": 21"#
    try expectRefused(scenario, "24:64", "training.batchSize: expected at least 2 samples in every")
  }
}
