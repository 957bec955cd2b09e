/// A place of interest.
public struct Marker: Hashable, Sendable {
  /// What there is at the place.
  public enum Kind: Hashable, Sendable {
    /// Where training began; where the network is; where the loss is lowest.
    case start, now, minimum
    /// Being moved by the user.
    case crosshair
  }

  /// What there is at the place.
  public var kind: Kind
  /// The place; outside of the viewport nothing is drawn.
  public var position: PlotPoint

  /// A position that is not finite is never drawn.
  public init(_ kind: Kind, at position: PlotPoint) {
    self.kind = kind
    self.position = position
  }
}
