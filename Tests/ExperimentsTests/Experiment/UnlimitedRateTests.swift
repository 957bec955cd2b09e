import Testing

@testable import Experiments

@Suite("A fraction of a largest stable rate where every rate is stable")
struct UnlimitedRateTests {
  /// Behind weights of 0 nothing depends on the hidden layer.
  @Test("is a number")
  func flat() throws {
    var scenario = Scenario.moons(
      plane: .parameters(NamedParameters(x: "hidden.weight[0,0]", y: "hidden.weight[0,1]")))
    scenario.start = StartDescription(
      parameters: Dictionary(uniqueKeysWithValues: (0..<4).map { ("output.weight[0,\($0)]", 0) }))
    for side in try Experiment(scenario).sides {
      #expect(side.largestStableLearningRateAtStart() == .infinity)
      #expect(side.learningRate(by: .ofLargestStable(0.5), steps: 1) == 1e30)
    }
  }
}
