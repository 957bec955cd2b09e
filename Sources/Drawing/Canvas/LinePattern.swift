/// Which dots of a line are drawn, so that lines differ by more than colour.
public enum LinePattern: CaseIterable, Hashable, Sendable {
  /// All dots; four of seven; one of three; four of nine and one in the middle of their gap.
  case solid, dashed, dotted, dashDotted

  /// One pattern a side or series; after the fourth they repeat.
  public init(series index: Int) {
    let count = Self.allCases.count
    self = Self.allCases[((index % count) + count) % count]
  }

  /// Whether the dot at a distance along the line, in dots, is drawn.
  func isDrawn(at distance: Int) -> Bool {
    switch self {
    case .solid: true
    case .dashed: distance % 7 < 4
    case .dotted: distance % 3 == 0
    case .dashDotted: distance % 9 < 4 || distance % 9 == 6
    }
  }
}
