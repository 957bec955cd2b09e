import Explorer
import Synchronization

/// Answers of workers on their way to the explorer's loop.
final class Mailbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let wakeUp: @Sendable () -> Void

  /// - Parameter wakeUp: Called from the worker's thread after each answer.
  init(wakeUp: @escaping @Sendable () -> Void) { self.wakeUp = wakeUp }

  func post(_ action: Action) {
    actions.withLock { $0.append(action) }
    wakeUp()
  }

  /// All answers since the last call.
  func takeAll() -> [Action] {
    actions.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
