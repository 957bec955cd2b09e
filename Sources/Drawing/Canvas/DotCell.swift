/// The dots of one cell and whom they belong to.
public struct DotCell: Hashable, Sendable {
  /// One bit a dot, in the order of Unicode's braille patterns.
  public private(set) var mask: UInt8 = 0
  /// The layer of the dots; 0 when there are none.
  public private(set) var layer: UInt8 = 0
  /// What the layer's owner wants to know when colouring: the age of a path, the number of a
  /// series.
  public private(set) var tag: UInt8 = 0

  mutating func add(_ bit: UInt8, layer: UInt8, tag: UInt8) {
    guard layer >= self.layer else { return }
    mask = layer > self.layer ? bit : mask | bit
    self.layer = layer
    self.tag = tag
  }

  /// The bit of a dot, x 0 or 1 and y 0 to 3. Unicode numbers braille dots down the first three
  /// rows of each column and appends the fourth row.
  static func bit(x: Int, y: Int) -> UInt8 {
    y == 3 ? 0x40 << x : 1 << (y + 3 * x)
  }

  /// The glyph that shows the dots best on a rung of the ladder.
  public func glyph(in glyphs: GlyphSet) -> Unicode.Scalar {
    DotCell.glyphs(of: glyphs)[Int(mask)]
  }
}
