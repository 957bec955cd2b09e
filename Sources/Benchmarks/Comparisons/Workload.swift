import TrainingEngine

/// A network and samples that the training engine and PyTorch are both given.
struct Workload: Sendable {
  /// Its name in the report, which ends with the precision.
  let name: String
  /// In what both sides compute.
  let precision: Precision
  /// With numbers of that precision.
  let network: Network<Double>
  let data: DataSet
  let loss: Loss
  /// The layers as PyTorch's side is told.
  let layers: [Layer]

  /// A layer's kind and its sizes.
  struct Layer: Encodable, Sendable {
    let kind: String
    var sizes: [Int] = []

    static func linear(_ outputs: Int) -> Layer { Layer(kind: "linear", sizes: [outputs]) }
    static func convolution(_ channels: Int, kernel: Int, padding: Int) -> Layer {
      Layer(kind: "convolution", sizes: [channels, kernel, padding])
    }
    static func maxPooling(_ kernel: Int) -> Layer { Layer(kind: "maxPooling", sizes: [kernel]) }
    static let flatten = Layer(kind: "flatten")
    static let batchNormalization = Layer(kind: "batchNormalization")
    static let relu = Layer(kind: "relu")
    static let sigmoid = Layer(kind: "sigmoid")
  }

  /// - Parameters:
  ///   - data: Its features are the input's, and its targets fit the loss.
  init(
    _ name: String, input: SampleShape, layers: [Layer], loss: Loss, data: DataSet,
    in precision: Precision
  ) throws {
    self.name = "\(name) \(precision.typeName)"
    self.precision = precision
    self.layers = layers
    self.loss = loss
    self.data = data
    let network = try Network<Double>(
      input: input,
      layers: layers.enumerated().map { position, layer in
        LayerSpecification(name: "\(layer.kind)\(position)", kind: layer.specification)
      }, seed: 1)
    self.network =
      switch precision {
      case .float: Network<Float>(rounding: network).widened
      case .double: network
      }
  }

  /// Linear layers, with a ReLU and, if normalized, batch normalization between every two; the loss is
  /// softmax cross-entropy.
  static func perceptron(
    _ widths: [Int], of subject: String = "", normalized: Bool, data: DataSet,
    in precision: Precision
  ) throws -> Workload {
    let hidden = widths.dropFirst().dropLast().flatMap { width in
      [.linear(width)] + (normalized ? [.batchNormalization] : []) + [Layer.relu]
    }
    return try Workload(
      (subject.isEmpty ? "" : subject + " ") + widths.map(String.init).joined(separator: "-")
        + (normalized ? " with BN" : ""),
      input: .features(widths[0]), layers: hidden + [.linear(widths.last!)],
      loss: .softmaxCrossEntropy, data: data, in: precision)
  }

  /// The digits' network, 64-512-256-10.
  static func digits(_ data: DataSet, normalized: Bool, in precision: Precision) throws -> Workload
  {
    try .perceptron(
      [64, 512, 256, 10], of: "digits", normalized: normalized, data: data, in: precision)
  }

  /// LeNet's layers in the sizes that 8x8 digits have room for: two convolutions of 3x3 pixels, each with
  /// max pooling behind it, then 64-120-84-10, with sigmoids and, if normalized, batch normalization in
  /// front of them.
  static func leNet(normalized: Bool, data: DataSet, in precision: Precision) throws -> Workload {
    let activation = (normalized ? [Layer.batchNormalization] : []) + [.sigmoid]
    let images = [6, 16].flatMap { channels in
      [.convolution(channels, kernel: 3, padding: 1)] + activation + [Layer.maxPooling(2)]
    }
    let features = [120, 84].flatMap { width in [.linear(width)] + activation }
    return try Workload(
      "digits LeNet" + (normalized ? " with BN" : ""),
      input: .image(ImageShape(channels: 1, height: 8, width: 8)),
      layers: images + [.flatten] + features + [.linear(10)], loss: .softmaxCrossEntropy,
      data: data, in: precision)
  }

  /// One output, linear in two features, which batch normalization may come before.
  static func twoWeights(
    normalized: Bool, loss: Loss, samples: Int, in precision: Precision
  ) throws -> Workload {
    try Workload(
      (loss == .meanSquaredError ? "linear" : "logistic") + " regression 2-1"
        + (normalized ? " with BN" : ""),
      input: .features(2), layers: (normalized ? [.batchNormalization] : []) + [.linear(1)],
      loss: loss, data: .noise(samples: samples, features: 2, for: loss), in: precision)
  }
}

extension Precision {
  /// What the type of numbers is called here.
  fileprivate var typeName: String {
    switch self {
    case .float: "Float"
    case .double: "Double"
    }
  }
}

extension Workload.Layer {
  fileprivate var specification: LayerSpecification.Kind {
    switch kind {
    case "linear": .linear(outputs: sizes[0], bias: true, initializer: .torch)
    case "batchNormalization": .batchNormalization(affine: true, epsilon: 1e-5, momentum: 0.1)
    case "relu": .activation(.relu)
    case "sigmoid": .activation(.sigmoid)
    case "convolution":
      .convolution(
        outputs: sizes[0], window: ImageWindow(sizes[1], padding: sizes[2]), bias: true,
        initializer: .torch)
    case "maxPooling": .maxPooling(ImageWindow(sizes[0], stride: sizes[0]))
    case "flatten": .flatten
    default: preconditionFailure("No layer is called \(kind).")
    }
  }
}
