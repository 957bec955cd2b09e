import Experiments

extension Subject {
  /// How fast scenarios are opened.
  static let reading = Subject(
    name: "reading",
    explanation:
      "From the path of a scenario file to the checked scenario with its data, from that to networks "
      + "ready to train, and the list of all scenarios as the gallery needs it. One thread, in its "
      + "own processor time, warm file cache."
  ) { surroundings in
    let opened = try Surroundings.scenarios.flatMap { scenario in
      let path = try surroundings.library.find(scenario)
      let file = try ScenarioReader.read(path: path)
      let reading = try (0..<15).map { _ in
        try Stopwatch.processor { _ = try ScenarioReader.read(path: path) }
      }
      let birth = try (0..<15).map { _ in
        try Stopwatch.processor { _ = try Experiment(file) }
      }
      return [
        Figure("\(scenario) read", reading, unit: "ms"),
        Figure("\(scenario) brought to life", birth, unit: "ms"),
      ]
    }
    let list = (0..<15).map { _ in Stopwatch.processor { _ = surroundings.library.list() } }
    return opened + [Figure("list of scenarios", list, unit: "ms")]
  }
}
