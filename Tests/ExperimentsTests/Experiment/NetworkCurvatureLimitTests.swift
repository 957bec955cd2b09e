import Testing
import TrainingEngine

@testable import Experiments

@Suite("The curvature in all parameters of a side")
struct NetworkCurvatureLimitTests {
  @Test("is measured over any number of samples that stand alone, and over fewer that do not")
  func manySamples() throws {
    let plane = PlaneDescription(.random(RandomDirectionsDescription()))
    #expect(
      try ExperimentSide.moons(plane, samples: 10_002, normalized: false).canMeasureNetworkCurvature
    )
    #expect(try !ExperimentSide.moons(plane, samples: 10_002).canMeasureNetworkCurvature)
    #expect(try ExperimentSide.moons(plane, samples: 10_000).canMeasureNetworkCurvature)
  }
}
