/// A window that slides over images: the kernel of a convolution or a pooling, and how it goes.
public struct ImageWindow: Hashable, Sendable {
  /// Rows of pixels that it sees at once: the kernel's height.
  public var height: Int
  /// Columns of pixels that it sees at once: the kernel's width.
  public var width: Int
  /// How far it moves down, in pixels.
  public var verticalStride: Int
  /// How far it moves to the right, in pixels.
  public var horizontalStride: Int
  /// Pixels that it may reach beyond the upper and lower edges.
  public var verticalPadding: Int
  /// Pixels that it may reach beyond the left and right edges.
  public var horizontalPadding: Int

  /// A window of any extent; whether it fits is asked when a network is made.
  public init(
    height: Int, width: Int, verticalStride: Int = 1, horizontalStride: Int = 1,
    verticalPadding: Int = 0, horizontalPadding: Int = 0
  ) {
    self.height = height
    self.width = width
    self.verticalStride = verticalStride
    self.horizontalStride = horizontalStride
    self.verticalPadding = verticalPadding
    self.horizontalPadding = horizontalPadding
  }

  /// A square that moves equally far in both directions.
  public init(_ side: Int, stride: Int = 1, padding: Int = 0) {
    self.init(
      height: side, width: side, verticalStride: stride, horizontalStride: stride,
      verticalPadding: padding, horizontalPadding: padding)
  }

  /// The largest side and stride; what is larger fits no image that there is.
  public static let largest = 32768

  /// Pixels that it sees at once.
  var area: Int { height * width }
}

/// A window on images of one shape: where it goes.
struct WindowGeometry: Hashable, Sendable {
  let window: ImageWindow
  let input: ImageShape
  /// How many positions it has below and beside each other.
  let outputHeight: Int
  let outputWidth: Int

  /// How many positions it has on an image.
  var positions: Int { outputHeight * outputWidth }
  /// Numbers that it sees at once.
  var patch: Int { window.area * input.channels }

  func output(channels: Int) -> ImageShape {
    ImageShape(channels: channels, height: outputHeight, width: outputWidth)
  }

  /// A window that fits.
  init(_ window: ImageWindow, on input: ImageShape) {
    self.window = window
    self.input = input
    let height = input.height + 2 * window.verticalPadding - window.height
    let width = input.width + 2 * window.horizontalPadding - window.width
    precondition(height >= 0 && width >= 0, "A window is no larger than the padded image.")
    outputHeight = height / window.verticalStride + 1
    outputWidth = width / window.horizontalStride + 1
  }

  /// The window of a layer that is being laid out, whose shapes were found to fit.
  init(_ window: ImageWindow, in plan: NetworkPlan) {
    guard case .image(let input) = plan.shape else {
      preconditionFailure("A window slides over images.")
    }
    self.init(window, on: input)
  }
}

extension ImageWindow {
  /// The image of the window's positions.
  ///
  /// - Parameter largestPadding: The most padding that a kernel of some extent can have.
  func slid(
    over input: SampleShape, paddedBy largestPadding: (Int) -> Int, channels: Int,
    at layer: LayerReference, behind source: LayerReference?
  ) throws(NetworkError) -> ImageShape {
    guard case .image(let image) = input else {
      throw .expectsImages(layer: layer, found: input, source: source)
    }
    let range = 1...Self.largest
    guard
      range.contains(height), range.contains(width), range.contains(verticalStride),
      range.contains(horizontalStride)
    else { throw .windowOutOfRange(layer: layer, largest: Self.largest) }
    for (padding, extent) in [(verticalPadding, height), (horizontalPadding, width)]
    where !(0...largestPadding(extent)).contains(padding) {
      throw .paddingOutOfRange(
        layer: layer, padding: padding, extent: extent, largest: largestPadding(extent))
    }
    guard
      image.height + 2 * verticalPadding >= height, image.width + 2 * horizontalPadding >= width
    else {
      throw .windowLargerThanImage(layer: layer, window: self, found: image, source: source)
    }
    let geometry = WindowGeometry(self, on: image)
    return geometry.output(channels: channels)
  }
}
