import Drawing
import Foundation
import TestSupport
import Testing

@testable import TerminalProbe

/// A shell with job control, the probe in its foreground, and everything that may come between.
@Suite struct SuspensionTests {
  private let small = Size(columns: 80, rows: 24)
  private let large = Size(columns: 120, rows: 40)
  /// The shell's own `wait` ends at once for a job that it has not yet seen continue.
  private let untilJobEnds = "while [ -n \"$(jobs -r; jobs -s)\" ]; do sleep 0.05; done"

  /// Without its line editor the shell leaves the terminal's settings alone, and by the standard it tells
  /// which signal stopped a job.
  private func startProbeInShell() throws -> TerminalSession {
    let shell = try TerminalSession(
      running: "/bin/bash",
      arguments: ["--norc", "--noprofile", "--noediting", "--posix", "-i"],
      environment: ["PS1": "ready> "])
    try shell.wait { $0.shows("ready>") }
    shell.send("\(BuiltProduct.path(of: "TerminalProbe"))\n")
    try shell.wait { $0.shows("end of screen") }
    return shell
  }

  private func expectPicture(_ size: Size, _ status: String, in shell: TerminalSession) throws {
    let pattern = TestPattern(number: 0, depth: .indexed256, glyphs: .braille)
    let expected = pattern.screen(size: size, status: status)
    try shell.wait { $0.screen.looksLike(expected) }
    #expect(shell.emulator.isAlternate)
    #expect(!shell.emulator.showsCursor)
    #expect(shell.emulator.reportsMouse)
  }

  private func expectShell(_ shell: TerminalSession) throws {
    try shell.wait { !$0.isAlternate && $0.shows("Stopped") }
    #expect(shell.emulator.showsCursor)
    #expect(!shell.emulator.reportsMouse)
    #expect(shell.settings == shell.originalSettings)
  }

  private func stopAndContinue(
    _ times: Int, by command: String, in shell: TerminalSession
  ) throws {
    for _ in 1...times {
      shell.sendControl("z")
      try expectShell(shell)
      shell.send("clear; \(command)\n")
      try expectPicture(small, "nothing", in: shell)
    }
  }

  /// The probe still hears keys, one by one and unseen, and quits as ever.
  private func expectAlive(_ size: Size, in shell: TerminalSession) throws {
    shell.send("x")
    try expectPicture(size, "\(InputEvent.key(.character("x")))", in: shell)
    shell.send("q")
    try shell.wait { !$0.isAlternate }
    shell.send("echo status $?\n")
    try shell.wait { $0.shows("status 0") }
    #expect(shell.settings == shell.originalSettings)
    #expect(shell.emulator.unknown == [])
  }

  @Test func controlZAndForeground() throws {
    let shell = try startProbeInShell()
    try stopAndContinue(3, by: "fg", in: shell)
    try expectAlive(small, in: shell)
  }

  @Test func aStopFromOutside() throws {
    let shell = try startProbeInShell()
    shell.send(signalToForeground: SIGTSTP)
    try expectShell(shell)
    shell.send("fg\n")
    try expectPicture(small, "nothing", in: shell)
    try expectAlive(small, in: shell)
  }

  @Test func aNewSizeWhileStopped() throws {
    let shell = try startProbeInShell()
    shell.sendControl("z")
    try expectShell(shell)
    shell.resize(to: large)
    shell.send("fg\n")
    try expectPicture(large, "\(InputEvent.resized(large))", in: shell)
    try expectAlive(large, in: shell)
  }

  @Test func aStopThatCannotBeCaught() throws {
    let shell = try startProbeInShell()
    shell.send(signalToForeground: SIGSTOP)
    try shell.wait { $0.shows("Stopped") }
    // The shell has the terminal as the probe left it, and someone tidies it up.
    shell.send("stty sane; printf '\\033[?1049l\\033[?25h\\033[?1000l\\033[?1002l\\033[?1006l'\n")
    try shell.wait { !$0.isAlternate }
    shell.resize(to: large)
    shell.send("fg\n")
    try expectPicture(large, "\(InputEvent.resized(large))", in: shell)
    shell.send("q")
    try shell.wait { !$0.isAlternate }
  }

  @Test func anEndWhileStopped() throws {
    let shell = try startProbeInShell()
    shell.sendControl("z")
    try expectShell(shell)
    shell.send("kill %1; \(untilJobEnds); jobs\n")
    try shell.wait { $0.shows("Done(143)") }
    #expect(!shell.emulator.isAlternate)
    #expect(shell.emulator.showsCursor)
    #expect(shell.settings == shell.originalSettings)
  }

  @Test func anEndInTheBackground() throws {
    let shell = try startProbeInShell()
    shell.sendControl("z")
    try expectShell(shell)
    // It wants the terminal and is stopped once more, and then it has to end.
    shell.send("bg; sleep 0.8; kill %1; \(untilJobEnds); jobs\n")
    try shell.wait { $0.shows("Done(143)") }
    #expect(!shell.emulator.isAlternate)
    #expect(shell.settings == shell.originalSettings)
  }

  @Test func anEndAfterAStopThatCannotBeCaught() throws {
    let shell = try startProbeInShell()
    shell.send(signalToForeground: SIGSTOP)
    try shell.wait { $0.shows("Stopped") }
    // The screen is still up, and the settings are those of the shell by now.
    shell.send("stty sane; stty -echo tostop; kill %1; \(untilJobEnds); jobs; stty -a; stty echo\n")
    try shell.wait { $0.shows("Done(143)") && $0.shows("-echo ") && !$0.isAlternate }
    #expect(shell.emulator.showsCursor)
    #expect(!shell.emulator.reportsMouse)
  }

  /// Short enough to find the probe waiting for the terminal, or long enough to find it stopped again.
  @Test(arguments: [0.2, 0.8]) func aTripThroughTheBackground(seconds: Double) throws {
    let shell = try startProbeInShell()
    shell.sendControl("z")
    try expectShell(shell)
    shell.send("bg; sleep \(seconds); clear; fg\n")
    try expectPicture(small, "nothing", in: shell)
    try expectAlive(small, in: shell)
  }

  /// A job may go on before it is given the terminal; then it is not to be stopped for asking too soon.
  @Test func aShellThatContinuesAJobBeforeItGivesItTheTerminal() throws {
    let shell = try startProbeInShell()
    try stopAndContinue(5, by: "kill -CONT %1; fg", in: shell)
    let sent = String(decoding: shell.transcript, as: UTF8.self)
    #expect(sent.matches(of: /Stopped\(SIGTSTP\)/).count >= 5)
    #expect(!sent.contains("SIGTTOU"))
    try expectAlive(small, in: shell)
  }

  @Test func nothingStopsAProgramThatNobodyCouldContinue() throws {
    // It leads the session itself, so the system does not stop it.
    let session = try startProbe()
    session.sendControl("z")
    try session.expect(.key(.character("x")), after: "x")
    #expect(session.emulator.isAlternate)
    #expect(session.emulator.reportsMouse)
  }
}
