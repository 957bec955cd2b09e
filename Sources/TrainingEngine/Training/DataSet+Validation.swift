extension DataSet {
  /// Throws the first reason why a network cannot be compared with these samples.
  func validate<Scalar>(for network: Network<Scalar>, loss: Loss.Kind) throws(EvaluationError) {
    guard count > 0 else { throw .noSamples }
    try validatePairs()
    try features.validate(for: network)
    guard let outputs = targets.outputs(under: loss) else { throw .targetsDoNotFit(loss) }
    guard outputs == network.outputs else {
      throw .wrongOutputs(network: network.outputs, needed: outputs)
    }
    switch targets {
    case .values(let matrix):
      if let place = matrix.firstNotFinite { throw .targetNotFinite(sample: place.row) }
      guard loss == .binaryCrossEntropy else { break }
      if let sample = matrix.elements.firstIndex(where: { $0 < 0 || $0 > 1 }) {
        throw .targetNotProbability(sample: sample, target: matrix.elements[sample])
      }
    case .labels(let labels, let classes):
      if let sample = labels.firstIndex(where: { $0 < 0 || $0 >= classes }) {
        throw .labelOutOfRange(sample: sample, label: Int(labels[sample]), classes: classes)
      }
    }
  }
}

extension DataSet {
  /// Throws where a sample has no target, or a target no sample, and where images have another size.
  func validatePairs() throws(EvaluationError) {
    guard targets.count == count else {
      throw .wrongTargets(samples: count, targets: targets.count)
    }
    if let imageShape, imageShape.count != features.columns {
      throw .wrongImages(imageShape, features: features.columns)
    }
  }
}

extension Matrix {
  /// Throws the first reason why these rows are no samples of a network.
  func validate<Scalar>(for network: Network<Scalar>) throws(EvaluationError) {
    guard columns == network.inputs else {
      throw .wrongInputs(network: network.inputs, data: columns)
    }
    if let place = firstNotFinite {
      throw .featureNotFinite(sample: place.row, feature: place.column)
    }
  }
}
