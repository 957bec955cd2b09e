import TrainingEngine

// Whether mini-batches are of samples that there are, and of enough for a variance over them.

extension ScenarioChecks {
  mutating func checkBatches() {
    let shared = parts.training
    checkBatchSize(shared?.batchSize, at: ["training", "batchSize"])
    if let shared, shared.dropLast == true, shared.batchSize == nil {
      report(["training", "dropLast"], isKey: true, Self.dropLastAlone)
    }
    for (index, side) in (parts.sides ?? []).enumerated() {
      let path: JSONPath = ["sides", .index(index), "training"]
      checkBatchSize(side.training?.batchSize, at: path.appending("batchSize"))
      if side.training?.dropLast == true, side.training?.batchSize == nil,
        let shared, shared.batchSize == nil
      {
        report(path.appending("dropLast"), isKey: true, Self.dropLastAlone)
      }
    }
    checkVariances()
  }

  private static let dropLastAlone = "'dropLast' needs a 'batchSize'"

  private mutating func checkBatchSize(_ size: Int?, at path: JSONPath) {
    guard let size, let count = trainingCount, size > count else { return }
    report(path, "expected at most the \(count) samples that train, found \(size)")
  }

  // MARK: Batch statistics

  /// Whether batch normalization of features has two samples wherever it takes a variance.
  private mutating func checkVariances() {
    guard let count = trainingCount, let model = parts.model, let sides = parts.sides else {
      return
    }
    let shapes = shapes(of: model)
    let needing = sides.enumerated().filter { shapes.needsTwoSamples(on: $0.element) }
    guard let first = needing.first else { return }
    guard count > 1 else {
      let key = parts.data?.test?.keyOfSplit
      return report(
        key.map { ["data", .key($0)] } ?? ["data"],
        "expected at least 2 samples that train, over which the batch normalization of side "
          + "\(first.element.id.quoted) takes a variance, found \(count)"
          + (key == nil ? "; add samples" : "; hold out fewer"))
    }
    var reported: [JSONPath] = []
    for (index, side) in needing {
      guard let batches = batches(of: side, at: index),
        batches.schedule.smallestBatch(samples: count) < 2
      else { continue }
      guard batches.followTheStatisticsOfTheirSamples else {
        checkStatisticsOfPlane(on: side)
        continue
      }
      guard !reported.contains(batches.path) else { continue }
      reported.append(batches.path)
      let taker = "over which the batch normalization of side \(side.id.quoted) takes a variance"
      let size = batches.schedule.batchSize ?? count
      report(
        batches.path,
        size == 1
          ? "expected at least 2 samples, \(taker), found 1"
          : "expected at least 2 samples in every batch, \(taker), but \(size) leave 1 of "
            + "\(count) over; take another size, or \"dropLast\": true")
    }
  }

  /// A plane needs what a side may train without: the variance over a batch.
  private mutating func checkStatisticsOfPlane(on side: Side) {
    let path: JSONPath = ["plane", "statistics"]
    guard parts.plane?.statistics == .miniBatch, !faults.contains(where: { $0.path == path }) else {
      return
    }
    report(
      path,
      "batches of side \(side.id.quoted) have a single sample, over which batch normalization takes no "
        + "variance; show 'evaluationSet' or 'running' statistics, or take a larger 'batchSize'")
  }

  /// The mini-batches of a side, and where their size stands.
  private struct Batches {
    let schedule: BatchSchedule
    let path: JSONPath
    let followTheStatisticsOfTheirSamples: Bool
  }

  /// Nil where a step takes all samples, and where what the side trains by is faulty itself.
  private func batches(of side: Side, at index: Int) -> Batches? {
    guard let shared = parts.training else { return nil }
    let own = side.training
    guard let size = own?.batchSize ?? shared.batchSize else { return nil }
    let statistics = own?.statistics ?? shared.statistics ?? .batch
    return Batches(
      schedule: .sequential(size: size, dropsLast: own?.dropLast ?? shared.dropLast ?? false),
      path: own?.batchSize == nil
        ? ["training", "batchSize"] : ["sides", .index(index), "training", "batchSize"],
      followTheStatisticsOfTheirSamples: statistics.everFollowTheBatch)
  }
}

extension ModelShapes {
  /// Whether a side normalizes a number of each sample by the others: with pixels a single sample has a
  /// variance.
  fileprivate func needsTwoSamples(on side: Side) -> Bool {
    layers.contains { placed in
      guard case .normalization(let slot) = placed.layer, let shape = placed.entering,
        shape.count == shape.channels
      else { return false }
      return slot.normalization(on: side).couplesSamples
    }
  }
}

extension TestDescription {
  /// The key under which it stands, where it holds samples out of those that train.
  fileprivate var keyOfSplit: String? {
    switch self {
    case .every: "testEvery"
    case .shuffled: "test"
    case .source: nil
    }
  }
}
