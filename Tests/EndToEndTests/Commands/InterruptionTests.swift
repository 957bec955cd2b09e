import Foundation
import TestSupport
import Testing

/// Ctrl-C while a command works without a screen.
@Suite struct InterruptionTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(TestScenario().json, to: "little.json")
  }

  private func start(_ arguments: String...) throws -> TerminalSession {
    try TerminalSession(running: "ravine", arguments: arguments, environment: ravineEnvironment)
  }

  /// Runs that take minutes in all.
  private static let seeds = "seed=1...400"

  @Test func aSweepPrintsTheRunsThatAreDone() throws {
    let session = try start("sweep", path, "--over", Self.seeds, "--steps", "40000")
    // A bar of 32 has its first part when a dozen seeds are done on both sides.
    try session.wait { $0.shows("━") }
    session.sendControl("c")
    #expect(try session.waitForEnd() == .killed(signal: SIGINT))
    let text = session.emulator.text
    #expect(text.contains("of 800 runs are done."), "\(text)")
    #expect(text.contains("largest"))
    #expect(!text.contains("━"), "The bar is gone.")
    #expect(session.settings == session.originalSettings)
  }

  /// Each run of the batch size 64 has first to find out which of two rates is best, and takes minutes to.
  @Test func aSweepThatLooksForALearningRateEndsToo() throws {
    var slow = TestScenario(id: "slow")
    slow.learningRate = #"{ "bestOf": [0.1, 0.2] }"#
    slow.steps = 10_000_000
    let path = try folder.write(slow.json, to: "slow.json")
    let session = try start("sweep", path, "--over", "batchSize=32,64")
    try session.wait { $0.shows("/40000000") }
    session.sendControl("c")
    #expect(try session.waitForEnd() == .killed(signal: SIGINT))
    let text = session.emulator.text
    // What is said when patience ends is less.
    #expect(text.contains("Cancelled: 0 of 4 runs are done."), "\(text)")
  }

  @Test func aSweepAsJSONIsWholeOrNotThere() throws {
    let session = try start("sweep", path, "--over", Self.seeds, "--steps", "40000", "--json")
    try session.wait { $0.shows("━") }
    session.sendControl("c")
    #expect(try session.waitForEnd() == .killed(signal: SIGINT))
    let text = session.emulator.text
    #expect(text.contains("of 800 runs are done.") && !text.contains("{"), "\(text)")
  }

  @Test(arguments: [["run"], ["run", "--json"]])
  func aRunEnds(command: [String]) throws {
    let session = try TerminalSession(
      running: "ravine", arguments: command + [path, "--steps", "10000000"],
      environment: ravineEnvironment)
    try session.wait { $0.shows("/20000000") }
    session.sendControl("c")
    #expect(try session.waitForEnd() == .killed(signal: SIGINT))
    let text = session.emulator.text
    #expect(text.contains("Cancelled.") && !text.contains("/20000000"), "\(text)")
    #expect(session.settings == session.originalSettings)
  }

  /// What was printed into a file waits in memory until much has come together.
  @Test func whatACheckHasPrintedIsKept() throws {
    var slow = TestScenario()
    slow.id = "slow"
    slow.steps = 10_000_000
    slow.expectations = [#"{ "quantity": "finalLoss", "side": "plain", "atMost": 1 }"#]
    let long = try folder.write(slow.json, to: "slow.json")
    let command = "\(BuiltProduct.path(of: "ravine")) check \(path) \(long) > \(folder.path("out"))"
    let session = try TerminalSession(
      running: "/bin/sh",
      arguments: ["-c", command], environment: ravineEnvironment)
    try session.wait { $0.shows("0/1") }
    session.sendControl("c")
    _ = try session.waitForEnd()
    let kept = try String(contentsOfFile: folder.path("out"), encoding: .utf8)
    #expect(kept.hasPrefix("little: reads well\n"))
    let says = session.emulator.shows("Cancelled.")
    #expect(says)
  }
}
