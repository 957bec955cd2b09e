import Experiments
import Landscapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension [RunResult] {
  /// Every step of every side. What is not finite is written as a text: JSON has no word for it.
  func json(of experiment: Experiment) -> String {
    let document = RunDocument(
      scenario: experiment.scenario.id, seed: experiment.seed,
      precision: experiment.precision.rawValue,
      sides: self.map { result in
        RunDocument.Side(
          id: result.side.id, title: result.side.title,
          learningRate: result.timeline.learningRate,
          diverged: result.timeline.divergence,
          stepsToConverge: result.side.stepsToConverge(in: result.timeline),
          lossOnAllSamples: result.lossOnAllSamples,
          trainingAccuracy: result.accuracy(on: result.side.data.training, statistics: .batch),
          testAccuracy: result.accuracy(on: result.side.data.test, statistics: .running),
          loss: result.timeline.moments.map(\.loss),
          gradientNorm: result.timeline.moments.map(\.gradientNorm),
          x: result.coordinates(\.x), y: result.coordinates(\.y),
          secondsPerStep: result.observed.map { $0.timePerStep / .seconds(1) },
          observations: result.observed?.observations.map(ObservationDocument.init))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("A run can be written as JSON: \(error)")
    }
  }
}

extension RunResult {
  /// One coordinate of every step; nil where the plane is not one of two parameters.
  fileprivate func coordinates(
    _ coordinate: KeyPath<PlaneCoordinates, Double> & Sendable
  ) -> [Double]? {
    let positions = timeline.moments.compactMap(\.position)
    return positions.isEmpty ? nil : positions.map { $0[keyPath: coordinate] }
  }
}

/// A run as JSON has it.
private struct RunDocument: Encodable {
  let scenario: String
  let seed: UInt64
  /// In what the networks computed: `float` or `double`.
  let precision: String
  let sides: [Side]

  struct Side: Encodable {
    let id: String
    let title: String
    let learningRate: Double
    /// The first step with a loss that is not finite.
    let diverged: Int?
    let stepsToConverge: Int?
    /// After the last step, over all training samples.
    let lossOnAllSamples: Double
    /// After the last step, with batch statistics; left out where targets are no classes.
    let trainingAccuracy: Double?
    /// After the last step, with running statistics.
    let testAccuracy: Double?
    /// One value a step, from the start.
    let loss: [Double]
    let gradientNorm: [Double]
    /// On the plane of two parameters; left out on others, which are told by the run as a whole.
    let x: [Double]?
    let y: [Double]?
    /// Only where observations are asked for, since it differs from run to run.
    let secondsPerStep: Double?
    let observations: [ObservationDocument]?
  }
}
