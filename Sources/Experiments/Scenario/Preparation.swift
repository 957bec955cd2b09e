/// What is done to columns before they train, with statistics of the training samples alone.
public enum Preparation: String, Codable, CaseIterable, Sendable {
  /// As they come.
  case none
  /// Each column minus its mean.
  case center
  /// Each column minus its mean, over its (biased) standard deviation.
  case standardize
  /// All columns minus one mean, over one standard deviation: for pixels.
  case standardizeTogether
  /// Centred and turned to the principal components, each over its standard deviation.
  case whitenPCA
  /// The same, and turned back, so that each column stays close to what it was.
  case whitenZCA
}
