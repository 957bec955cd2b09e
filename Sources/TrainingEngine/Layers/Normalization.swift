/// What a normalization slot of a model is filled with.
public enum Normalization: String, CaseIterable, Sendable {
  /// Nothing: the slot passes its input through.
  case none
  /// Batch normalization (Ioffe and Szegedy 2015): each feature over the samples of the batch.
  case batch
}
