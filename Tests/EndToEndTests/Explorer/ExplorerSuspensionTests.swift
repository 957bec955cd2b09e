import Drawing
import Foundation
import TestSupport
import Testing

/// A run that is stopped and continued, with a new window size in between.
@Suite struct ExplorerSuspensionTests {
  private let larger = Size(columns: 160, rows: 50)

  @Test func controlZInAShellAndBack() throws {
    let shell = try TerminalSession(
      running: "/bin/bash",
      // By the standard the shell tells which signal stopped a job.
      arguments: ["--norc", "--noprofile", "--noediting", "--posix", "-i"],
      environment: ravineEnvironment.merging(["PS1": "ready> "]) { $1 }, size: usualWindow)
    try shell.wait { $0.shows("ready>") }
    shell.send("\(BuiltProduct.path(of: "ravine")) ellipse-vs-circle\n")
    try shell.wait(
      forFrameLike: renderedScreen(
        "ellipse-vs-circle", "--color", "256", size: usualWindow))

    shell.send(" ")
    try shell.wait(forReading: { $0.isPlaying && $0.step > 3 })
    shell.sendControl("z")
    try shell.wait { !$0.isAlternate && $0.shows("Stopped(SIGTSTP)") }
    #expect(shell.emulator.showsCursor)
    #expect(!shell.emulator.reportsMouse)
    #expect(shell.settings == shell.originalSettings)

    shell.resize(to: larger)
    shell.send("fg\n")
    // It still plays, or has come to the end.
    let before = try shell.wait(forReading: { $0.step > 0 }).step
    try shell.wait(forReading: { $0.step > before || $0.step == $0.steps })
    shell.send("0")
    try shell.wait(
      forFrameLike: renderedScreen("ellipse-vs-circle", "--color", "256", size: larger))
    #expect(shell.emulator.reportsMouse)

    shell.send("q")
    try shell.wait { !$0.isAlternate }
    shell.send("echo status $?\n")
    try shell.wait { $0.shows("status 0") }
    #expect(shell.settings == shell.originalSettings)
    #expect(shell.emulator.unknown == [])
  }

  @Test func aStopThatCannotBeCaught() throws {
    let session = try startExplorer("ellipse-vs-circle")
    session.send(signal: SIGSTOP)
    session.resize(to: larger)
    session.send("e")
    session.send(signal: SIGCONT)
    try session.wait(
      forFrameLike: renderedScreen(
        "ellipse-vs-circle", "--ellipse", "--color", "256", size: larger))
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.settings == session.originalSettings)
  }

  @Test func anEndWhileStopped() throws {
    let session = try startExplorer("ellipse-vs-circle")
    session.send(signal: SIGSTOP)
    session.send(signal: SIGTERM)
    session.send(signal: SIGCONT)
    #expect(try session.waitForEnd() == .exited(143))
    #expect(!session.emulator.isAlternate)
    #expect(session.emulator.showsCursor)
    #expect(session.settings == session.originalSettings)
  }
}
