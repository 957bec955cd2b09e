/// What a normalization slot of a model is filled with.
public enum Normalization: Equatable, Sendable {
  /// Nothing: the slot passes its input through.
  case none
  /// Batch normalization (Ioffe and Szegedy 2015): each feature over the samples of the batch.
  case batch
  /// Layer normalization (Ba, Kiros and Hinton 2016): each sample over its features.
  case layer
  /// Group normalization (Wu and He 2018): each of some groups of a sample's neighbouring features by
  /// itself. The groups are equally large, so their number divides the features'.
  case group(groups: Int)
  /// RMS normalization (Zhang and Sennrich 2019): each sample divided by the root mean square of its
  /// features.
  case rms
  /// Batch normalization with noise behind it (Santurkar et al. 2018): another scale and shift of each
  /// unit at every training step.
  case noisyBatch(ActivationNoise)

  /// Whether the output for one sample depends on all others of its batch.
  public var couplesSamples: Bool {
    switch self {
    case .batch, .noisyBatch: true
    case .none, .layer, .group, .rms: false
    }
  }
}
