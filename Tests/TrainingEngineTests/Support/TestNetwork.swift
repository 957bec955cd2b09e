import Testing

@testable import TrainingEngine

/// A small network with data for it, one for each combination of what the engine has.
struct TestNetwork: Sendable, CustomTestStringConvertible {
  let activation: Activation
  let slot: Slot
  let loss: Loss
  let statistics: Statistics

  /// What stands between the linear layers and their activations.
  enum Slot: String, CaseIterable {
    case empty
    case normalization
    case normalizationWithoutScaleAndShift
    /// Batch normalization of the features too.
    case normalizationOfInputsToo
    case layerNormalization
    case layerNormalizationWithoutScaleAndShift
    case groupNormalization
    case rmsNormalization
    case rmsNormalizationWithoutScale
    case normalizationWithFixedScaleAndShift
    case residualBlock
    case dropout
    case noisyNormalization

    /// Whether samples are normalized, each by itself.
    var isOfSamples: Bool {
      switch self {
      case .empty, .normalization, .normalizationWithoutScaleAndShift, .normalizationOfInputsToo,
        .normalizationWithFixedScaleAndShift, .residualBlock, .dropout, .noisyNormalization:
        false
      case .layerNormalization, .layerNormalizationWithoutScaleAndShift, .groupNormalization,
        .rmsNormalization, .rmsNormalizationWithoutScale:
        true
      }
    }

    /// Whether it came after the others, with parts that a network may hold several of.
    var isPart: Bool {
      switch self {
      case .normalizationWithFixedScaleAndShift, .residualBlock, .dropout, .noisyNormalization: true
      default: false
      }
    }

    /// Means and variances for both places of the slot.
    fileprivate var frozen: FrozenStatistics {
      let network = try? TestNetwork(
        activation: .relu, slot: self, loss: .meanSquaredError, statistics: .batch
      ).network(of: Double.self)
      let count = network?.state.runningStatistics.count ?? 0
      return FrozenStatistics((0..<count).map { 0.3 + 0.07 * Double($0) })
    }

    /// What the slot is filled with, between layers of a width.
    fileprivate func filling(width: Int) -> [LayerSpecification.Kind] {
      switch self {
      case .empty: []
      case .normalization, .normalizationOfInputsToo: [.normalization()]
      case .normalizationWithoutScaleAndShift: [.normalization(affine: false)]
      case .layerNormalization: [.layerNormalization()]
      case .layerNormalizationWithoutScaleAndShift: [.layerNormalization(affine: false)]
      case .groupNormalization: [.groupNormalization(groups: 2, affine: true, epsilon: 0.1)]
      case .rmsNormalization: [.rmsNormalization(affine: true, epsilon: .ulpOfOne)]
      case .rmsNormalizationWithoutScale: [.rmsNormalization(affine: false, epsilon: 0.1)]
      case .normalizationWithFixedScaleAndShift:
        [.normalization(affine: .fixed(scale: 0.7, shift: 0.2))]
      case .residualBlock:
        [
          .residual(
            .numbered([
              .linear(width + 1, bias: false), .normalization(), .activation(.tanh), .linear(width),
            ]))
        ]
      case .dropout: [.dropout(probability: 0.3)]
      case .noisyNormalization: [.normalization(), .noise(ActivationNoise())]
      }
    }
  }

  /// Every activation with and without normalization, and three with every slot.
  static let all: [TestNetwork] =
    penalized
    + Activation.every.flatMap { activation in
      (activation.isOfTheFirst ? Slot.allCases : [.empty, .normalization]).flatMap { slot in
        Loss.allCases.flatMap { loss in
          (Statistics.allCases + [.frozen(slot.frozen)]).map { statistics in
            TestNetwork(activation: activation, slot: slot, loss: loss, statistics: statistics)
          }
        }
      }
    }

