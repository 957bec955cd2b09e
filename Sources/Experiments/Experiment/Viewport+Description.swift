import Landscapes

extension Viewport {
  /// The viewport that a scenario shows first.
  public init(_ description: ViewportDescription) {
    self.init(x: description.x, y: description.y)
  }
}
