/// Where a line of text stands between the edges that it is given.
public enum Alignment: Sendable {
  /// At the left edge; in the middle, a column to the left where the rest is odd; at the right edge.
  /// What is too long begins at the left edge in any case.
  case leading, centre, trailing
}
