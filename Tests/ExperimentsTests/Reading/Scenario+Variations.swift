import Landscapes
import TrainingEngine

@testable import Experiments

extension Scenario {
  /// Scenarios that between them use every key, kind and word of the format.
  static var everyVariation: [Scenario] {
    let rules: [LearningRateRule] = [.value(0.1), .ofLargestStable(0.9), .bestOf([0.1, 0.3])]
    let rates =
      rules.map(LearningRate.same) + [.bySide(["a": rules[0], "b": rules[1], "c": rules[2]])]
    let adam = AdamDescription(gradientDecay: 0.9, squareDecay: 0.99, epsilon: 1)
    let optimizers: [OptimizerDescription] = [
      .sgd(SGDDescription(momentum: 0.9, nesterov: true)),
      .adaGrad(AdaGradDescription(epsilon: 1)),
      .rmsProp(RMSPropDescription(decay: 0.9, epsilon: 1)), .adam(adam),
      .adamW(AdamWDescription(adam: adam)),
    ]
    let courses: [ScheduleCourse] = [
      .constant, .step(StepScheduleDescription(every: 1, factor: 0.5)),
      .cosine(CosineScheduleDescription(finalFraction: 0.1)),
    ]
    let schedules = courses.map { ScheduleDescription(course: $0, warmUp: 0) }
    let clippings: [ClippingDescription] = [
      .none, .norm(NormClippingDescription(maximum: 1)),
      .adaptive(AdaptiveClippingDescription(fraction: 0.1, epsilon: 1, lastLayer: true)),
    ]
    let spacings: [LevelSpacing] = [.logarithmic, .linear, .quantiles, .losses([0.5, 1])]
    let initializers: [Initializer] = [
      .torch, .he, .lecun, .xavier, .orthogonal(gain: 2), .normal(standardDeviation: 0.1),
      .values(weights: [1, 2], bias: [0]),
    ]
    let activations: [Activation] = [
      .relu, .leakyReLU(slope: 0.2), .sigmoid, .tanh, .gelu, .silu, .identity,
    ]
    let pooling = PoolingDescription(kernel: 2, stride: 1, padding: 1)
    let images: [LayerDescription] =
      initializers.map {
        .convolution(
          ConvolutionDescription(
            name: "c", channels: 1, kernel: 2, stride: 1, padding: 1, bias: true,
            initializer: $0))
      } + [.maxPooling(pooling), .averagePooling(pooling), .flatten]
    let affines: [Affine] = [.learnable, .absent, .fixed(scale: 2, shift: 1)]
    let simpleLayers: [LayerDescription] =
      images
      + affines.map {
        .normalization(NormalizationSlot(name: "n", affine: $0, epsilon: 1, momentum: 1))
      }
      + activations.map(LayerDescription.activation)
      + initializers.map {
        .linear(LinearDescription(name: "l", outputs: 1, bias: true, initializer: $0))
      } + [.dropout(DropoutDescription(probability: 0.5))]
    let layers =
      simpleLayers + [.residual(ResidualDescription(name: "b", layers: simpleLayers))]
    let statistics: [TrainingStatistics] = [.batch, .running, .frozen(fromStep: 1)]
    let preparations = Preparation.allCases
    let fillings: [Normalization] = [.none, .layer, .rms]
    let sides = optimizers.enumerated().map { index, optimizer in
      Side(
        id: "a", title: "A", normalization: fillings[index % fillings.count],
        slots: ["n": .batch],
        training: TrainingOverrides(
          learningRate: rules[index % rules.count], schedule: schedules[index % schedules.count],
          optimizer: optimizer, weightDecay: 1, clipping: clippings[index % clippings.count],
          batchSize: 1, dropLast: true, statistics: statistics[index % statistics.count]),
        initialScale: 2,
        startMatched: StartMatching.allCases[index % StartMatching.allCases.count])
    }
    let sources: [DataSource] = [
      .linearRegression(
        LinearRegressionSource(
          samples: 2, scales: [1, 1], means: [0, 0], correlation: 0.5, coefficients: [1, 1],
          noise: 0)),
      .blobs(BlobsSource(samples: 2, offset: [1], scales: [1])),
      .moons(MoonsSource(samples: 2, noise: 0, scales: [1, 1])),
      .circles(CirclesSource(samples: 2, noise: 0, ratio: 0.5, scales: [1, 1])),
      .spirals(SpiralsSource(samples: 2, noise: 0, turns: 1, scales: [1, 1])),
      .xor(XORSource(samples: 2, noise: 0, scales: [1, 1])),
      .cats(CatsSource(samples: 2, range: 0...1, scales: [1, 1])),
      .csv(
        CSVSource(
          file: "f", columns: ["c"], target: "t", targetKind: .number,
          image: ImageShape(channels: 1, height: 1, width: 1))),
      .csv(CSVSource(file: "f", columns: ["c"], target: "t", targetKind: .category)),
      .idx(IDXSource(images: "i", labels: "l", pixelScale: 16)),
    ]
    let tests: [TestDescription] =
      [.every(2), .shuffled(ShuffledTest(fraction: 0.5, seed: 1))]
      + sources.map(TestDescription.source)
    let data = sources.flatMap { source in
      tests.enumerated().map { index, test in
        let preparation = preparations[index % preparations.count]
        return DataDescription(
          source: source, features: preparation, targets: preparation, test: test,
          testShift: CovariateShift(factors: [2], offsets: [1], noise: 0.5))
      }
    }
    let scenes =
      rates.map {
        LessonScene(title: "T", learningRate: $0, captions: [Caption(step: 0, text: "C")])
      }
      + PaneContent.allCases.map {
        LessonScene(title: "T", panes: $0, captions: [Caption(step: 0, text: "C")])
      }
    let expectations = Quantity.allCases.flatMap { quantity in
      rates.map {
        Expectation(
          quantity: quantity, side: "a", over: "b", learningRate: $0, steps: 1, firstStep: 0,
          seeds: [1], atLeast: 0, atMost: 1, note: "N")
      }
    }
    let origins: [PlaneOrigin] = [.current, .start, .step(1), .minimum]
    let directions: [DirectionsDescription] =
      DirectionScaling.allCases.flatMap { scaling in
        VectorDirections.allCases.map {
          .random(RandomDirectionsDescription(scaling: scaling, vectors: $0, seed: 1))
        }
      }
      + PrincipalComponentsDescription.Extent.allCases.map {
        .principalComponents(PrincipalComponentsDescription(of: $0))
      }
      + HessianDirectionsDescription.Choice.allCases.map {
        .hessian(HessianDirectionsDescription(eigenvectors: $0))
      } + [.gradient(GradientDirectionsDescription(seed: 1))]
    let kinds: [DirectionsDescription] = [
      .random(RandomDirectionsDescription()),
      .principalComponents(PrincipalComponentsDescription()),
      .hessian(HessianDirectionsDescription()), .gradient(GradientDirectionsDescription()),
      .parameters(NamedParameters(x: "x", y: "y", choice: "C")),
      .checkpoints(CheckpointsDescription(steps: [0, 1, 2])),
      .line(LineDescription(from: 0, to: 1, seed: 1)),
    ]
    var planes = directions.map { PlaneDescription($0) }
    for kind in kinds {
      planes += PlaneStatistics.allCases.map { PlaneDescription(kind, statistics: $0) }
    }
    for kind in kinds.prefix(4) { planes += origins.map { PlaneDescription(kind, origin: $0) } }
    planes += origins.dropLast().map { PlaneDescription(kinds[4], origin: $0) }
    let losses =
      Loss.Kind.allCases.flatMap { kind in
        [Loss(kind)] + L2Penalty.Parameters.allCases.map { Loss(kind).penalized(0.5, on: $0) }
      }
    precondition(planes.count <= data.count, "Every plane needs a scenario.")
    return data.enumerated().map { index, data in
      Scenario(
        format: Scenario.format, id: "variation", title: "T", claim: "C", source: "S",
        verdict: Verdict.allCases[index % Verdict.allCases.count], finding: "F", seed: 1,
        data: data,
        model: ModelDescription(
          layers: layers, loss: losses[index % losses.count],
          initializer: initializers[index % initializers.count]),
        precision: Precision.allCases[index % Precision.allCases.count],
        sides: (0..<3).map { sides[(index + $0) % sides.count] } + [
          Side(
            id: "d", title: "D",
            normalization: [
              .batch, .group(groups: 2), .noisyBatch(ActivationNoise(deviation: 1)),
            ][index % 3],
            slots: [
              "n": .none, "o": .layer, "p": .rms, "q": .batch, "r": .group(groups: 3),
              "s": .noisyBatch(ActivationNoise()),
            ],
            features: preparations[index % preparations.count])
        ],
        plane: planes[index % planes.count],
        viewport: ViewportDescription(
          x: 0...1, y: 0...1, shared: true, sharedLevels: false,
          levels: spacings[index % spacings.count]),
        start: StartDescription(
          at: index % 3 == 0 ? nil : PlaneCoordinates(x: 0, y: 0),
          parameters: index % 3 == 1 ? nil : ["p": 1]),
        training: TrainingDescription(
          steps: 1, learningRate: rates[index % rates.count],
          schedule: schedules[index % schedules.count],
          optimizer: optimizers[index % optimizers.count], weightDecay: 0.1,
          clipping: clippings[index % clippings.count], batchSize: 1, dropLast: false,
          statistics: statistics[index % statistics.count]),
        lesson: Lesson(scenes: [scenes[index % scenes.count]]),
        expectations: [expectations[index % expectations.count]])
    }
  }
}
