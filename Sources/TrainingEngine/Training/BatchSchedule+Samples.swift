extension BatchSchedule {
  /// The samples that a step sees, by their indices, in the order in which it takes them.
  ///
  /// - Parameters:
  ///   - step: From 0; traps below.
  ///   - count: Training samples in all; traps without any.
  public func samples(atStep step: Int, of count: Int) -> [Int] {
    precondition(step >= 0 && count > 0, "A step sees some of the samples.")
    let stepsPerEpoch = stepsPerEpoch(samples: count)
    let positions = positions(step: step % stepsPerEpoch, samples: count)
    var order = EpochOrder(of: self, samples: count)
    guard let indices = order.indices(epoch: step / stepsPerEpoch) else { return Array(positions) }
    return Array(indices[positions])
  }
}
