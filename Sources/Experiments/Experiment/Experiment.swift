import TrainingEngine

/// A scenario brought to life for one seed: the data is there, and every side has its network at the
/// start and knows how it trains.
public struct Experiment: Sendable {
  public let scenario: Scenario
  public let seed: UInt64
  public let data: ExperimentData
  /// In the scenario's order.
  public let sides: [ExperimentSide]

  /// - Parameters:
  ///   - seed: The scenario's own when nil.
  ///   - start: Where the plane's two parameters begin; the scenario's own start when nil.
  ///   - data: Samples that were made before for the same scenario and seed; made anew when nil.
  public init(
    _ file: ScenarioFile, seed: UInt64? = nil, start: PlanePoint? = nil, data: ExperimentData? = nil
  ) throws(ExperimentError) {
    scenario = file.scenario
    let seed = seed ?? scenario.seed
    let data = try data ?? ExperimentData(scenario.data, folder: file.folder, seed: seed)
    let scenario = scenario
    var sides: [ExperimentSide] = []
    for side in scenario.sides {
      sides.append(
        try ExperimentSide(
          side, of: scenario, data: data, seed: seed, start: start ?? scenario.start))
    }
    self.seed = seed
    self.data = data
    self.sides = sides
  }

  /// The side with an id; the reader made sure that it is there.
  public func side(_ id: String) -> ExperimentSide? {
    sides.first { $0.id == id }
  }
}

/// Why a scenario that reads well cannot be brought to life.
public enum ExperimentError: Error, Sendable {
  /// A data file; the message names file, place and remedy.
  case data(String)
  case network(side: String, NetworkError)
  case trainer(side: String, TrainerError)
  /// A parameter of the plane that a side's network does not have.
  case noParameter(side: String, name: String)

  public var message: String {
    switch self {
    case .data(let message): message
    case .network(let side, let error): "Side '\(side)': \(error.message)"
    case .trainer(let side, let error): "Side '\(side)': \(error.message)"
    case .noParameter(let side, let name):
      "Side '\(side)' has no parameter '\(name)' for the plane."
    }
  }
}
