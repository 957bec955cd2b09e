import Testing

@testable import Experiments

@Suite("The learning rates to compare")
struct ComparedLearningRatesTests {
  private func rates(of file: ScenarioFile, _ rules: [LearningRateRule]) throws -> [Double] {
    var scenario = file.scenario
    scenario.training.learningRate = .same(rules[0])
    scenario.lesson = Lesson(
      scenes: rules.dropFirst().map {
        LessonScene(title: "Scene", learningRate: .same($0), captions: [])
      })
    for side in scenario.sides.indices { scenario.sides[side].training = nil }
    return try Experiment(
      ScenarioFile(
        scenario: scenario, path: nil, folder: file.folder, samples: file.samples,
        testSamples: file.testSamples, warnings: [])
    ).learningRatesToCompare()
  }

  @Test("are two decades to each side of a single one")
  func single() throws {
    let found = try rates(of: SweepFixture.moons(), [.value(0.1)])
    #expect(found == LogarithmicSpacing.values(0.001...10, count: 13))
    #expect(try rates(of: SweepFixture.moons(), [.value(1e-5)]).first == 1e-7)
  }

  @Test("reach a decade beyond all that the scenes ask for, whatever the rule")
  func several() throws {
    // Without normalization the largest stable rate is about 0.0196, with it about 1.9.
    let found = try rates(
      of: SweepFixture.ellipse(), [.value(0.01), .ofLargestStable(0.1), .bestOf([0.2, 3, 0.3])])
    #expect(found == LogarithmicSpacing.values(1e-4...100, count: 13))
    let own = try Experiment(SweepFixture.ellipse()).learningRatesToCompare()
    #expect(own == LogarithmicSpacing.values(0.001...10, count: 13))
  }

  @Test(
    "are fewer a decade where there are many decades, and whole powers of ten always among them")
  func manyDecades() throws {
    for (rate, perDecade) in [(0.1, 3), (1, 3), (10, 2), (1e3, 2), (1e4, 1), (1e9, 1)] {
      let found = try rates(of: SweepFixture.moons(), [.value(1e-3), .value(rate)])
      #expect(found.count(where: { $0 > 1e-3 && $0 <= 1e-2 }) == perDecade)
      #expect(found.contains(1e-3) && found.contains(rate))
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("stay within what a rate can be")
  func limits() throws {
    let found = try rates(of: SweepFixture.moons(), [.value(1e-30), .value(1e30)])
    #expect(found.first == 1e-30 && found.last == 1e30 && found.count == 61)
    #expect(try !rates(of: SweepFixture.moons(), [.value(1e300)]).isEmpty)
  }
}
