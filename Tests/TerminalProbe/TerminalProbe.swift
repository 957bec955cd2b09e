import Curses
import Dispatch
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The smallest program on the terminal layer: it shows what it is told, and ends in every way a
/// program can end. The tests run it on a pseudo-terminal.
@main
struct TerminalProbe {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.contains("reopen") { try open(arguments).close() }
      let terminal = try open(arguments)
      if arguments.contains("measure") {
        let report = Measurement.report(on: terminal)
        terminal.close()
        writeToStandardError(report)
      } else {
        var probe = TerminalProbe(terminal: terminal)
        if arguments.contains("twice") { probe.lastEvent = whyNot { try open(arguments) } }
        let status = probe.run()
        terminal.close()
        exit(status)
      }
    } catch {
      writeToStandardError("\(error)\n")
      exit(2)
    }
  }

  private static func open(_ arguments: some Sequence<String>) throws -> CursesTerminal {
    try CursesTerminal(
      colorDepth: arguments.compactMap { ColorDepth(rawValue: $0) }.first,
      glyphs: arguments.compactMap { GlyphSet(rawValue: $0) }.first)
  }

  private static func whyNot(_ attempt: () throws -> CursesTerminal) -> String {
    do {
      _ = try attempt()
      return "opened twice"
    } catch {
      return "\(error)"
    }
  }

  let terminal: CursesTerminal
  /// What happened last, for the tests to wait for.
  var lastEvent = "nothing"
  var pattern = 0
  /// Whether it hangs as soon as it has said so.
  var isToHang = false

  init(terminal: CursesTerminal) {
    self.terminal = terminal
  }

  mutating func run() -> Int32 {
    while true {
      let picture = TestPattern(
        number: pattern, depth: terminal.capabilities.colorDepth,
        glyphs: terminal.capabilities.glyphs)
      terminal.show(picture.screen(size: terminal.size, status: lastEvent))
      while isToHang { sleep(1) }
      switch terminal.nextEvent(timeoutMilliseconds: nil) {
      case .input(.key(.character("q"))): return 0
      case .input(let event): react(to: event)
      case .woken: lastEvent = "woken"
      case .timedOut: lastEvent = "timed out"
      case .interrupted(let signal): return 128 + signal
      }
    }
  }

  private mutating func react(to event: InputEvent) {
    lastEvent = "\(event)"
    guard case .key(.control(let letter)) = event else { return }
    switch letter {
    case "a": abort()
    case "b": _ = [1, 2, 3][terminal.size.columns]
    case "d": DispatchQueue.global().async { fatalError("A worker was told to trap.") }
    case "e": exit(3)
    case "f": fatalError("The probe was told to trap.")
    case "l": terminal.repaint()
    case "n": pattern += 1
    case "o": print(Self.overflow(depth: 0))
    case "p": Self.writeToStandardError("A message for later.\n")
    case "s": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case "t": timeOut()
    case "w": wakeFromThread()
    case "u": lastEvent = "世" + "\u{1F600}e\u{301}\u{200B}\u{9B}\u{AD}é"
    case "x": isToHang = true
    default: break
    }
  }

  private mutating func timeOut() {
    lastEvent = "\(terminal.nextEvent(timeoutMilliseconds: 20))"
  }

  private func wakeFromThread() {
    let waker = terminal.waker
    DispatchQueue.global().async { waker.wakeUp() }
  }

  private static func writeToStandardError(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }

  @inline(never)
  private static func overflow(depth: Int) -> Int {
    depth == .max ? 0 : depth &+ overflow(depth: depth &+ 1) &* 2
  }
}
