/// Something that can be drawn into any rectangle of any screen.
///
/// A rectangle too small for it gets less of it, never a trap; nothing is drawn outside of it.
public protocol Drawable {
  func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance)
}
