/// What the panes show.
public enum PaneContent: String, Codable, CaseIterable, Sendable {
  /// The loss over the plane.
  case landscapes
  /// What the loss does along the gradient at every step.
  case smoothness
}
