import Testing

@testable import TrainingEngine

/// Whole runs, step by step, against PyTorch's.
struct ReferenceRunTests {
  @Test(
    arguments: ["none_nobias", "none", "bn_noaffine_nobias", "bn_input", "bn_after", "ln_input"],
    ReferenceOptimizer.allCases)
  func linearRegressionFollowsTheReference(kind: String, optimizer: ReferenceOptimizer) throws {
    let run = Reference.linear["runs"][kind]
    let rates = ReferenceRates(plain: 0.01, momentum: 0.005, rmsProp: 0.01, adam: 0.05)
    // The mean of the targets is nought, and so, but for rounding, is the first gradient of a shift
    // behind the weights: a step that divides it by its size goes anywhere.
    try follow(
      .linear(kind), optimizer, rates, .full, run["full_batch"],
      vanishing: kind == "bn_after" ? ["1.bias"] : [],
      steps: kind == "bn_after" && optimizer.divides ? 0 : nil)
    try follow(.linear(kind), optimizer, rates, .sequential(size: 32), run["minibatch32"])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func moonsFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    try follow(
      .moons(kind), optimizer, .small, .sequential(size: 16),
      Reference.classification["runs"][kind.rawValue]["minibatch16"])
  }

  @Test(arguments: [false, true], ReferenceOptimizer.allCases)
  func logisticRegressionFollowsTheReference(
    normalized: Bool, optimizer: ReferenceOptimizer
  ) throws {
    // As many samples are of one class as of the other, so the bias hardly moves: it is the sum of numbers
    // a hundred times larger.
    try follow(
      .logistic(normalized: normalized), optimizer, .small, .full,
      Reference.classification["logistic"][normalized ? "bn" : "none"]["run"],
      vanishing: normalized ? ["1.bias"] : [])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func threeLayersFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    try follow(
      .tiny(kind), optimizer, .small, .sequential(size: 8),
      Reference.perceptron["tiny"]["runs"][kind.rawValue]["run"])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func convolutionsFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    try follow(
      .leNet(kind), optimizer, .small, .sequential(size: 8),
      Reference.convolutional["tiny"][kind.rawValue]["run"])
  }

  @Test(arguments: ReferenceKind.allCases, ReferenceOptimizer.allCases)
  func digitsFollowTheReference(kind: ReferenceKind, optimizer: ReferenceOptimizer) throws {
    // In front of batch normalization some weights of the first layer, of pixels that are nearly always
    // dark, have gradients that are mostly rounding: 1.1e-11 is the most that was seen.
    try follow(
      .digits(kind), optimizer,
      ReferenceRates(plain: 0.1, momentum: 0.01, rmsProp: 0.001, adam: 0.001),
      .sequential(size: 64), Reference.perceptron["runs"][kind.rawValue]["run"],
      to: kind == .bn && optimizer.divides ? 2e-11 : 1e-12)
  }
}

/// The learning rates of a model's runs, by optimizer.
struct ReferenceRates {
  let plain: Double
  /// With or without Nesterov's look-ahead.
  let momentum: Double
  let rmsProp: Double
  let adam: Double

  /// Those of most small models.
  static let small = ReferenceRates(plain: 0.1, momentum: 0.05, rmsProp: 0.01, adam: 0.05)
}

/// The optimizers of the reference runs.
enum ReferenceOptimizer: String, CaseIterable {
  case sgd
  case momentum
  case nesterov
  case rmsprop
  case adam

  func optimizer(_ rates: ReferenceRates) -> Optimizer {
    switch self {
    case .sgd: .sgd(SGD(learningRate: rates.plain))
    case .momentum: .sgd(SGD(learningRate: rates.momentum, momentum: 0.9))
    case .nesterov: .sgd(SGD(learningRate: rates.momentum, momentum: 0.9, isNesterov: true))
    case .rmsprop: .rmsProp(RMSProp(learningRate: rates.rmsProp))
    case .adam: .adam(Adam(learningRate: rates.adam))
    }
  }

  /// Whether a step divides the gradient by its size. Then a small gradient, which agrees less well in
  /// proportion, makes a step as large as any, and noise makes one too.
  var divides: Bool { self == .rmsprop || self == .adam }
}

/// Trains a model and compares every step with the reference's.
///
/// - Parameters:
///   - others: Parameters whose gradients are nought but for rounding, beside those in front of batch
///     normalization.
///   - tolerance: Of the parameters.
///   - count: How many steps are compared to their end; all when nil. The loss and the gradient of the
///     step behind them are compared too.
private func follow(
  _ model: ReferenceModel, _ optimizer: ReferenceOptimizer, _ rates: ReferenceRates,
  _ schedule: BatchSchedule, _ runs: Reference, vanishing others: Set<String> = [],
  to tolerance: Double = 1e-12, steps count: Int? = nil
) throws {
  let run = runs[optimizer.rawValue]
  let network = try model.network()
  let vanishing = network.shiftedByNoise.union(others)
  let noisy = optimizer.divides ? network.shiftedByNoise : []
  var trainer = try Trainer(
    network: network, loss: model.loss, optimizer: optimizer.optimizer(rates), schedule: schedule,
    data: model.data)
  for (step, reference) in run["steps"].elements.enumerated() {
    let result = trainer.advance()
    expectClose(result.loss, reference["loss_before"].number, "\(schedule), loss at step \(step)")
    let network = trainer.network
    expectClose(
      trainer.lastGradient, at: network.referenceParameters, reference["grad"],
      vanishing: vanishing, "\(schedule), gradient of step \(step)")
    if step == count { return }
    expectClose(
      network.state.parameters, at: network.referenceParameters, reference["param_after"],
      to: tolerance, vanishing: vanishing, looser: noisy,
      "\(schedule), parameters after step \(step)")
    expectClose(
      network.state.runningStatistics, at: network.referenceRunningStatistics,
      reference["running_after"], looser: noisy,
      "\(schedule), running statistics after step \(step)")
  }
  // The reference takes this loss over the samples of the first batch.
  let first = model.data.selecting(Array(schedule.positions(step: 0, samples: model.data.count)))
  try expectClose(
    trainer.network.meanLoss(model.loss, on: first, statistics: .running),
    run["eval_loss_after"].number, to: noisy.isEmpty ? 1e-12 : 1e-7,
    "\(schedule), loss in inference mode after the last step")
}

extension Network {
  /// PyTorch's names of the biases in front of a batch normalization, whose gradient is nought but for
  /// rounding, and of the running means that follow them.
  fileprivate var shiftedByNoise: Set<String> {
    var names: Set<String> = []
    for (layer, next) in zip(specifications, specifications.dropFirst()) {
      guard case .batchNormalization = next.kind else { continue }
      switch layer.kind {
      case .linear(_, bias: true, _), .convolution(_, _, bias: true, _): break
      default: continue
      }
      names.formUnion(["\(layer.name).bias", "\(next.name).running_mean"])
    }
    return names
  }
}
