import Explorer
import Synchronization

/// Does sweeps on threads of their own: the one that was wanted last, and nothing else.
final class SweepWorker: Sendable {
  private let mailbox: Mailbox
  private let rightOfWay: RightOfWay
  private let threads: Int
  private let queue = BackgroundQueue(label: "sweeps")
  /// Counts wishes: a sweep goes on for as long as there is no newer one.
  private let wishes = Atomic(0)

  /// - Parameters:
  ///   - rightOfWay: Whom the runs let pass.
  ///   - threads: How many threads share the runs.
  init(mailbox: Mailbox, rightOfWay: RightOfWay, threads: Int) {
    self.mailbox = mailbox
    self.rightOfWay = rightOfWay
    self.threads = threads
  }

  /// Does a sweep; what was wanted before is dropped within a step of training.
  func perform(_ job: SweepJob?) {
    let wish = wishes.add(1, ordering: .relaxed).newValue
    guard let job else { return }
    queue.async { [self] in
      guard wishes.load(ordering: .relaxed) == wish else { return }
      job.run(threads: threads) {
        rightOfWay.yield()
        return wishes.load(ordering: .relaxed) != wish
      } report: { sweep in
        if wishes.load(ordering: .relaxed) == wish { mailbox.post(.swept(sweep)) }
      }
    }
  }
}
