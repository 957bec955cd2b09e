import Dispatch
import Synchronization

/// Lets the thread that answers keys go first: while it has the right of way, workers stand still.
///
/// A frame goes to the terminal in a dozen pieces, for each of which the system and the terminal's
/// own program need a core. When workers have all cores, each piece waits for the end of somebody's
/// time slice.
final class RightOfWay: Sendable {
  private let isTaken = Atomic(false)
  private let taker = DispatchGroup()

  /// Takes the right of way, if it has not been taken already.
  func take() {
    guard !isTaken.exchange(true, ordering: .relaxed) else { return }
    taker.enter()
  }

  /// Lets the workers go on.
  func giveBack() {
    guard isTaken.exchange(false, ordering: .relaxed) else { return }
    taker.leave()
  }

  /// Waits for as long as somebody else has the right of way. Costs next to nothing when nobody has.
  func yield() {
    if isTaken.load(ordering: .relaxed) { taker.wait() }
  }
}
