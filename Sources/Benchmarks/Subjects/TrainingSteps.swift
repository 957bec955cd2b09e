import TrainingEngine

extension Subject {
  /// How fast networks of usual sizes train, beside PyTorch.
  static let trainingSteps = Subject(
    name: "training-steps",
    explanation:
      "Steps of stochastic gradient descent a second on one core, in processor time, with the digits of "
      + "the library or with noise, which has no pixels of 0 to leave out: mini-batches chosen by index "
      + "in a new order each epoch, forward, backward and update, and the loss of each step read. "
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

  func figures(beside pyTorch: PyTorch?) throws -> [Figure] {
    let warmUp = 8
    var trainer = try trainer()
    let losses = (0..<warmUp).map { _ in trainer.advance().loss }
    if let pyTorch {
      let theirs = try pyTorch.prepare(
        .training(workload, schedule: schedule, rule: rule, warmUp: warmUp))
      try Comparison.check(
        losses, against: theirs, of: workload.name, in: workload.precision)
    }
    return try Comparison(
      name: workload.name, unit: "steps", goal: .ratio(goal),
      ours: { times in
        let milliseconds = Stopwatch.processor { for _ in 0..<times { trainer.advance() } }
        return (Double(times), milliseconds)
      },
      theirs: pyTorch.map { pyTorch in
        { times in (Double(times), try pyTorch.repeatWork(times).processor) }
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
}

extension Trainer: TrainingInSteps {}
