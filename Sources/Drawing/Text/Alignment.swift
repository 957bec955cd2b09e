/// Where a line of text stands between the edges that it is given.
public enum Alignment: Sendable {
  case leading, centre, trailing
}
