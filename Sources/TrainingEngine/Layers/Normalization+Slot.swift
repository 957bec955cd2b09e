extension [LayerSpecification] {
  /// A slot of a model that takes one normalization or another, while all other layers stay as they are:
  /// so models that differ in normalization alone are written once.
  ///
  /// ```swift
  /// [.linear("hidden", outputs: 16)] + .normalization("norm", filledWith: .layer) + [.activation(.relu)]
  /// ```
  ///
  /// Initial weights do not depend on what fills a slot, so such models begin with the same ones.
  ///
  /// - Parameters:
  ///   - name: Begins the names of the parameters, `name.scale` and, but for RMS normalization,
  ///     `name.shift`.
  ///   - normalization: What fills the slot.
  ///   - affine: Scale and shift of each feature, or channel of images.
  ///   - epsilon: ε, added to the variance or the mean square; PyTorch's where nil: 1e-5, and the machine
  ///     epsilon of the precision for RMS normalization.
  ///   - momentum: Weight of the newest batch in batch normalization's running statistics, in [0, 1].
  ///   - precision: The numbers in which the network computes.
  /// - Returns: No layer, one or two.
  public static func normalization(
    _ name: String, filledWith normalization: Normalization, affine: Affine = .learnable,
    epsilon: Double? = nil, momentum: Double = 0.1, precision: Precision = .double
  ) -> [LayerSpecification] {
    let ofVariance = epsilon ?? 1e-5
    let batch = LayerSpecification.batchNormalization(
      name, affine: affine, epsilon: ofVariance, momentum: momentum)
    return switch normalization {
    case .none: []
    case .batch: [batch]
    case .noisyBatch(let noise): [batch, .noise(noise)]
    case .layer: [.layerNormalization(name, affine: affine, epsilon: ofVariance)]
    case .group(let groups):
      [.groupNormalization(name, groups: groups, affine: affine, epsilon: ofVariance)]
    case .rms:
      [.rmsNormalization(name, affine: affine, epsilon: epsilon ?? precision.epsilon)]
    }
  }
}
