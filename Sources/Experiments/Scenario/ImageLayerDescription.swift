import TrainingEngine

/// A convolution of images.
public struct ConvolutionDescription: Codable, Equatable, Sendable {
  /// Begins the names of its parameters: `name.weight[output,input,row,column]`, `name.bias[output]`.
  public var name: String
  /// Channels that go out.
  public var channels: Int
  /// Side of the square window, in pixels.
  public var kernel: Int
  /// How far the window moves; 1 when absent.
  public var stride: Int?
  /// Pixels of nought around the image; 0 when absent.
  public var padding: Int?
  /// Whether it has a bias; true when absent.
  public var bias: Bool?
  /// How it begins; the model's initializer when absent.
  public var initializer: Initializer?

  var window: ImageWindow { ImageWindow(kernel, stride: stride ?? 1, padding: padding ?? 0) }
}

/// A pooling of images.
public struct PoolingDescription: Codable, Equatable, Sendable {
  /// Side of the square window, in pixels.
  public var kernel: Int
  /// How far the window moves; as far as it is wide when absent.
  public var stride: Int?
  /// Pixels around the image, of nought for averages and never the largest; 0 when absent.
  public var padding: Int?

  var window: ImageWindow { ImageWindow(kernel, stride: stride ?? kernel, padding: padding ?? 0) }
}
