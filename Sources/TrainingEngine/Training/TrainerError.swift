/// Why a network cannot be trained on some data.
public enum TrainerError: Error, Equatable, Sendable {
  /// The data set is empty.
  case noSamples
  /// The network's layers have no parameters to train.
  case noParameters
  /// The network takes another number of features than the samples have.
  case wrongInputs(network: Int, data: Int)
  /// Numbers where the loss takes classes, or the other way round.
  case targetsDoNotFit(Loss)
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
  /// A mini-batch of no samples.
  case batchSizeNotPositive(Int)
  /// A batch of one sample has no variance to normalize by.
  case batchOfOne

  /// What is wrong, as a sentence; samples and features count from 1 in it.
  public var message: String {
    switch self {
    case .noSamples: "There are no training samples."
    case .noParameters: "The network has no parameters to train."
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
    case .batchSizeNotPositive(let size): "A batch of \(size) samples is none."
    case .batchOfOne:
      "Batch normalization with batch statistics needs at least 2 samples in every batch; "
        + "choose a batch size that leaves no single sample over."
    }
  }
}
