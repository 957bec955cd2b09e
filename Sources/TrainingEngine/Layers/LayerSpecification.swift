/// A layer as a model names it, before its sizes are known.
public struct LayerSpecification: Equatable, Sendable {
  /// Begins the names of the layer's parameters.
  public let name: String
  /// What the layer computes.
  public let kind: Kind

  /// What layers compute, with what each needs to know.
  public enum Kind: Equatable, Sendable {
    /// y = x Wᵀ + b.
    case linear(outputs: Int, bias: Bool, initializer: Initializer)
    /// A convolution to so many channels.
    case convolution(outputs: Int, window: ImageWindow, bias: Bool, initializer: Initializer)
    /// The largest number of each channel in a window.
    case maxPooling(ImageWindow)
    /// The mean of each channel in a window.
    case averagePooling(ImageWindow)
    /// Features from images.
    case flatten
    /// Batch normalization over the samples of a batch, for images over their pixels too: what is said
    /// of features, here and below, holds for the channels of images.
    case batchNormalization(affine: Affine, epsilon: Double, momentum: Double)
    /// Normalization of each of some equal groups of a sample's features, with a scale and a shift of
    /// each feature; a single group is layer normalization. PyTorch's ε is 1e-5.
    case groupNormalization(groups: Int, affine: Affine, epsilon: Double)
    /// Division of each sample by the root mean square of its features, with a scale of each feature.
    /// PyTorch's ε is the machine epsilon of the numbers, 2⁻⁵² for doubles and 2⁻²³ for floats.
    case rmsNormalization(affine: Affine, epsilon: Double)
    /// An elementwise nonlinearity.
    case activation(Activation)
    /// Inverted dropout: while it trains, each number is 0 with a probability in [0, 1) and the rest is
    /// divided by what is left to 1.
    case dropout(probability: Double)
    /// Another scale and shift for each unit at every training step.
    case noise(ActivationNoise)
    /// Layers whose output is added to what entered the first of them. Their names are theirs within
    /// the block; those of their parameters begin with the block's: `block.hidden.weight`.
    case residual([LayerSpecification])
  }

  /// A layer with parameters needs a name; another may have an empty one.
  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

extension LayerSpecification.Kind {
  /// All else that there is to know about the kind.
  var definition: any LayerDefinition {
    switch self {
    case .linear(let outputs, let bias, let initializer):
      Linear.Definition(outputs: outputs, bias: bias, initializer: initializer)
    case .convolution(let outputs, let window, let bias, let initializer):
      Convolution.Definition(
        outputs: outputs, window: window, bias: bias, initializer: initializer)
    case .maxPooling(let window): PoolingDefinition<MaxPooling>(window: window)
    case .averagePooling(let window): PoolingDefinition<AveragePooling>(window: window)
    case .flatten: Flatten.Definition()
    case .batchNormalization(let affine, let epsilon, let momentum):
      BatchNormalization.Definition(affine: affine, epsilon: epsilon, momentum: momentum)
    case .groupNormalization(let groups, let affine, let epsilon):
      GroupNormalization.Definition(groups: groups, affine: affine, epsilon: epsilon)
    case .rmsNormalization(let affine, let epsilon):
      RMSNormalization.Definition(affine: affine, epsilon: epsilon)
    case .activation(let activation): ActivationLayer.Definition(activation: activation)
    case .dropout(let probability): Dropout.Definition(probability: probability)
    case .noise(let noise): ActivationNoiseLayer.Definition(noise: noise)
    case .residual(let layers): ResidualBlock.Definition(children: layers)
    }
  }
}
