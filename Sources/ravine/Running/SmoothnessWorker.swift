import Explorer
import Synchronization

/// Measures smoothness on a thread of its own: the runs that were wanted last, and nothing else.
final class SmoothnessWorker: Sendable {
  private let mailbox: Mailbox
  private let rightOfWay: RightOfWay
  private let queue = BackgroundQueue(label: "smoothness")
  /// Counts wishes: a measurement goes on for as long as there is no newer one.
  private let wishes = Atomic(0)

  /// - Parameter rightOfWay: Whom the work lets pass.
  init(mailbox: Mailbox, rightOfWay: RightOfWay) {
    self.mailbox = mailbox
    self.rightOfWay = rightOfWay
  }

  /// Measures along some runs; what was wanted before is dropped within a measurement.
  func perform(_ job: SmoothnessJob?) {
    let wish = wishes.add(1, ordering: .relaxed).newValue
    guard let job else { return }
    queue.async { [self] in
      job.run {
        rightOfWay.yield()
        return wishes.load(ordering: .relaxed) != wish
      } report: { measured in
        if wishes.load(ordering: .relaxed) == wish { mailbox.post(.probed(measured)) }
      }
    }
  }
}
