/// Why a network cannot compute with what it was given.
public enum EvaluationError: Error, Equatable, Sendable {
  /// There are no samples, so that there is no mean over them.
  case noSamples
  /// More or fewer targets than samples.
  case wrongTargets(samples: Int, targets: Int)
  /// Images of another size than the samples have features.
  case wrongImages(ImageShape, features: Int)
  /// The network takes another number of features than the samples have.
  case wrongInputs(network: Int, data: Int)
  /// Numbers where the loss takes classes, or the other way round.
  case targetsDoNotFit(Loss.Kind)
  /// The network gives another number of outputs than the targets need.
  case wrongOutputs(network: Int, needed: Int)
  /// A feature is infinite or not a number; `sample` and `feature` count from 0.
  case featureNotFinite(sample: Int, feature: Int)
  /// A target is infinite or not a number; `sample` counts from 0.
  case targetNotFinite(sample: Int)
  /// A label is below 0 or not below the number of classes.
  case labelOutOfRange(sample: Int, label: Int, classes: Int)
  /// A target of binary cross-entropy that is no probability.
  case targetNotProbability(sample: Int, target: Double)
  /// One sample has no variance to normalize by.
  case oneSample
  /// Frozen statistics of another network.
  case wrongStatistics(network: Int, found: Int)
  /// Parameters, or a direction among them, of another network.
  case wrongParameters(network: Int, found: Int)
  /// There is no parameter at a place, which counts from 0.
  case noParameter(place: Int, network: Int)
  /// A plane of one parameter at a place, which counts from 0, and the same again.
  case sameParameter(place: Int)
  /// A plane whose directions move no parameter.
  case nothingMoves

  /// What is wrong, as a sentence; samples, features and places count from 1 in it.
  public var message: String {
    switch self {
    case .noSamples: "There are no samples."
    case .wrongTargets(let samples, let targets):
      "The data has \(samples) samples and \(targets) targets; each sample needs one."
    case .wrongImages(let image, let features):
      "\(SampleShape.image(image).asSubject) are \(image.count) features a sample, the data has "
        + "\(features)."
    case .wrongInputs(let network, let data):
      "The network takes \(network) features a sample, the data has \(data)."
    case .targetsDoNotFit(let loss):
      "The targets are not of the kind that \(loss.rawValue) compares with."
    case .wrongOutputs(let network, let needed):
      "The last layer gives \(network) outputs, the targets need \(needed)."
    case .featureNotFinite(let sample, let feature):
      "Feature \(feature + 1) of sample \(sample + 1) is infinite or not a number."
    case .targetNotFinite(let sample):
      "The target of sample \(sample + 1) is infinite or not a number."
    case .labelOutOfRange(let sample, let label, let classes):
      "The label of sample \(sample + 1) is \(label); the classes are 0 to \(classes - 1)."
    case .targetNotProbability(let sample, let target):
      "The target of sample \(sample + 1) is \(target); binary cross-entropy takes 0 to 1."
    case .oneSample:
      "Batch normalization with batch statistics needs at least 2 samples; a single one takes running "
        + "or frozen statistics."
    case .wrongStatistics(let network, let found):
      "The frozen statistics are \(found) numbers, the network's batch normalizations have \(network)."
    case .wrongParameters(let network, let found):
      "The network has \(network) parameters, not \(found)."
    case .noParameter(let place, let network):
      "The network has \(network) parameters; there is none at place \(place + 1)."
    case .sameParameter(let place):
      "A plane needs two different parameters, not that at place \(place + 1) twice."
    case .nothingMoves: "Both directions of the plane are zero."
    }
  }
}

extension SampleShape {
  fileprivate var asSubject: String { description.prefix(1).uppercased() + description.dropFirst() }
}
