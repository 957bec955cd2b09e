import Drawing

extension Subject {
  /// What the explorer costs while nothing happens.
  static let pause = Subject(
    name: "pause",
    explanation:
      "Explorers left alone for 5 seconds, their landscapes complete: processor time of all threads "
      + "in percent of a core, and how often one of them woke up."
  ) { surroundings in
    let programs = try Surroundings.scenarios.map { scenario in
      try RecordedProgram(
        surroundings.ravine, [try surroundings.library.find(scenario)],
        size: Size(columns: 200, rows: 60))
    }
    for program in programs { program.receive(untilQuietFor: .seconds(2)) }
    let before = programs.map { ProcessUsage(of: $0.process) }
    let start = ContinuousClock.now
    programs[0].receive(for: .seconds(5))
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    let after = programs.map { ProcessUsage(of: $0.process) }
    for program in programs {
      _ = program.send("q")
      program.waitForEnd()
    }
    return Surroundings.scenarios.indices.flatMap { place -> [Figure] in
      // Only Linux tells what a process uses.
      guard let before = before[place], let after = after[place] else { return [] }
      let name = Surroundings.scenarios[place]
      let share = 100 * (after.processorTime - before.processorTime) / milliseconds
      return [
        Figure(
          "\(name) processor", [share], unit: "%", goal: Figure.Goal(limit: 0.5, statistic: .worst)),
        Figure("\(name) wake-ups", [Double(after.wakeUps(since: before))], unit: ""),
      ]
    }
  }
}
