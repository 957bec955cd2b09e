import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

/// A loss with an L2 penalty, wherever an experiment shows a loss.
@Suite("An experiment with a penalty")
struct PenaltyExperimentTests {
  private static let strength = 0.25

  private func side(_ loss: Loss, weightDecay: Double? = nil) throws -> ExperimentSide {
    try Experiment(
      .moons(
        loss: loss,
        training: TrainingDescription(
          steps: 8, learningRate: .same(.value(0.5)), weightDecay: weightDecay))
    ).sides[1]
  }

  private func squares(_ state: NetworkState<Double>) -> Double {
    state.parameters.reduce(0) { $0 + $1 * $1 }
  }

  @Test("takes the steps of weight decay, and shows the penalty in its losses")
  func path() throws {
    let penalized = try side(.binaryCrossEntropy.penalized(Self.strength))
    let decayed = try side(.binaryCrossEntropy, weightDecay: Self.strength)
    var (full, bare) = (
      Timeline(of: penalized, learningRate: 0.5, steps: 8),
      Timeline(of: decayed, learningRate: 0.5, steps: 8)
    )
    full.advance(by: 8)
    bare.advance(by: 8)
    for step in 0...8 {
      let state = full.state(at: step)
      #expect(state == bare.state(at: step))
      let penalty = Self.strength / 2 * squares(state)
      #expect(penalty > 0.1)
      #expect(abs((penalized.penalty(at: state) ?? 0) - penalty) < 1e-12)
      #expect(decayed.penalty(at: state) == nil)
      #expect(abs(full.moments[step].loss - bare.moments[step].loss - penalty) < 1e-12)
      #expect(abs(penalized.loss(at: state) - decayed.loss(at: state) - penalty) < 1e-12)
    }
    let seen = penalized.observation(at: 3, of: full).smoothness.loss
    #expect(abs(seen - full.moments[3].loss) < 1e-12)
  }

  @Test("curves by the penalty more, on the plane and in all parameters")
  func curvature() throws {
    let penalized = try side(.binaryCrossEntropy.penalized(Self.strength))
    let bare = try side(.binaryCrossEntropy)
    let full = try penalized.planeCurvature(at: 0, of: nil)
    let part = try bare.planeCurvature(at: 0, of: nil)
    #expect(abs(full.loss - part.loss - Self.strength / 2 * squares(bare.network.state)) < 1e-12)
    #expect(abs(full.xx - part.xx - Self.strength) < 1e-12)
    #expect(abs(full.yy - part.yy - Self.strength) < 1e-12)
    #expect(abs(full.xy - part.xy) < 1e-12)
    let state = bare.network.state
    let whole = try #require(penalized.networkCurvature(at: state))
    let plain = try #require(bare.networkCurvature(at: state))
    #expect(abs(whole.largest.value - plain.largest.value - Self.strength) < 1e-6)

    let place = try penalized.plane(at: 0, of: nil)
    var surface = penalized.loss(over: place, at: 0)
    var there = state
    let places = try #require(penalized.parameters)
    there.parameters[places.x] = 1.5
    there.parameters[places.y] = -2
    #expect(abs(surface(1.5, -2) - penalized.loss(at: there)) < 1e-12)
  }

  @Test("is told in words")
  func words() {
    #expect(Loss.softmaxCrossEntropy.text == "softmaxCrossEntropy")
    #expect(
      Loss.softmaxCrossEntropy.penalized(0.01).text
        == "softmaxCrossEntropy, with an L2 penalty of 0.01 on all parameters")
    #expect(
      Loss.meanSquaredError.penalized(2, on: .weights).text
        == "meanSquaredError, with an L2 penalty of 2 on weights")
  }
}
