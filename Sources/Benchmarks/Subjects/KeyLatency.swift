import Drawing
import TestSupport

extension Subject {
  /// How long a person waits for the answer to a key.
  static let keyLatency = Subject(
    name: "key-latency",
    explanation:
      "From writing a key until the last byte of the synchronized update has come that shows its "
      + "effect: the step that was asked for (or that it is still being trained), another learning "
      + "rate, or other tick labels, read back by a terminal emulator. digits-mlp at 200x60; 200 keys, "
      + "20 to 120 ms apart, so that landscapes are always being evaluated (how busy the explorer is "
      + "says 'cores in use'). Meanwhile a thread of this program sleeps and notes how late it wakes."
  ) { surroundings in
    let scenario = "digits-mlp"
    let tenth = try surroundings.experiment(scenario).scenario.training.steps / 10
    let program = try RecordedProgram(
      surroundings.ravine, [try surroundings.library.find(scenario)],
      size: Size(columns: 200, rows: 60))
    program.receive(untilQuietFor: .milliseconds(700))
    for _ in 0..<5 {
      _ = program.send("\u{1B}[6~")
      program.receive(for: .milliseconds(60))
    }
    let middle = 5 * tenth
    let before = ProcessUsage(of: program.process)
    let start = ContinuousClock.now
    let sleeper = Sleeper()
    var generator = SystemRandomNumberGenerator()
    var presses: [Press] = []
    for number in 0..<200 {
      program.receive(for: .microseconds(Int.random(in: 20_000...120_000, using: &generator)))
      let key = PressedKey.allCases[[0, 1, 0, 2][number % 4]]
      let isForth = (key == .step ? number / 2 : number / 4).isMultiple(of: 2)
      let step = key == .step ? (isForth ? middle + 1 : middle) : nil
      presses.append(Press(key: key, step: step, time: program.send(key.text(isForth: isForth))))
    }
    program.receive(for: .milliseconds(200))
    let lateness = sleeper.wake()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let after = ProcessUsage(of: program.process)
    _ = program.send("q")
    program.waitForEnd()

    let answers = try Self.answers(to: presses, in: FrameSequence(of: program))
    var figures = [
      Figure(
        "key to screen", answers.map(\.milliseconds), unit: "ms",
        goal: Figure.Goal(limit: 16, statistic: .ninetyNinth))
    ]
    for key in PressedKey.allCases {
      let ofKey = answers.filter { $0.key == key }.map(\.milliseconds)
      figures.append(Figure("\(key.rawValue) key to screen", ofKey, unit: "ms"))
    }
    figures.append(Figure("waking late meanwhile", lateness, unit: "ms"))
    if let before, let after {
      let share = (after.processorTime - before.processorTime) / 1000 / seconds
      figures.append(Figure("cores in use", [share], unit: "cores", .moreIsBetter))
    }
    return figures
  }

  /// How long each press waited for its answer.
  ///
  /// - Throws: When one was never answered.
  private static func answers(
    to presses: [Press], in frames: FrameSequence
  ) throws -> [(key: PressedKey, milliseconds: Double)] {
    // Only what the keys change is kept of a frame.
    let traces = frames.map { frame in
      (time: frame.time, traces: PressedKey.allCases.map { $0.trace(on: frame.terminal) })
    }
    return try presses.map { press in
      let place = PressedKey.allCases.firstIndex(of: press.key) ?? 0
      let before = traces.last { $0.time <= press.time }?.traces[place]
      let answer = traces.first { frame in
        guard frame.time > press.time else { return false }
        let trace = frame.traces[place]
        return press.step.map { trace == String($0) } ?? (trace != before)
      }
      guard let answer else {
        throw BenchmarkFailure("The explorer never answered a \(press.key.rawValue) key.")
      }
      return (press.key, (answer.time - press.time) / .milliseconds(1))
    }
  }
}

/// A key that was sent.
private struct Press {
  let key: PressedKey
  /// The step that it asks for, if it asks for one.
  let step: Int?
  let time: ContinuousClock.Instant
}

/// The keys that are pressed, back and forth so that the explorer stays about where it is.
private enum PressedKey: String, CaseIterable {
  case step, rate, zoom

  func text(isForth: Bool) -> String {
    switch self {
    case .step: isForth ? "l" : "h"
    case .rate: isForth ? "k" : "j"
    case .zoom: isForth ? "+" : "-"
    }
  }

  /// What this key alone changes of the text on screen.
  func trace(on terminal: TerminalEmulator) -> String {
    let numbers = (0..<terminal.size.rows).first { terminal.row($0).contains("η ") } ?? 0
    switch self {
    case .step:
      let lowest = terminal.row(terminal.size.rows - 1)
      return lowest.contains("is still being trained")
        ? Self.text(in: lowest, after: "Step ") : Self.text(in: terminal.row(0), after: "step ")
    case .rate:
      return Self.text(in: terminal.row(numbers), after: "η ")
    case .zoom:
      // The labels of the vertical axis of the first pane, left of the plot.
      return (1..<max(numbers - 2, 2)).map { String(terminal.row($0).prefix(7)) }.joined()
    }
  }

  /// The word after a mark.
  private static func text(in row: String, after mark: String) -> String {
    guard let place = row.firstRange(of: mark) else { return "" }
    return String(row[place.upperBound...].prefix { $0 != " " && $0 != "/" })
  }
}
