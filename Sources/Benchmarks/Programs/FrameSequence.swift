import TestSupport

/// What a terminal showed at the end of each synchronized update of a recorded program.
struct FrameSequence: Sequence, IteratorProtocol {
  struct Frame {
    /// When the last byte of the update had come.
    let time: ContinuousClock.Instant
    let terminal: TerminalEmulator
  }

  private let arrivals: [RecordedProgram.Arrival]
  private var terminal: TerminalEmulator
  private var arrival = 0
  private var byte = 0

  init(of program: RecordedProgram) {
    arrivals = program.arrivals
    terminal = TerminalEmulator(size: program.size)
  }

  mutating func next() -> Frame? {
    while arrival < arrivals.count {
      let bytes = arrivals[arrival].bytes
      while byte < bytes.count {
        let updates = terminal.updateCount
        terminal.feed(CollectionOfOne(bytes[byte]))
        byte += 1
        if terminal.updateCount > updates {
          return Frame(time: arrivals[arrival].time, terminal: terminal)
        }
      }
      byte = 0
      arrival += 1
    }
    return nil
  }
}
