import CCurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CursesTerminal {
  /// Waits in `poll` for the terminal, the waker and signals at once.
  ///
  /// In this order it tells an end, input, a wake-up and that the time has passed. Ctrl-Z stops the
  /// process within the wait. An escape that may begin a longer key counts as Escape when nothing
  /// follows for a moment. A terminal that is gone is told as SIGHUP.
  public func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent {
    let clock = ContinuousClock()
    let deadline = timeoutMilliseconds.map { clock.now + .milliseconds($0) }
    while true {
      answerSignals()
      if let endingSignal { return .interrupted(signal: endingSignal) }
      if let event = input.removeFirst() { return .input(event) }

      // What a person does goes before wake-ups, or a busy worker could keep the keys away.
      let isWoken = ccurses_is_woken()
      let end = [deadline, input.decisionTime].compactMap { $0 }.min()
      let timeout = isWoken ? 0 : end.map { Self.milliseconds(from: clock.now, to: $0) } ?? -1
      let answer = ccurses_wait(device, false, timeout)
      let now = clock.now
      if answer != 0 {
        // A window that changed before a key was pressed is told before it.
        answerSignals()
        readInput(at: now)
      }
      input.decide(at: now)
      guard input.isEmpty else { continue }
      if isWoken, ccurses_take_wake() { return .woken }
      if answer == 0, let deadline, now >= deadline { return .timedOut }
    }
  }

  /// Rounded up, so that the wait does not end just before its time.
  private static func milliseconds(
    from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
  ) -> Int32 {
    let (seconds, attoseconds) = (end - start).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }

  /// Reads all that has arrived. A terminal that is gone ends the program.
  private func readInput(at time: ContinuousClock.Instant) {
    let capacity = 4096
    var transfer = Transfer.later
    repeat {
      let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        transfer = readBytes(device, UnsafeMutableRawBufferPointer(buffer))
        if case .count(let read) = transfer { count = read }
      }
      input.add(bytes, at: time)
      switch transfer {
      case .count(0), .failed: endingSignal = SIGHUP
      case .count(capacity): continue
      case .count, .later: return
      }
    } while endingSignal == nil
  }

  private func answerSignals() {
    let signals = ccurses_take_signals()
    guard signals != 0 else { return }
    func caught(_ signal: Int32) -> Bool { signals & (1 << UInt32(signal)) != 0 }

    if endingSignal == nil {
      endingSignal = [SIGHUP, SIGTERM, SIGINT].first(where: caught)
    }
    guard endingSignal == nil else { return }
    if caught(SIGTSTP) {
      ccurses_guard_leave()
      ccurses_stop_process()
    }
    let isContinued = caught(SIGTSTP) || caught(SIGCONT)
    // Whoever was in front meanwhile may have changed anything.
    if isContinued && (ccurses_is_ending() || !ccurses_guard_enter()) { return }
    if let size = adoptCurrentSize() {
      input.add(.resized(size))
    } else if isContinued {
      repaint()
    }
  }
}
