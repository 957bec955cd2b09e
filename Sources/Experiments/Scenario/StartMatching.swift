/// By what a side's start is matched with that of the others.
public enum StartMatching: String, Codable, CaseIterable, Sendable {
  /// By the weights: the same numbers, whatever function normalization makes of them.
  case weights
  /// By the function: scale and shift of each batch normalization begin as what undoes it over the
  /// training samples, so that the network begins as the one without normalization.
  case function
}
