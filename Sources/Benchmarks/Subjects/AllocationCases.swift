import TrainingEngine

/// A training of which allocations are counted.
struct AllocationCase {
  let name: String
  let trainer: any TrainingInSteps

  /// The networks whose steps are timed, and one of each other kind of layer and optimizer.
  static func all(digits: DataSet) throws -> [AllocationCase] {
    try TrainingCase.all(digits: digits).map {
      AllocationCase(name: $0.workload.name, trainer: try $0.trainer())
    } + images() + features() + optimizers()
  }

  /// Convolutions with what may stand behind them.
  private static func images() throws -> [AllocationCase] {
    let cases: [(name: String, behind: LayerSpecification)] = [
      ("max pooling", .maxPooling(2)),
      ("average pooling", .averagePooling(2)),
      ("BN", .batchNormalization("normalization")),
      ("layer normalization", .layerNormalization("normalization")),
      ("group normalization", .groupNormalization("normalization", groups: 2)),
      ("RMS normalization", .rmsNormalization("normalization")),
      ("noise", .noise()),
      ("a residual block", .residual("block", [convolution("inner")])),
    ]
    return try cases.map { name, behind in
      AllocationCase(
        name: "convolution, \(name)",
        trainer: try trainer(
          input: .image(ImageShape(channels: 1, height: 8, width: 8)),
          layers: [convolution("convolution"), behind, .flatten, .linear("out", outputs: 4)]))
    }
  }

  /// Linear layers with what may stand behind them.
  private static func features() throws -> [AllocationCase] {
    let batchNormalization = LayerSpecification.batchNormalization("normalization")
    let cases: [(name: String, behind: [LayerSpecification])] = [
      ("layer normalization", [.layerNormalization("normalization")]),
      ("group normalization", [.groupNormalization("normalization", groups: 4)]),
      ("RMS normalization", [.rmsNormalization("normalization")]),
      ("noisy BN", [batchNormalization, .noise()]),
      ("dropout", [.dropout(0.5)]),
      (
        "a residual block",
        [.residual("block", [.linear("inner", outputs: 32), batchNormalization])]
      ),
      ("GELU", [.activation(.gelu)]),
    ]
    return try cases.map { name, behind in
      AllocationCase(
        name: "64-32-4, \(name)",
        trainer: try trainer(
          input: .features(64),
          layers: [.linear("hidden", outputs: 32)] + behind + [.linear("out", outputs: 4)]))
    }
  }

  /// Every optimizer, and what stands in front of it.
  private static func optimizers() throws -> [AllocationCase] {
    let momentum = Optimizer.sgd(SGD(learningRate: 0.01, momentum: 0.9))
    let hidden: [LayerSpecification] = [
      .linear("hidden", outputs: 32), .batchNormalization("normalization"), .activation(.relu),
      .linear("out", outputs: 4),
    ]
    let penalizing = AllocationCase(
      name: "64-32-4, a penalty in the loss",
      trainer: try trainer(
        input: .features(64), layers: hidden, loss: .softmaxCrossEntropy.penalized(0.01)))
    let cases: [(name: String, optimizer: Optimizer, clipping: GradientClipping?)] = [
      ("Nesterov", .sgd(SGD(learningRate: 0.01, momentum: 0.9, isNesterov: true)), nil),
      ("a penalty", .sgd(SGD(learningRate: 0.01, penalty: 1e-4)), nil),
      ("AdaGrad", .adaGrad(AdaGrad(learningRate: 0.01)), nil),
      ("RMSProp", .rmsProp(RMSProp(learningRate: 0.001)), nil),
      ("Adam", .adam(Adam(learningRate: 0.001)), nil),
      ("AdamW", .adamW(AdamW(Adam(learningRate: 0.001))), nil),
      ("norm clipping", momentum, .norm(maximum: 0.1)),
      ("adaptive clipping", momentum, .adaptive(AdaptiveGradientClipping())),
    ]
    return try [penalizing]
      + cases.map { name, optimizer, clipping in
        AllocationCase(
          name: "64-32-4, \(name)",
          trainer: try trainer(
            input: .features(64), layers: hidden, optimizer: optimizer, clipping: clipping))
      }
  }

  private static func trainer(
    input: SampleShape, layers: [LayerSpecification], loss: Loss = .softmaxCrossEntropy,
    optimizer: Optimizer = .sgd(SGD(learningRate: 0.01, momentum: 0.9)),
    clipping: GradientClipping? = nil
  ) throws -> any TrainingInSteps {
    let samples = 64
    var stream = RandomStream(seed: 1, stream: 0)
    return try Trainer(
      network: Network<Float>(input: input, layers: layers, seed: 1),
      loss: loss, optimizer: optimizer, clipping: clipping,
      schedule: .shuffled(size: 16, seed: 1),
      data: DataSet(
        features: Matrix(
          rows: samples, columns: input.count, elements: stream.normal(samples * input.count)),
        targets: .labels((0..<samples).map { Int32($0 % 4) }, classes: 4)))
  }

  private static func convolution(_ name: String) -> LayerSpecification {
    .convolution(name, outputs: 4, side: 3, padding: 1)
  }
}
