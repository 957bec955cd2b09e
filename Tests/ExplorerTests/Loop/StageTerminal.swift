import Dispatch
import Drawing

@testable import Curses

/// A terminal in memory with a person in front of it who looks at the screen before doing the next
/// thing.
///
/// It waits as a real terminal does: for a wake-up or until the time is over, and for ever where no time
/// is given.
final class StageTerminal: Terminal {
  /// What the person does next.
  enum Act {
    case event(TerminalEvent)
    /// Looks at the screens, the newest last, until they are as expected.
    case wait(until: ([Screen]) -> Bool)
    /// Waits until the program waits for nothing but the person.
    case waitUntilIdle
  }

  private(set) var size: Size
  let capabilities = TerminalCapabilities(colorDepth: .truecolor, glyphs: .braille)
  let waker: TerminalWaker
  private(set) var screens: [Screen] = []
  /// Screens that had been shown when the program came to rest, one a `waitUntilIdle`.
  private(set) var screensAtRest: [Int] = []
  /// Whether the person lost patience.
  private(set) var timedOut = false

  private var acts: ArraySlice<Act>
  private let wakeUps = DispatchSemaphore(value: 0)
  private let deadline = DispatchTime.now() + 60

  init(size: Size = Size(columns: 100, rows: 30), _ acts: [Act]) {
    self.size = size
    self.acts = acts[...]
    waker = TerminalWaker { [wakeUps] in wakeUps.signal() }
  }

  func show(_ screen: Screen) { screens.append(screen) }
  func repaint() {}
  func close() {}

  func nextEvent(timeoutMilliseconds timeout: Int?) -> TerminalEvent {
    guard DispatchTime.now() < deadline, let act = acts.first else {
      timedOut = !acts.isEmpty
      return .interrupted(signal: 1)
    }
    switch act {
    case .event(let event):
      acts.removeFirst()
      if case .input(.resized(let newSize)) = event { size = newSize }
      return event
    case .wait(let isFulfilled):
      if isFulfilled(screens) {
        acts.removeFirst()
        return nextEvent(timeoutMilliseconds: timeout)
      }
      let end = timeout.map { .now() + .milliseconds($0) } ?? deadline
      return wakeUps.wait(timeout: end) == .success ? .woken : .timedOut
    case .waitUntilIdle:
      if let timeout {
        return wakeUps.wait(timeout: .now() + .milliseconds(timeout)) == .success
          ? .woken : .timedOut
      }
      // Workers that are still at it speak up before long.
      if wakeUps.wait(timeout: .now() + .milliseconds(200)) == .success { return .woken }
      screensAtRest.append(screens.count)
      acts.removeFirst()
      return nextEvent(timeoutMilliseconds: nil)
    }
  }
}

extension StageTerminal.Act {
  static func key(_ key: Key) -> Self { .event(.input(.key(key))) }
  static func press(_ character: Character) -> Self { .key(.character(character)) }

  /// Waits until the newest screen holds a text.
  static func wait(for text: String) -> Self {
    .wait { $0.last?.plainText.contains(text) == true }
  }
}
