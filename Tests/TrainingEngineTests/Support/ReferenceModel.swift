@testable import TrainingEngine

/// A model of the reference runs: its data, its layers and the steps that PyTorch did with it.
struct ReferenceModel: Sendable {
  let features: Matrix
  let targets: Targets
  var loss: Loss
  let layers: [LayerSpecification]
  /// The initial parameters, by PyTorch's names.
  let initial: [String: Reference]
  /// What the features of a sample make, if an image.
  var imageShape: ImageShape?

  var data: DataSet { DataSet(features: features, targets: targets, imageShape: imageShape) }

  /// The network with the reference's initial parameters.
  func network() throws -> Network<Double> {
    var network = try Network<Double>(
      input: layers.inputShape(for: data), layers: layers, seed: 1)
    for tensor in network.referenceParameters {
      guard let values = initial[tensor.name]?.numbers else { continue }
      network.state.parameters.replaceSubrange(tensor.range, with: values)
    }
    return network
  }
}

/// What stands in front of the nonlinearities of a reference model, as the files name it.
enum ReferenceKind: String, CaseIterable, Sendable {
  case none, bn, ln

  var normalization: [LayerSpecification.Kind] {
    switch self {
    case .none: []
    case .bn: [.normalization()]
    case .ln: [.layerNormalization()]
    }
  }
}

extension [LayerSpecification] {
  /// Layers called by their number, as PyTorch calls the modules of a sequence.
  static func numbered(_ kinds: [LayerSpecification.Kind]) -> [LayerSpecification] {
    kinds.enumerated().map { LayerSpecification(name: String($0), kind: $1) }
  }
}

extension LayerSpecification.Kind {
  static func linear(_ outputs: Int, bias: Bool = true) -> Self {
    .linear(outputs: outputs, bias: bias, initializer: .torch)
  }

  static func normalization(affine: Affine = .learnable) -> Self {
    .batchNormalization(affine: affine, epsilon: 1e-5, momentum: 0.1)
  }

  static func layerNormalization(affine: Affine = .learnable) -> Self {
    .groupNormalization(groups: 1, affine: affine, epsilon: 1e-5)
  }
}

extension Matrix {
  /// A matrix of the reference, one inner list a row.
  init(_ reference: Reference) {
    let rows = reference.elements.count
    let numbers = reference.numbers
    self.init(rows: rows, columns: numbers.count / rows, elements: numbers)
  }
}

extension ReferenceModel {
  /// Linear regression with two weights. Kinds as the file names them.
  static func linear(_ kind: String) -> ReferenceModel {
    let file = Reference.linear
    let layers: [LayerSpecification.Kind] =
      switch kind {
      case "none_nobias": [.linear(1, bias: false)]
      case "none": [.linear(1)]
      case "bn_noaffine_nobias": [.normalization(affine: false), .linear(1, bias: false)]
      case "bn_input": [.normalization(), .linear(1)]
      case "bn_after": [.linear(1), .normalization()]
      case "ln_input": [.layerNormalization(), .linear(1)]
      default: fatalError("No linear model of the reference is called \(kind).")
      }
    return ReferenceModel(
      features: Matrix(file["X"]), targets: .values(Matrix(file["y"])),
      loss: .halfMeanSquaredError, layers: .numbered(layers),
      initial: file["runs"][kind]["init"].members)
  }

  /// Moons, by a network 2-8-1 with tanh.
  static func moons(_ kind: ReferenceKind) -> ReferenceModel {
    let file = Reference.classification
    return ReferenceModel(
      features: Matrix(file["X"]),
      targets: .labels(file["y"].numbers.map { Int32($0) }, classes: 2),
      loss: .binaryCrossEntropy,
      layers: .numbered(
        [.linear(8)] + kind.normalization + [.activation(.tanh), .linear(1)]),
      initial: file["runs"][kind.rawValue]["init"].members)
  }

  /// Logistic regression on blobs.
  static func logistic(normalized: Bool) -> ReferenceModel {
    let file = Reference.classification["logistic"]
    let weights: Reference = .list([.number(-2), .number(2)])
    return ReferenceModel(
      features: Matrix(file["X"]),
      targets: .labels(file["y"].numbers.map { Int32($0) }, classes: 2),
      loss: .binaryCrossEntropy,
      layers: .numbered(
        normalized ? [.normalization(affine: false), .linear(1)] : [.linear(1)]),
      initial: normalized
        ? ["1.weight": weights, "1.bias": .number(0)]
        : ["0.weight": weights, "0.bias": .number(0)])
  }

  /// Three classes, by a network 6-5-4-3 with ReLU.
  static func tiny(_ kind: ReferenceKind) -> ReferenceModel {
    let file = Reference.perceptron["tiny"]
    return ReferenceModel(
      features: Matrix(file["X"]),
      targets: .labels(file["y"].numbers.map { Int32($0) }, classes: 3),
      loss: .softmaxCrossEntropy,
      layers: .numbered(perceptron([5, 4], outputs: 3, kind)),
      initial: file["runs"][kind.rawValue]["init"].members)
  }

  /// 320 digits, by a network 64-512-256-10 with ReLU, at its own initial parameters.
  static func digits(_ kind: ReferenceKind) -> ReferenceModel {
    let file = Reference.perceptron
    let (mean, deviation) = (file["mean"].number, file["std"].number)
    let pixels = Matrix(file["X_pixels"])
    return ReferenceModel(
      features: Matrix(
        rows: pixels.rows, columns: pixels.columns,
        elements: pixels.elements.map { ($0 / 16 - mean) / deviation }),
      targets: .labels(file["y"].numbers.map { Int32($0) }, classes: 10),
      loss: .softmaxCrossEntropy,
      layers: .numbered(perceptron([512, 256], outputs: 10, kind)),
      initial: [:])
  }

  /// 40 digits, by a tiny LeNet with sigmoid.
  static func leNet(_ kind: ReferenceKind) -> ReferenceModel {
    let digits = digits(kind).data.selecting(Array(0..<40))
    func convolution(_ channels: Int) -> [LayerSpecification.Kind] {
      [
        .convolution(
          outputs: channels, window: ImageWindow(3, padding: 1), bias: true, initializer: .torch)
      ] + kind.normalization + [
        .activation(.sigmoid), .maxPooling(ImageWindow(2, stride: 2)),
      ]
    }
    let hidden = [5, 4].flatMap { width -> [LayerSpecification.Kind] in
      [.linear(width)] + kind.normalization + [.activation(.sigmoid)]
    }
    return ReferenceModel(
      features: digits.features, targets: digits.targets, loss: .softmaxCrossEntropy,
      layers: .numbered(convolution(2) + convolution(3) + [.flatten] + hidden + [.linear(10)]),
      initial: Reference.convolutional["tiny"][kind.rawValue]["init"].members,
      imageShape: ImageShape(channels: 1, height: 8, width: 8))
  }

  private static func perceptron(
    _ hidden: [Int], outputs: Int, _ kind: ReferenceKind
  ) -> [LayerSpecification.Kind] {
    hidden.flatMap { width -> [LayerSpecification.Kind] in
      [.linear(width)] + kind.normalization + [.activation(.relu)]
    } + [.linear(outputs)]
  }
}
