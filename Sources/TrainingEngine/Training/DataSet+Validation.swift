extension DataSet {
  /// Throws the first reason why a network cannot be trained on these samples.
  func validate<Scalar>(for network: Network<Scalar>, loss: Loss) throws(TrainerError) {
    guard count > 0 else { throw .noSamples }
    guard features.columns == network.inputs else {
      throw .wrongInputs(network: network.inputs, data: features.columns)
    }
    guard let outputs = targets.outputs(under: loss) else { throw .targetsDoNotFit(loss) }
    guard outputs == network.outputs else {
      throw .wrongOutputs(network: network.outputs, needed: outputs)
    }
    if let place = features.elements.firstIndex(where: { !$0.isFinite }) {
      throw .featureNotFinite(sample: place / features.columns, feature: place % features.columns)
    }
    switch targets {
    case .values(let matrix):
      if let place = matrix.elements.firstIndex(where: { !$0.isFinite }) {
        throw .targetNotFinite(sample: place / matrix.columns)
      }
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
