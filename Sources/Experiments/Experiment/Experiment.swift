import Landscapes
import TrainingEngine

/// A scenario brought to life for one seed: the data is there, and every side has its network at the
/// start and knows how it trains.
public struct Experiment: Sendable {
  /// As it was read; what the user changed since is in the sides.
  public let scenario: Scenario
  /// Of the data, the initial weights and the mini-batches: the scenario's own or the one that was
  /// asked for.
  public let seed: UInt64
  /// In what every network computes.
  public let precision: Precision
  /// In the scenario's order.
  public private(set) var sides: [ExperimentSide]

  /// The sides where the scenario starts them.
  private var home: [ExperimentSide]

  /// - Parameters:
  ///   - file: The scenario, with the samples of its data files.
  ///   - seed: The scenario's own when nil.
  public init(_ file: ScenarioFile, seed: UInt64? = nil) throws(ExperimentError) {
    let scenario = file.scenario
    let seed = seed ?? scenario.seed
    let samples = ExperimentData(file, seed: seed)
    // Preparing features does not change their number.
    let precision =
      scenario.precision
      ?? .default(for: scenario, data: samples.training)
    var prepared: [Preparation: ExperimentData] = [:]
    var sides: [ExperimentSide] = []
    for (position, side) in scenario.sides.enumerated() {
      let features = side.features ?? scenario.data.features ?? .none
      let data =
        prepared[features]
        ?? samples.prepared(features: features, targets: scenario.data.targets ?? .none)
      // Sides with the same preparation share the memory.
      prepared[features] = data
      do {
        sides.append(
          try ExperimentSide(side, of: scenario, data: data, precision: precision, seed: seed))
      } catch {
        throw file.overflow(of: data, onSide: position, seed: seed).map { .data($0) } ?? error
      }
    }
    if let point = scenario.start?.point, scenario.plane.parameters == nil {
      for position in sides.indices { sides[position] = try sides[position].starting(on: point) }
    }
    self.scenario = scenario
    self.seed = seed
    self.precision = precision
    self.sides = sides
    home = sides
  }

  /// The same experiment with every side beginning where the scenario starts it.
  public var startingAtHome: Experiment {
    var experiment = self
    experiment.sides = home
    return experiment
  }

  /// The same experiment with the plane's two parameters beginning elsewhere, on every side. All others
  /// begin where they do now.
  public func starting(at point: PlaneCoordinates) -> Experiment {
    var experiment = self
    experiment.sides = sides.map { $0.starting(at: point) }
    return experiment
  }

  /// The same experiment with every side beginning elsewhere along its plane: moved from where it begins
  /// now until it has some coordinates there.
  ///
  /// - Parameter planes: One a side.
  public func starting(at point: PlaneCoordinates, along planes: [SidePlane]) -> Experiment {
    precondition(planes.count == sides.count, "Every side has a plane.")
    var experiment = self
    for (position, plane) in planes.enumerated() {
      experiment.sides[position] = sides[position].starting(at: point, along: plane.plane)
    }
    return experiment
  }

  /// The same experiment, looked at on another plane.
  ///
  /// - Parameter neighbourhood: As large as the area in which a minimum on the plane is looked for.
  public func showing(
    _ plane: PlaneDescription, within neighbourhood: Viewport
  ) throws(PlaneFault) -> Experiment {
    var experiment = self
    for position in sides.indices {
      experiment.sides[position] = try sides[position].showing(plane, within: neighbourhood)
      experiment.home[position] = try home[position].showing(plane, within: neighbourhood)
    }
    return experiment
  }

  /// The side with an id; the reader made sure that it is there.
  public func side(_ id: String) -> ExperimentSide? {
    sides.first { $0.id == id }
  }
}

/// Why a scenario that reads well cannot be brought to life.
public enum ExperimentError: Error, Sendable, CustomStringConvertible {
  /// The layers of a side make no network on these samples.
  case network(side: String, NetworkError)
  /// A side's network cannot be trained on its samples as the scenario says.
  case trainer(side: String, TrainerError)
  /// Samples on which a network trains but cannot be measured.
  case samples(side: String, EvaluationError)
  /// Samples with a number that is infinite or none, and what of the scenario makes them so.
  case data(ScenarioFault)
  /// A mini-batch of more samples than there are.
  case batchTooLarge(Int, samples: Int)
  /// The scenario's plane takes two parameters that a side's network does not have.
  case plane(side: String, PlaneFault)

  /// What is wrong, and with which side, as a sentence to the user.
  public var description: String {
    switch self {
    case .network(let side, let error): "Side '\(side)': \(error.message)"
    case .trainer(let side, let error): "Side '\(side)': \(error.message)"
    case .samples(let side, let error): "Side '\(side)': \(error.message)"
    case .data(let fault): fault.description
    case .batchTooLarge(let size, let samples):
      "A batch of \(size) samples is more than the \(samples) training samples."
    case .plane(let side, let fault): "Side '\(side)': \(fault)"
    }
  }
}
