/// Why a network cannot be trained on some data.
public enum TrainerError: Error, Equatable, Sendable {
  /// The samples do not fit the network or the loss.
  case samplesDoNotFit(EvaluationError)
  /// The network's layers have no parameters to train.
  case noParameters
  /// A mini-batch of no samples.
  case batchSizeNotPositive(Int)
  /// A batch of one sample has no variance to normalize by.
  case batchOfOne
  /// A checkpoint of a trainer of another network or optimizer.
  case checkpointOfAnotherTrainer

  /// What is wrong, as a sentence; samples and features count from 1 in it.
  public var message: String {
    switch self {
    case .samplesDoNotFit(let error): error.message
    case .noParameters: "The network has no parameters to train."
    case .batchSizeNotPositive(let size): "A batch of \(size) samples is none."
    case .batchOfOne:
      "Batch normalization with batch statistics needs at least 2 samples in every batch; "
        + "choose a batch size that leaves no single sample over."
    case .checkpointOfAnotherTrainer:
      "The checkpoint is of a trainer of another network or optimizer."
    }
  }
}
