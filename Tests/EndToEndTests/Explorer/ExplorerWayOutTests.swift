import Drawing
import Foundation
import TestSupport
import Testing

/// Takes memory away from a program that runs.
private let prlimit = "/usr/bin/prlimit"

/// Whatever ends the explorer, and whatever it is busy with: the terminal is as it was.
@Suite struct ExplorerWayOutTests {
  /// What the explorer is busy with when the end comes.
  enum Moment: CaseIterable {
    case playing, computing, choosing
  }

  @Test(arguments: Moment.allCases)
  func quitting(_ moment: Moment) throws {
    let session = try start(moment)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    expectRestored(session)
  }

  @Test(arguments: Moment.allCases)
  func interruptingWithControlC(_ moment: Moment) throws {
    let session = try start(moment)
    session.sendControl("c")
    #expect(try session.waitForEnd() == .exited(130))
    expectRestored(session)
  }

  @Test(arguments: Moment.allCases, [SIGINT, SIGTERM, SIGHUP])
  func endingBySignal(_ moment: Moment, signal: Int32) throws {
    let session = try start(moment)
    session.send(signal: signal)
    #expect(try session.waitForEnd() == .exited(128 + signal))
    expectRestored(session)
  }

  @Test(arguments: Moment.allCases)
  func closingTheWindow(_ moment: Moment) throws {
    let session = try start(moment)
    session.closeWindow()
    #expect(try session.waitForEnd() == .exited(128 + SIGHUP))
  }

  @Test(
    arguments: [Moment.playing, .computing],
    [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT, SIGSYS])
  func crashing(_ moment: Moment, signal: Int32) throws {
    let session = try start(moment)
    session.send(signal: signal)
    #expect(try session.waitForEnd() == .killed(signal: signal))
    expectRestored(session)
  }

  @Test func quittingInADump() throws {
    let session = try start(.playing)
    session.send([0x1C])
    #expect(try session.waitForEnd() == .killed(signal: SIGQUIT))
    expectRestored(session)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: prlimit)),
    arguments: [Moment.playing, .computing])
  func runningOutOfMemory(_ moment: Moment) throws {
    let session = try start(moment)
    let limit = try Process.run(
      URL(filePath: prlimit), arguments: ["--pid", "\(session.process)", "--as=1048576"])
    limit.waitUntilExit()
    try #require(limit.terminationStatus == 0)
    // Frames of the same size may live on what earlier ones gave back; larger ones cannot.
    var status: EndStatus?
    for growth in 1...200 where status == nil {
      session.resize(to: Size(columns: 132 + 40 * growth, rows: 40 + 16 * growth))
      session.send("+K-k")
      status = try? session.waitForEnd(seconds: 0.04)
    }
    // Where the first piece of memory is missing is a matter of chance, and the signal with it.
    guard case .killed = status else {
      Issue.record("The explorer lives without memory: \(String(describing: status))")
      return
    }
    expectRestored(session, afterTyping: true)
  }

  @Test func interruptingTheReadingOfALongRun() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(TestScenario.slow.json, to: "slow.json")
    let session = try TerminalSession(
      running: "ravine", arguments: ["run", path], environment: ravineEnvironment)
    try session.wait { $0.shows("/2000") }
    session.sendControl("c")
    #expect(try session.waitForEnd() == .killed(signal: SIGINT))
    #expect(session.settings == session.originalSettings)
  }

  private func start(_ moment: Moment) throws -> TerminalSession {
    switch moment {
    case .playing:
      let session = try startExplorer("wine-ravine")
      session.send(" ")
      try session.wait(forReading: { $0.isPlaying && $0.step > 3 })
      return session
    case .computing:
      let folder = try TemporaryFolder()
      let path = try folder.write(TestScenario.slow.json, to: "slow.json")
      let session = try startExplorer(path)
      try session.wait(forFrameWith: "computing")
      return session
    case .choosing:
      let session = try TerminalSession(running: "ravine", environment: ravineEnvironment)
      try session.wait(forFrameWith: "Scenarios", "wine-ravine")
      return session
    }
  }

  /// - Parameter afterTyping: Whether keys came that nobody read: the terminal shows them then.
  private func expectRestored(_ session: TerminalSession, afterTyping: Bool = false) {
    let terminal = session.emulator
    #expect(session.settings == session.originalSettings)
    #expect(terminal.showsCursor)
    #expect(!terminal.isAlternate)
    #expect(!terminal.reportsMouse)
    #expect(terminal.modes == [7, 25])
    #expect(terminal.pen == Cell())
    #expect(terminal.strings == [], "No colour of the palette was touched.")
    #expect(terminal.unknown == [])
    let isWiped = !terminal.shows("ravine ·")
    #expect(isWiped, "\(terminal.text)")
    if !afterTyping {
      let isEmpty = terminal.text.allSatisfy(\.isWhitespace)
      #expect(isEmpty, "\(terminal.text)")
    }
  }
}
