import Curses
import Dispatch
import Drawing
import Testing

@Suite struct MemoryTerminalTests {
  private let size = Size(columns: 80, rows: 24)

  @Test func theScriptIsPlayedAndThenTheWindowCloses() {
    let terminal = MemoryTerminal(size: size, script: [.input(.key(.up)), .input(.key(.down))])
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .input(.key(.up)))
    #expect(terminal.nextEvent(timeoutMilliseconds: 0) == .input(.key(.down)))
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .interrupted(signal: 1))
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .interrupted(signal: 1))
  }

  @Test func aNewSizeCountsFromItsEventOn() {
    let larger = Size(columns: 200, rows: 60)
    let terminal = MemoryTerminal(size: size, script: [.input(.resized(larger))])
    #expect(terminal.size == size)
    _ = terminal.nextEvent(timeoutMilliseconds: nil)
    #expect(terminal.size == larger)
  }

  @Test func timePassesOnlyForThoseWhoWaitForIt() {
    let script: [TerminalEvent] = [.timedOut, .input(.key(.tab))]
    let patient = MemoryTerminal(size: size, script: script)
    #expect(patient.nextEvent(timeoutMilliseconds: nil) == .input(.key(.tab)))
    let busy = MemoryTerminal(size: size, script: script)
    #expect(busy.nextEvent(timeoutMilliseconds: 5) == .timedOut)
  }

  @Test func theScriptWaitsForAWorker() {
    let terminal = MemoryTerminal(size: size, script: [.woken, .input(.key(.enter))])
    let waker = terminal.waker
    DispatchQueue.global().async { waker.wakeUp() }
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .woken)
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .input(.key(.enter)))
  }

  @Test func screensAreKept() {
    let terminal = MemoryTerminal(size: size)
    let screens = [Screen(size: size), Screen(size: size, filledWith: Cell("x"))]
    for screen in screens { terminal.show(screen) }
    terminal.close()
    #expect(terminal.screens == screens)
    #expect(terminal.isClosed)
  }
}
