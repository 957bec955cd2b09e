/// How a line is drawn on a `DotCanvas`.
public struct Stroke: Hashable, Sendable {
  /// How thick a line is.
  public enum Width: Hashable, Sendable {
    /// One dot.
    case thin
    /// Two dots.
    case bold
  }

  /// How thick the line is.
  public var width: Width
  /// Which of its dots are drawn.
  public var pattern: LinePattern
  /// From 1; the highest that draws in a cell takes it.
  public var layer: UInt8
  /// Kept with the cell for whoever colours it.
  public var tag: UInt8

  /// By default a thin solid line on the lowest layer.
  public init(
    width: Width = .thin, pattern: LinePattern = .solid, layer: UInt8 = 1, tag: UInt8 = 0
  ) {
    self.width = width
    self.pattern = pattern
    self.layer = layer
    self.tag = tag
  }
}
