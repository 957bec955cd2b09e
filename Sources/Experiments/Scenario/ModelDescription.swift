import TrainingEngine

/// The network that every side trains.
public struct ModelDescription: Codable, Equatable, Sendable {
  /// From the input to the output.
  public var layers: [LayerDescription]
  /// What training makes small, on every side.
  public var loss: Loss
  /// How linear layers and convolutions begin that say nothing themselves; PyTorch's default when
  /// absent.
  public var initializer: Initializer?
}

/// One layer of a model. In JSON an object whose `kind` names the layer.
public enum LayerDescription: Equatable, Sendable {
  /// A weight matrix, with or without bias.
  case linear(LinearDescription)
  /// A convolution of images.
  case convolution(ConvolutionDescription)
  /// The largest number of each channel in a window.
  case maxPooling(PoolingDescription)
  /// The mean of each channel in a window.
  case averagePooling(PoolingDescription)
  /// Features from images.
  case flatten
  /// A slot that each side fills with its own normalization.
  case normalization(NormalizationSlot)
  /// An elementwise nonlinearity, like `relu` or `tanh`.
  case activation(Activation)
  /// Numbers that are dropped at random while the network trains.
  case dropout(DropoutDescription)
  /// Layers whose output is added to their input.
  case residual(ResidualDescription)
}

/// A linear layer.
public struct LinearDescription: Codable, Equatable, Sendable {
  /// Begins the names of its parameters: `name.weight[output,input]`, `name.bias[output]`.
  public var name: String
  /// Rows of the weight matrix, 1 to 65 536; the columns are the numbers that the layer before gives.
  public var outputs: Int
  /// Whether it has a bias; true when absent.
  public var bias: Bool?
  /// How it begins; the model's initializer when absent.
  public var initializer: Initializer?
}

/// A place in the model that each side fills.
public struct NormalizationSlot: Codable, Equatable, Sendable {
  /// Begins the names of its parameters: `name.scale[feature]`, `name.shift[feature]`, or of the
  /// channels of images.
  public var name: String
  /// Whether its scale and shift, of which RMS normalization has only the scale, are learnable, fixed
  /// or absent; learnable when nil.
  public var affine: Affine?
  /// Added to the variance or the mean square; when absent as in PyTorch, 1e-5, and the
  /// precision's machine epsilon for RMS normalization.
  public var epsilon: Double?
  /// Weight of the newest batch in batch normalization's running statistics; 0.1 when absent.
  public var momentum: Double?
}
