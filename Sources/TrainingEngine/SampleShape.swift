/// What a sample is at some place in a network.
public enum SampleShape: Hashable, Sendable, CustomStringConvertible {
  /// Numbers that have no neighbours.
  case features(Int)
  /// An image. Between layers its numbers lie row by row, each row pixel by pixel, with the channels
  /// of a pixel side by side, so that a batch of images is also a matrix with a row for each pixel and a
  /// column for each channel.
  case image(ImageShape)

  /// Numbers in a sample.
  public var count: Int {
    switch self {
    case .features(let count): count
    case .image(let shape): shape.count
    }
  }

  /// Whether a sample is an image.
  public var isImage: Bool {
    if case .image = self { true } else { false }
  }

  /// Numbers of a pixel; all of them where there are no pixels.
  public var channels: Int {
    switch self {
    case .features(let count): count
    case .image(let shape): shape.channels
    }
  }

  /// How often the channels recur in a sample: once where it is no image.
  var pixels: Int {
    switch self {
    case .features: 1
    case .image(let shape): shape.height * shape.width
    }
  }

  /// Like `64 features`, or `images of 6x8x8 (channels x height x width)`.
  public var description: String {
    switch self {
    case .features(1): "1 feature"
    case .features(let count): "\(count) features"
    case .image(let shape): "images of \(shape) (channels x height x width)"
    }
  }
}

extension SampleShape {
  /// Samples as a network takes them, from samples as data sets hold them, where an image lies channel
  /// after channel.
  func entering<Scalar: NetworkScalar>(_ samples: [Scalar]) -> [Scalar] {
    transposed(samples, rows: channels, columns: pixels)
  }

  /// Samples as data sets hold them, from samples as they lie between layers.
  func leaving<Scalar: NetworkScalar>(_ samples: [Scalar]) -> [Scalar] {
    transposed(samples, rows: pixels, columns: channels)
  }

  /// Each sample as the transpose of a matrix; without a copy where that is the same.
  private func transposed<Scalar: NetworkScalar>(
    _ samples: [Scalar], rows: Int, columns: Int
  ) -> [Scalar] {
    guard rows > 1, columns > 1 else { return samples }
    var transposes = samples
    Kernels.transposeEach(
      samples.span, count: samples.count / count, rows: rows, columns: columns, into: &transposes)
    return transposes
  }
}
