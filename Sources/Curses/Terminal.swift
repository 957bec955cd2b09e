import Drawing

/// A place that shows screens and tells what the person in front of it does.
public protocol Terminal: AnyObject {
  /// The columns and rows to draw for. It changes only when `nextEvent` tells of a new size.
  var size: Size { get }

  /// What the terminal can show, decided once at the start.
  var capabilities: TerminalCapabilities { get }

  /// Ends a wait in `nextEvent` from any thread.
  var waker: TerminalWaker { get }

  /// Shows a screen; only what changed since the last one is sent.
  ///
  /// A screen of another size than the terminal's is cut off or padded with blanks on the right and
  /// at the bottom.
  func show(_ screen: Screen)

  /// Shows the last screen once more, where something else has written on the terminal.
  func repaint()

  /// Waits for input, a wake-up or an end, but no longer than a time in milliseconds.
  ///
  /// Without a time it waits for ever and costs no processor time. With a time of 0 it tells what
  /// has already arrived, so that a loop can handle a burst of input before it draws.
  func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent

  /// Gives the terminal back as it was. Closing twice does nothing more.
  func close()
}

/// What ends a wait for a terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key, the mouse or a new size of the window.
  case input(InputEvent)
  /// Someone used the waker.
  case woken
  /// Nothing happened within the time that the wait was given.
  case timedOut
  /// The program has to end: Ctrl-C (SIGINT), SIGTERM, or a closed window (SIGHUP).
  case interrupted(signal: Int32)
}

/// Ends a terminal's wait from any thread, for example when a worker has a result.
public struct TerminalWaker: Sendable {
  private let action: @Sendable () -> Void

  init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  /// Ends the wait, or the next one if there is none at the moment.
  ///
  /// Several calls before the terminal answers lead to one `TerminalEvent.woken`.
  public func wakeUp() {
    action()
  }
}

extension Terminal {
  /// Ends a wait in `nextEvent`; other threads use the `waker`.
  public func wakeUp() {
    waker.wakeUp()
  }
}
