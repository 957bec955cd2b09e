import Testing

@testable import TrainingEngine

/// A small network on images of two channels, one for each combination of what images can meet.
struct ImageNetwork: Sendable, CustomTestStringConvertible {
  let normalization: Normalization
  let pooling: Pooling
  let statistics: Statistics

  /// What stands behind each convolution.
  enum Normalization: String, CaseIterable {
    case none, batch, batchWithoutScaleAndShift, layer, group, groupWithoutScaleAndShift, rms

    fileprivate var filling: [LayerSpecification.Kind] {
      switch self {
      case .none: []
      case .batch: [.normalization()]
      case .batchWithoutScaleAndShift: [.normalization(affine: false)]
      case .layer: [.layerNormalization()]
      case .group: [.groupNormalization(groups: 2, affine: true, epsilon: 0.1)]
      case .groupWithoutScaleAndShift: [.groupNormalization(groups: 2, affine: false, epsilon: 0.1)]
      case .rms: [.rmsNormalization(affine: true, epsilon: 0.1)]
      }
    }
  }

  enum Pooling: String, CaseIterable {
    case max, average

    fileprivate func layer(_ window: ImageWindow) -> LayerSpecification.Kind {
      switch self {
      case .max: .maxPooling(window)
      case .average: .averagePooling(window)
      }
    }
  }

  static let all = Normalization.allCases.flatMap { normalization in
    Pooling.allCases.flatMap { pooling in
      Statistics.allCases.map {
        ImageNetwork(normalization: normalization, pooling: pooling, statistics: $0)
      }
    }
  }

  var testDescription: String {
    "\(normalization) normalization, \(pooling) pooling, \(statistics) statistics"
  }

  private static let shape = ImageShape(channels: 2, height: 5, width: 6)

  /// 2x5x6 images, convolved to 4x5x3, pooled to 4x3x2, convolved to 6x2x1, three classes.
  func network<Scalar>(of scalar: Scalar.Type = Double.self) throws -> Network<Scalar> {
    var network = try Network<Scalar>(
      input: .image(Self.shape),
      layers: .numbered(
        [
          .convolution(
            outputs: 4,
            window: ImageWindow(height: 3, width: 2, horizontalStride: 2, verticalPadding: 1),
            bias: true, initializer: .torch)
        ] + normalization.filling + [
          .activation(.tanh),
          pooling.layer(ImageWindow(height: 2, width: 2, verticalStride: 2, verticalPadding: 1)),
          .convolution(outputs: 6, window: ImageWindow(2), bias: false, initializer: .torch),
        ] + normalization.filling + [.activation(.gelu), .flatten, .linear(3)]),
      seed: 5, initialScale: 2)
    network.tellFeaturesApart()
    return network
  }

  /// Samples whose features are floats exactly.
  func data(samples: Int = 8) -> DataSet {
    var stream = RandomStream(seed: 7, stream: 0)
    let features = stream.normal(Self.shape.count * samples).map { Double(Float($0)) }
    return DataSet(
      features: Matrix(rows: samples, columns: Self.shape.count, elements: features),
      targets: .labels((0..<samples).map { Int32($0 * 7 % 3) }, classes: 3),
      imageShape: Self.shape)
  }

  func trainer<Scalar>(of scalar: Scalar.Type = Double.self) throws -> Trainer<Scalar> {
    try Trainer(
      network: network(of: scalar), loss: .softmaxCrossEntropy,
      optimizer: .sgd(SGD(learningRate: 0.05, momentum: 0.9)),
      schedule: .shuffled(size: 5, seed: 3), data: data(samples: 18))
  }
}
