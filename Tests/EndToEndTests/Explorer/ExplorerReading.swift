import Drawing
import TestSupport

/// What a person reads off one whole frame of the explorer.
struct ExplorerReading {
  /// The step on screen, and the last one.
  let step: Int
  let steps: Int
  let isPlaying: Bool
  /// Steps a second.
  let speed: Double
  let seed: String
  /// The hash of all parameters; nil where the header has no room for it.
  let hash: String?
  /// What stands after η, from left to right.
  let learningRates: [Double]
  /// What stands after κ in the frames of the panes, from left to right.
  let conditionNumbers: [String]
  /// What stands after "loss", from left to right.
  let losses: [Double]
  /// The numbers under the panes' plots, from left to right.
  let ticks: [String]

  /// Nil while a frame is being drawn, and where the header has no room for step and seed.
  init?(_ terminal: TerminalEmulator) {
    guard !terminal.isDrawing,
      let header = terminal.row(0).firstMatch(
        of: /step (\d+)\/(\d+) +(.) (\S+?)(?: steps?)?\/s +seed (\d+)(?: +#([0-9a-f]+))?/)
    else { return nil }
    step = Int(header.1)!
    steps = Int(header.2)!
    isPlaying = header.3 == "▶"
    speed = Double(header.4)!
    seed = String(header.5)
    hash = header.6.map(String.init)
    let text = terminal.text
    learningRates = text.matches(of: /η (\S+)/).compactMap { Double($0.1) }
    conditionNumbers = text.matches(of: /κ (\S+)/).map { String($0.1) }
    losses = text.matches(of: /loss (\S+)/).compactMap { Double($0.1) }
    let bottom = (0..<terminal.size.rows).first { terminal.row($0).hasPrefix("╰") } ?? 1
    ticks = terminal.row(bottom - 1).matches(of: /-?[0-9.]+/).map { String($0.0) }
  }
}
