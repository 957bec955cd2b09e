import TrainingEngine

extension Subject {
  /// How fast networks of usual sizes train, beside PyTorch.
  static let trainingSteps = Subject(
    name: "training-steps",
    explanation:
      "Steps of stochastic gradient descent a second on one core, in processor time, with the digits of "
      + "the library or with noise, which has no pixels of 0 to leave out: mini-batches chosen by index, "
      + "in a new order each epoch, forward, backward and update, and the loss of each step read: the "
      + "first 112 steps again and again. "
      + "PyTorch runs eagerly on one thread, from the same parameters, with its optimizer's defaults; "
      + "the losses of the first steps agree, or there are no figures.",
    isComparison: true
  ) { surroundings in
    try TrainingCase.all(digits: surroundings.digits())
      .filter { surroundings.isWanted($0.workload.name) }
      .flatMap { try $0.figures(beside: surroundings.pyTorch) }
  }
}

/// One network, and how it is trained.
struct TrainingCase {
  let workload: Workload
  let schedule: BatchSchedule
  let rule: SGD
  /// How many times PyTorch's speed is the goal.
  let goal: Double

  /// - Parameter digits: The library's.
  static func all(digits: DataSet) throws -> [TrainingCase] {
    let shuffled = BatchSchedule.shuffled(size: 64, seed: 1)
    // As many as fill mini-batches.
    let images = digits.selecting(Array(0..<1792))
    let noise = DataSet.noise(
      samples: 1024, features: 784, classes: 10, for: .softmaxCrossEntropy)
    let workloads: [(make: (Bool) throws -> Workload, goal: Double)] = [
      ({ try .digits(images, normalized: $0, in: .float) }, 2.5),
      (
        {
          try .perceptron(
            [784, 512, 256, 10], of: "noise", normalized: $0, data: noise, in: .float)
        }, 1.3
      ),
      ({ try .leNet(normalized: $0, data: images, in: .float) }, 2),
    ]
    let networks = try workloads.flatMap { make, goal in
      try [false, true].map { isNormalized in
        TrainingCase(
          workload: try make(isNormalized), schedule: shuffled,
          rule: SGD(learningRate: 0.01, momentum: 0.9), goal: goal)
      }
    }
    let lines = try [Loss.meanSquaredError, .binaryCrossEntropy].flatMap { loss in
      try [false, true].map { isNormalized in
        TrainingCase(
          workload: try .twoWeights(
            normalized: isNormalized, loss: loss, samples: 256, in: .double),
          schedule: .full, rule: SGD(learningRate: 0.01), goal: 50)
      }
    }
    return networks + lines
  }

  /// A trainer that computes in the workload's precision.
  func trainer() throws -> any TrainingInSteps {
    switch workload.precision {
    case .float: try trainer(of: Float.self)
    case .double: try trainer(of: Double.self)
    }
  }

  private func trainer<Scalar: NetworkScalar>(of scalar: Scalar.Type) throws -> Trainer<Scalar> {
    try Trainer(
      network: Network(rounding: workload.network), loss: workload.loss, optimizer: .sgd(rule),
      schedule: schedule, data: workload.data)
  }

  /// Steps of a run: four epochs of the digits.
  private static let steps = 112

  func figures(beside pyTorch: PyTorch?) throws -> [Figure] {
    let start = try trainer()
    if let pyTorch {
      var trainer = start
      let losses = (0..<8).map { _ in trainer.advance().loss }
      let theirs = try pyTorch.prepare(
        .training(workload, schedule: schedule, rule: rule, steps: Self.steps))
      try Comparison.check(
        losses, against: Array(theirs.prefix(losses.count)), of: workload.name,
        in: workload.precision)
    }
    let train = start.runs(of: Self.steps)
    return try Comparison(
      name: workload.name, unit: "steps", goal: .ratio(goal),
      ours: { runs in
        (Double(runs * Self.steps), try Stopwatch.processor { try train(runs) })
      },
      theirs: pyTorch.map { pyTorch in
        { runs in (Double(runs * Self.steps), try pyTorch.repeatWork(runs).processor) }
      }
    ).figures()
  }
}

/// A trainer, in whatever it computes.
protocol TrainingInSteps {
  /// How many share out the products of a step.
  var threads: Int { get set }

  /// One parameter update.
  @discardableResult
  mutating func advance() -> StepResult

  /// What does runs of so many steps, each from where this trainer is.
  func runs(of steps: Int) -> (_ runs: Int) throws -> Void
}

extension Trainer: TrainingInSteps {
  func runs(of steps: Int) -> (_ runs: Int) throws -> Void {
    var trainer = self
    let start = checkpoint
    return { runs in
      for _ in 0..<runs {
        try trainer.restore(start)
        for _ in 0..<steps { trainer.advance() }
      }
    }
  }
}
