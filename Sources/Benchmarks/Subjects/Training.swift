import Experiments
import TrainingEngine

extension Subject {
  /// How fast networks train.
  static let training = Subject(
    name: "training",
    explanation:
      "Steps of each side of the scenarios a second of one thread's processor time: the engine's "
      + "trainer alone, and with the timeline that keeps what happened."
  ) { surroundings in
    try Surroundings.scenarios.flatMap { scenario in
      let experiment = try surroundings.experiment(scenario)
      return experiment.sides.flatMap { side in
        let steps = scenario == "digits-mlp" ? 100 : 1000
        let trainer =
          switch side.precision {
          case .float: rates(of: side.trainer(of: Float.self, learningRate: 0.01), steps: steps)
          case .double: rates(of: side.trainer(of: Double.self, learningRate: 0.01), steps: steps)
          }
        let timeline = (0..<12).map { _ in
          var timeline = Timeline(of: side, learningRate: 0.01, steps: steps)
          return Stopwatch.rate(of: Double(steps)) { timeline.advance(by: steps) }
        }
        let name = "\(scenario) \(side.id)"
        return [
          Figure("\(name) trainer", trainer, unit: "steps/s", .moreIsBetter),
          Figure("\(name) timeline", timeline, unit: "steps/s", .moreIsBetter),
        ]
      }
    }
  }

  /// Steps a second, several times from the start.
  private static func rates<Scalar>(of start: Trainer<Scalar>, steps: Int) -> [Double] {
    (0..<12).map { _ in
      var trainer = start
      return Stopwatch.rate(of: Double(steps)) {
        for _ in 0..<steps { trainer.advance() }
      }
    }
  }
}
