/// How the features of a sample make an image: channel after channel, row by row.
public struct ImageShape: Hashable, Sendable, CustomStringConvertible {
  /// Planes of pixels: 1 for grey, 3 for colours.
  public let channels: Int
  /// Rows of pixels.
  public let height: Int
  /// Columns of pixels.
  public let width: Int

  /// All above 0, or else it traps.
  public init(channels: Int, height: Int, width: Int) {
    precondition(channels > 0 && height > 0 && width > 0, "An image has pixels.")
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Number of features of a sample: the pixels of all channels.
  public var count: Int { channels * height * width }

  /// Channels, height and width, like `3x32x32`.
  public var description: String { "\(channels)x\(height)x\(width)" }
}
