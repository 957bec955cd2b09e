/// Something that can be drawn into any rectangle of any screen.
///
/// A rectangle too small for it gets less of it, never a trap; nothing is drawn outside of it.
public protocol Drawable {
  /// Draws within a rectangle, which may reach over the screen's edges, for exactly the rungs of the
  /// ladders that the appearance names.
  func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance)
}
