/// The order in which an epoch goes through the samples.
struct EpochOrder: Sendable {
  private let schedule: BatchSchedule
  private let samples: Int
  private var order = RandomOrder()
  /// The epoch that the order is of; none before the first.
  private var epoch: Int?

  init(of schedule: BatchSchedule, samples: Int) {
    self.schedule = schedule
    self.samples = samples
  }

  /// The samples of an epoch, by their indices; nil for the order in which they are.
  mutating func indices(epoch: Int) -> [Int]? {
    guard var stream = schedule.orderStream(epoch: epoch) else { return nil }
    if self.epoch != epoch {
      order.draw(samples, from: &stream)
      self.epoch = epoch
    }
    return order.indices
  }
}
