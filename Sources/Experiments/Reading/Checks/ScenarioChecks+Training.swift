// How sides train, as far as it depends on the sides and the data.

extension ScenarioChecks {
  mutating func checkTraining() {
    if let training = parts.training {
      checkBatchSize(training.batchSize, at: ["training", "batchSize"])
      checkOptimizer(training.optimizer, at: ["training", "optimizer"])
      // A side with a rule of its own needs none here.
      let needing = parts.sides?.filter { $0.training?.learningRate == nil }.map(\.id)
      checkLearningRate(training.learningRate, for: needing, at: ["training", "learningRate"])
    }
    for (index, side) in (parts.sides ?? []).enumerated() {
      let path: JSONPath = ["sides", .index(index), "training"]
      checkBatchSize(side.training?.batchSize, at: path.appending("batchSize"))
      checkOptimizer(side.training?.optimizer, at: path.appending("optimizer"))
    }
  }

  private mutating func checkBatchSize(_ size: Int?, at path: JSONPath) {
    guard let size, let count = trainingCount, size > count else { return }
    report(path, "expected at most the \(count) samples that train, found \(size)")
  }

  private mutating func checkOptimizer(_ optimizer: OptimizerDescription?, at path: JSONPath) {
    guard case .sgd(let sgd)? = optimizer, sgd.nesterov == true, (sgd.momentum ?? 0) == 0 else {
      return
    }
    report(path.appending("nesterov"), "'nesterov' needs a 'momentum' above 0")
  }

  /// Checks that rates by side name sides, and every side that needs one.
  mutating func checkLearningRate(
    _ rate: LearningRate?, for needing: [String]?, at path: JSONPath
  ) {
    guard case .bySide(let rules)? = rate else { return }
    let path = path.appending("bySide")
    for id in rules.keys.sorted() {
      checkSideID(id, at: path.appending(id), isKey: true)
    }
    for id in needing ?? [] where rules[id] == nil {
      // A misspelt id is reported already.
      let meant = rules.keys.contains { Vocabulary([id]).nearest(to: $0) != nil }
      if !meant { report(path, "there is no learning rate for the side \(id.quoted)") }
    }
  }
}