  /// Every slot with a penalty on all parameters and with one on weights alone.
  private static let penalized = Slot.allCases.flatMap { slot in
    [Loss.softmaxCrossEntropy.penalized(0.3), .meanSquaredError.penalized(0.2, on: .weights)].map {
      TestNetwork(activation: .tanh, slot: slot, loss: $0, statistics: .batch)
    }
  }

  var testDescription: String {
    let statistics =
      switch statistics {
      case .batch: "batch"
      case .running: "running"
      case .frozen: "frozen"
      }
    let penalty = loss.penalty.map { " with \($0.strength) on \($0.parameters)" } ?? ""
    return "\(activation), \(slot), \(loss.kind)\(penalty), \(statistics) statistics"
  }

  var isPenalized: Bool { loss.penalty != nil }

  /// 3-5-4-outputs, or 3-6-6-outputs where two groups share the features.
  func network<Scalar>(of scalar: Scalar.Type = Double.self) throws -> Network<Scalar> {
    let hidden = slot == .groupNormalization ? (6, 6) : (5, 4)
    let outputs = loss == .binaryCrossEntropy ? 1 : 3
    var network = try Network<Scalar>(
      inputs: 3,
      layers: .numbered(
        (slot == .normalizationOfInputsToo ? slot.filling(width: 3) : [])
          + [.linear(hidden.0)] + slot.filling(width: hidden.0) + [
            .activation(activation), .linear(hidden.1, bias: false),
          ]
          + slot.filling(width: hidden.1) + [.activation(activation), .linear(outputs)]),
      seed: 5, initialScale: 2)
    network.tellFeaturesApart()
    return network
  }

  func data(samples: Int = 12) -> DataSet {
    var stream = RandomStream(seed: 7, stream: 0)
    let features = Matrix(rows: samples, columns: 3, elements: stream.normal(3 * samples))
    let targets: Targets =
      switch loss.kind {
      case .meanSquaredError, .halfMeanSquaredError:
        .values(Matrix(rows: samples, columns: 3, elements: stream.normal(3 * samples)))
      case .softmaxCrossEntropy: .labels((0..<samples).map { Int32($0 * 7 % 3) }, classes: 3)
      case .binaryCrossEntropy: .labels((0..<samples).map { Int32($0 % 2) }, classes: 2)
      }
    return DataSet(features: features, targets: targets)
  }

  /// A trainer of 19 samples, with momentum and mini-batches unless told otherwise.
  func trainer<Scalar>(
    of scalar: Scalar.Type = Double.self,
    optimizer: Optimizer = .sgd(SGD(learningRate: 0.01, momentum: 0.9, isNesterov: true)),
    learningRateSchedule: LearningRateSchedule = .constant, clipping: GradientClipping? = nil,
    schedule: BatchSchedule = .shuffled(size: 7, seed: 2),
    statistics: TrainingStatistics = .batch
  ) throws -> Trainer<Scalar> {
    try Trainer(
      network: network(of: scalar), loss: loss, optimizer: optimizer,
      learningRateSchedule: learningRateSchedule, clipping: clipping, schedule: schedule,
      statistics: statistics, data: data(samples: 19))
  }
}

extension Loss {
  /// Every comparison, without penalty.
  static let allCases = Kind.allCases.map { Loss($0) }
}

extension Activation {
  static let every: [Activation] = [
    .relu, .sigmoid, .tanh, .leakyReLU(slope: 0.2), .gelu, .silu, .identity,
  ]

  /// Whether it is of the three that the networks meet in every slot.
  var isOfTheFirst: Bool { [.relu, .sigmoid, .tanh].contains(self) }
}

/// The derivative at 0 of a function of one number, by central differences of fourth order, whose
/// error is about step⁴ times the fifth derivative plus rounding over the step.
func derivative(
  step: Double = 1e-4, _ function: (Double) throws -> Double
) rethrows -> Double {
  try (8 * (function(step) - function(-step)) - (function(2 * step) - function(-2 * step)))
    / (12 * step)
}
