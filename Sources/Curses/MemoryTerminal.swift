import Dispatch
import Drawing

/// A terminal that exists only in memory: it plays back a script of events and keeps the screens it
/// is shown.
public final class MemoryTerminal: Terminal {
  /// Changes with every `resized` of the script.
  public private(set) var size: Size
  /// As handed in; nothing is cut down to them, for screens are kept as they come.
  public let capabilities: TerminalCapabilities
  /// Ends the wait that the script's next `woken` stands for.
  public let waker: TerminalWaker

  /// Every screen that was shown, oldest first.
  public private(set) var screens: [Screen] = []
  /// Whether `close` was called.
  public private(set) var isClosed = false

  private var script: ArraySlice<TerminalEvent>
  private let wakeUps = DispatchSemaphore(value: 0)

  /// Creates a terminal that tells the events of a script one by one.
  ///
  /// - `resized` changes the size.
  /// - `woken` waits until someone uses the waker, at most for 10 seconds.
  /// - `timedOut` needs a wait with a time; without one it is skipped.
  ///
  /// After the script the window is closed: `interrupted(signal: 1)`, again and again.
  public init(
    size: Size, script: [TerminalEvent] = [],
    capabilities: TerminalCapabilities = TerminalCapabilities(
      colorDepth: .truecolor, glyphs: .braille)
  ) {
    self.size = size
    self.script = script[...]
    self.capabilities = capabilities
    waker = TerminalWaker { [wakeUps] in wakeUps.signal() }
  }

  /// Appends the screen to `screens`, whatever its size.
  public func show(_ screen: Screen) {
    screens.append(screen)
  }

  /// Does nothing: no one else writes on this terminal.
  public func repaint() {}

  /// Takes the next event of the script; the initializer says how each is played.
  public func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent {
    while let event = script.popFirst() {
      switch event {
      case .timedOut where timeoutMilliseconds == nil:
        continue
      case .woken:
        guard wakeUps.wait(timeout: .now() + .seconds(10)) == .success else { return .timedOut }
        return .woken
      case .input(.resized(let newSize)):
        size = newSize
        return event
      default:
        return event
      }
    }
    return .interrupted(signal: 1)
  }

  /// Only noted, in `isClosed`: screens are still taken and the script goes on.
  public func close() {
    isClosed = true
  }
}
