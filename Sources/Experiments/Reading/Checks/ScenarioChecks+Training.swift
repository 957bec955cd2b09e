import TrainingEngine

// How sides train, as far as it depends on the sides and the data.

extension ScenarioChecks {
  mutating func checkTraining() {
    if let training = parts.training {
      checkOptimizer(training.optimizer, at: ["training", "optimizer"])
      checkSchedule(training.schedule, at: ["training", "schedule"])
      checkStatistics(training.statistics, at: ["training", "statistics"])
      // A side with a rule of its own needs none here.
      let needing = parts.sides?.filter { $0.training?.learningRate == nil }.map(\.id)
      checkLearningRate(training.learningRate, for: needing, at: ["training", "learningRate"])
    }
    for (index, side) in (parts.sides ?? []).enumerated() {
      let path: JSONPath = ["sides", .index(index), "training"]
      checkOptimizer(side.training?.optimizer, at: path.appending("optimizer"))
      checkSchedule(side.training?.schedule, at: path.appending("schedule"))
      checkStatistics(side.training?.statistics, at: path.appending("statistics"))
      if let rule = side.training?.learningRate {
        checkRule(rule, for: [side.id], at: path.appending("learningRate"))
      }
    }
  }

  private mutating func checkOptimizer(_ optimizer: OptimizerDescription?, at path: JSONPath) {
    guard let fault = optimizer?.content.fault else { return }
    report(path.appending(fault.key), fault.message)
  }

  private mutating func checkSchedule(_ schedule: ScheduleDescription?, at path: JSONPath) {
    guard let warmUp = schedule?.warmUp, let steps = parts.training?.steps, warmUp >= steps else {
      return
    }
    report(
      path.appending("warmUp"),
      "expected fewer than the run's \(steps.counted("step")), found \(warmUp)")
  }

  private mutating func checkStatistics(_ statistics: TrainingStatistics?, at path: JSONPath) {
    guard case .frozen(let fromStep)? = statistics, let steps = parts.training?.steps,
      fromStep >= steps
    else { return }
    report(
      path.appending("fromStep"),
      "expected fewer than the run's \(steps.counted("step")), found \(fromStep)")
  }

  /// Checks that rates by side name sides, and every side that needs one, and that no rate is a
  /// fraction of what a side does not have.
  mutating func checkLearningRate(
    _ rate: LearningRate?, for needing: [String]?, at path: JSONPath
  ) {
    switch rate {
    case nil: return
    case .same(let rule)?: checkRule(rule, for: needing ?? [], at: path)
    case .bySide(let rules)?: checkRules(rules, for: needing, at: path.appending("bySide"))
    }
  }

  private mutating func checkRules(
    _ rules: [String: LearningRateRule], for needing: [String]?, at path: JSONPath
  ) {
    for id in rules.keys.sorted() {
      checkSideID(id, at: path.appending(id), isKey: true)
    }
    for id in needing ?? [] {
      if let rule = rules[id] {
        checkRule(rule, for: [id], at: path.appending(id))
        continue
      }
      // A misspelt id is reported already.
      let meant = rules.keys.contains { Vocabulary([id]).nearest(to: $0) != nil }
      if !meant { report(path, "there is no learning rate for the side \(id.quoted)") }
    }
  }

  private mutating func checkRule(_ rule: LearningRateRule, for ids: [String], at path: JSONPath) {
    guard case .ofLargestStable = rule else { return }
    let kindOfPlane = kindOfOtherPlane
    for id in ids {
      if let kindOfPlane, let excess = excessForCurvature(ofSide: id) {
        report(
          path.appending("ofLargestStable"),
          "with a plane of kind '\(kindOfPlane.rawValue)' the largest stable learning rate is that in all "
            + "parameters, and \(excess); give a number or 'bestOf'")
        return
      }
      guard let kind = kindWithoutLargestRate(ofSide: id) else { continue }
      report(
        path.appending("ofLargestStable"),
        "'\(kind)', by which the side \(id.quoted) trains, has no largest stable learning "
          + "rate; give a number or 'bestOf'")
      return
    }
  }

  /// Why the curvature in all parameters of a side takes too much room; nil where it does not.
  private func excessForCurvature(ofSide id: String) -> String? {
    let most = ExperimentSide.mostCurved
    guard let model = parts.model, let side = parts.sides?.first(where: { $0.id == id }) else {
      return nil
    }
    if model.couplesSamples(on: side), let count = trainingCount, count > most.samples {
      return "with batch statistics that takes at most \(most.samples) samples; found \(count)"
    }
    let names = ParameterNames(of: model, fillingSlots: side, shapes: shapes(of: model))
    guard names.knownCount > most.parameters else { return nil }
    return "that takes at most \(most.parameters) parameters; found \(names.knownCount)"
  }

  /// The optimizer of a side, where it has no largest stable learning rate.
  func kindWithoutLargestRate(ofSide id: String) -> String? {
    let side = parts.sides?.first { $0.id == id }
    guard let optimizer = side?.training?.optimizer ?? parts.training?.optimizer else { return nil }
    let rule = optimizer.content.optimizer(learningRate: 1, weightDecay: nil)
    return rule.isLinear ? nil : optimizer.word
  }
}

extension ModelDescription {
  /// Whether a side's batch normalization makes the output for one sample depend on all others.
  fileprivate func couplesSamples(on side: Side) -> Bool {
    allLayers.contains { placed in
      guard case .normalization(let slot) = placed.layer else { return false }
      return slot.normalization(on: side).couplesSamples
    }
  }
}
