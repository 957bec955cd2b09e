import TrainingEngine

/// A pooling of images.
public struct PoolingDescription: Codable, Equatable, Sendable {
  /// Side of the square window, in pixels.
  public var kernel: Int
  /// How far the window moves; as far as it is wide when absent.
  public var stride: Int?
  /// Pixels around the image, of nought for averages and never the largest; 0 when absent.
  public var padding: Int?
}

extension PoolingDescription {
  /// What files say of a pooling.
  ///
  /// - Parameter padding: What stands under `padding`.
  fileprivate static func shape(
    _ description: String, padding: String,
    _ layer: @escaping @Sendable (PoolingDescription) -> LayerDescription
  ) -> LayerKind {
    LayerKind(
      description,
      fields: [
        .required(
          "kernel", .wholeNumber(.windowSide), "Side of the square window, in pixels."),
        .optional(
          "stride", .wholeNumber(.windowSide),
          "How far the window moves; as far as it is wide when absent."),
        .optional("padding", .wholeNumber(WholeNumberRange(0...16_384)), padding),
      ]
    ) { layer(try PoolingDescription(from: $0)) }
  }
}

extension WholeNumberRange {
  /// Pixels of a window's side, or of its stride.
  static let windowSide = WholeNumberRange(1...32_768)
}

/// The largest number of each channel in a window.
struct MaxPoolingContent: ParameterlessContent {
  static let shape = PoolingDescription.shape(
    "The largest number of each channel in a window.",
    padding: "Pixels around the image, which are never the largest; 0 when absent."
  ) { .maxPooling($0) }

  let pooling: PoolingDescription

  var kind: LayerDescription.Kind { .maxPooling }
  var specification: LayerSpecification {
    .maxPooling(pooling.kernel, stride: pooling.stride, padding: pooling.padding ?? 0)
  }

  func encode(to encoder: any Encoder) throws { try pooling.encode(to: encoder) }
}

/// The mean of each channel in a window.
struct AveragePoolingContent: ParameterlessContent {
  static let shape = PoolingDescription.shape(
    "The mean of each channel in a window.",
    padding: "Pixels of 0 around the image, which count in the mean; 0 when absent."
  ) { .averagePooling($0) }

  let pooling: PoolingDescription

  var kind: LayerDescription.Kind { .averagePooling }
  var specification: LayerSpecification {
    .averagePooling(pooling.kernel, stride: pooling.stride, padding: pooling.padding ?? 0)
  }

  func encode(to encoder: any Encoder) throws { try pooling.encode(to: encoder) }
}
