import Drawing

/// Events that arrived together and wait to be told one by one.
struct InputQueue {
  /// How long an ESC may be the start of a sequence before it is the key itself.
  static let escapeDelay = Duration.milliseconds(25)

  private var decoder = InputDecoder()
  private var events: [InputEvent] = []
  private var next = 0
  /// When an ambiguous beginning is taken for keys.
  private(set) var decisionTime: ContinuousClock.Instant?

  mutating func add(_ event: InputEvent) {
    events.append(event)
  }

  mutating func add(_ bytes: some Collection<UInt8>, at time: ContinuousClock.Instant) {
    guard !bytes.isEmpty else { return }
    events += decoder.decode(bytes)
    decisionTime = decoder.isAmbiguous ? time + Self.escapeDelay : nil
  }

  /// Decides an ambiguous beginning whose time is over.
  mutating func decide(at time: ContinuousClock.Instant) {
    guard let decisionTime, time >= decisionTime else { return }
    events += decoder.endOfBurst()
    self.decisionTime = nil
  }

  var isEmpty: Bool { next == events.count }

  mutating func removeFirst() -> InputEvent? {
    guard next < events.count else {
      events.removeAll(keepingCapacity: true)
      next = 0
      return nil
    }
    defer { next += 1 }
    return events[next]
  }
}
