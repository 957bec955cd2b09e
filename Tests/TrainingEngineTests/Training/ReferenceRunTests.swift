import Testing

@testable import TrainingEngine

/// Whole runs, step by step, against PyTorch's.
struct ReferenceRunTests {
  @Test(
    arguments: ["none_nobias", "none", "bn_noaffine_nobias", "bn_input", "bn_after", "ln_input"],
    ReferenceOptimizer.allCases)
  func linearRegressionFollowsTheReference(kind: String, optimizer: ReferenceOptimizer) throws {
    let run = Reference.linear["runs"][kind]
    try follow(
      .linear(kind), optimizer.optimizer(learningRate: 0.01, withMomentum: 0.005), .full,
      run["full_batch"][optimizer.rawValue])
    try follow(
      .linear(kind), optimizer.optimizer(learningRate: 0.01, withMomentum: 0.005),
      .sequential(size: 32), run["minibatch32"][optimizer.rawValue])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func moonsFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    try follow(
      .moons(kind),
      optimizer.optimizer(learningRate: 0.1, withMomentum: 0.05), .sequential(size: 16),
      Reference.classification["runs"][kind.rawValue]["minibatch16"][
        optimizer.rawValue])
  }

  @Test(arguments: [false, true], ReferenceOptimizer.allCases)
  func logisticRegressionFollowsTheReference(
    normalized: Bool, optimizer: ReferenceOptimizer
  ) throws {
    try follow(
      .logistic(normalized: normalized),
      optimizer.optimizer(learningRate: 0.1, withMomentum: 0.05), .full,
      Reference.classification["logistic"][normalized ? "bn" : "none"]["run"][optimizer.rawValue])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func threeLayersFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    try follow(
      .tiny(kind),
      optimizer.optimizer(learningRate: 0.1, withMomentum: 0.05), .sequential(size: 8),
      Reference.perceptron["tiny"]["runs"][kind.rawValue]["run"][optimizer.rawValue])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func digitsFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    try follow(
      .digits(kind),
      optimizer.optimizer(learningRate: 0.1, withMomentum: 0.01), .sequential(size: 64),
      Reference.perceptron["runs"][kind.rawValue]["run"][optimizer.rawValue])
  }
}

/// The optimizers of the reference runs that the engine has.
enum ReferenceOptimizer: String, CaseIterable {
  case sgd
  case momentum
  case nesterov

  func optimizer(learningRate: Double, withMomentum smaller: Double) -> SGD {
    switch self {
    case .sgd: SGD(learningRate: learningRate)
    case .momentum: SGD(learningRate: smaller, momentum: 0.9)
    case .nesterov: SGD(learningRate: smaller, momentum: 0.9, isNesterov: true)
    }
  }
}

/// Trains a model and compares every step with the reference's.
private func follow(
  _ model: ReferenceModel, _ optimizer: SGD, _ schedule: BatchSchedule, _ run: Reference
) throws {
  var trainer = try Trainer(
    network: model.network(), loss: model.loss, optimizer: optimizer, schedule: schedule,
    data: model.data)
  for (step, reference) in run["steps"].elements.enumerated() {
    let result = trainer.advance()
    expectClose(result.loss, reference["loss_before"].number, "\(schedule), loss at step \(step)")
    let network = trainer.network
    expectClose(
      trainer.lastGradient, at: network.referenceParameters, reference["grad"],
      "\(schedule), gradient of step \(step)")
    expectClose(
      network.state.parameters, at: network.referenceParameters, reference["param_after"],
      "\(schedule), parameters after step \(step)")
    expectClose(
      network.state.runningStatistics, at: network.referenceRunningStatistics,
      reference["running_after"], "\(schedule), running statistics after step \(step)")
  }
  // The reference takes this loss over the samples of the first batch.
  let first = model.data.selecting(Array(schedule.positions(step: 0, samples: model.data.count)))
  expectClose(
    trainer.network.meanLoss(model.loss, on: first, statistics: .running),
    run["eval_loss_after"].number, "\(schedule), loss in inference mode after the last step")
}
