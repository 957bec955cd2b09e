// The layers that models are made of, with PyTorch's defaults: what is not said is as there. What is said
// of features holds for the channels of images.

extension LayerSpecification {
  /// y = x Wᵀ + b, with PyTorch's initial weights unless told otherwise.
  ///
  /// - Parameters:
  ///   - name: Begins the names of the parameters, `name.weight` and `name.bias`.
  ///   - outputs: Numbers per sample that it gives, at least 1.
  ///   - bias: Whether b is there.
  ///   - initializer: How weights and bias begin.
  public static func linear(
    _ name: String, outputs: Int, bias: Bool = true, initializer: Initializer = .torch
  ) -> LayerSpecification {
    LayerSpecification(
      name: name, kind: .linear(outputs: outputs, bias: bias, initializer: initializer))
  }

  /// A convolution of images, with PyTorch's initial weights unless told otherwise.
  ///
  /// - Parameters:
  ///   - name: Begins the names of the parameters, `name.weight` and `name.bias`.
  ///   - outputs: Channels that it gives, at least 1.
  ///   - side: Side of the square window, in pixels.
  ///   - stride: How far the window moves, in pixels.
  ///   - padding: Pixels of 0 around the image, fewer than the side.
  ///   - bias: Whether each channel has a bias.
  ///   - initializer: How weights and bias begin.
  public static func convolution(
    _ name: String, outputs: Int, side: Int, stride: Int = 1, padding: Int = 0, bias: Bool = true,
    initializer: Initializer = .torch
  ) -> LayerSpecification {
    LayerSpecification(
      name: name,
      kind: .convolution(
        outputs: outputs, window: ImageWindow(side, stride: stride, padding: padding), bias: bias,
        initializer: initializer))
  }

  /// The largest number of each channel in a window.
  ///
  /// - Parameters:
  ///   - side: Side of the square window, in pixels.
  ///   - stride: How far the window moves; as far as it is wide where nil.
  ///   - padding: Pixels around the image, which never are the largest; at most half of the side.
  public static func maxPooling(
    _ side: Int, stride: Int? = nil, padding: Int = 0
  ) -> LayerSpecification {
    LayerSpecification(
      name: "",
      kind: .maxPooling(ImageWindow(side, stride: stride ?? side, padding: padding)))
  }

  /// The mean of each channel in a window.
  ///
  /// - Parameters:
  ///   - side: Side of the square window, in pixels.
  ///   - stride: How far the window moves; as far as it is wide where nil.
  ///   - padding: Pixels around the image, of 0, which count in the mean; at most half of the side.
  public static func averagePooling(
    _ side: Int, stride: Int? = nil, padding: Int = 0
  ) -> LayerSpecification {
    LayerSpecification(
      name: "",
      kind: .averagePooling(ImageWindow(side, stride: stride ?? side, padding: padding)))
  }

  /// Features from images.
  public static var flatten: LayerSpecification { LayerSpecification(name: "", kind: .flatten) }

  /// Batch normalization.
  ///
  /// - Parameters:
  ///   - name: Begins the names of the parameters, `name.scale` and `name.shift`.
  ///   - affine: Scale and shift of each feature.
  ///   - epsilon: ε, added to the variance; above 0.
  ///   - momentum: Weight of the newest batch in the running statistics, in [0, 1].
  public static func batchNormalization(
    _ name: String, affine: Affine = .learnable, epsilon: Double = 1e-5, momentum: Double = 0.1
  ) -> LayerSpecification {
    LayerSpecification(
      name: name, kind: .batchNormalization(affine: affine, epsilon: epsilon, momentum: momentum))
  }

  /// Layer normalization: group normalization with a single group.
  ///
  /// - Parameters:
  ///   - name: Begins the names of the parameters, `name.scale` and `name.shift`.
  ///   - affine: Scale and shift of each feature.
  ///   - epsilon: ε, added to the variance; above 0.
  public static func layerNormalization(
    _ name: String, affine: Affine = .learnable, epsilon: Double = 1e-5
  ) -> LayerSpecification {
    groupNormalization(name, groups: 1, affine: affine, epsilon: epsilon)
  }

  /// Group normalization.
  ///
  /// - Parameters:
  ///   - name: Begins the names of the parameters, `name.scale` and `name.shift`.
  ///   - groups: How many; divides the features.
  ///   - affine: Scale and shift of each feature.
  ///   - epsilon: ε, added to the variance; above 0.
  public static func groupNormalization(
    _ name: String, groups: Int, affine: Affine = .learnable, epsilon: Double = 1e-5
  ) -> LayerSpecification {
    LayerSpecification(
      name: name, kind: .groupNormalization(groups: groups, affine: affine, epsilon: epsilon))
  }

  /// RMS normalization.
  ///
  /// - Parameters:
  ///   - name: Begins the name of the parameters, `name.scale`.
  ///   - affine: The scale of each feature; there is no shift.
  ///   - epsilon: ε, added to the mean square; above 0. PyTorch's is the machine epsilon, which for
  ///     networks of floats is `Precision.float.epsilon`.
  public static func rmsNormalization(
    _ name: String, affine: Affine = .learnable, epsilon: Double = Precision.double.epsilon
  ) -> LayerSpecification {
    LayerSpecification(name: name, kind: .rmsNormalization(affine: affine, epsilon: epsilon))
  }

  /// An elementwise nonlinearity. It has no parameters and needs no name.
  public static func activation(_ activation: Activation) -> LayerSpecification {
    LayerSpecification(name: "", kind: .activation(activation))
  }

  /// Inverted dropout.
  ///
  /// - Parameter probability: With which a number is dropped while the network trains, in [0, 1).
  public static func dropout(_ probability: Double) -> LayerSpecification {
    LayerSpecification(name: "", kind: .dropout(probability: probability))
  }

  /// Another scale and shift for each unit at every training step.
  public static func noise(_ noise: ActivationNoise = ActivationNoise()) -> LayerSpecification {
    LayerSpecification(name: "", kind: .noise(noise))
  }

  /// Layers whose output is added to what entered the first of them.
  ///
  /// - Parameters:
  ///   - name: Begins the names of all parameters within.
  ///   - layers: At least one; as much leaves the last as enters the first.
  public static func residual(
    _ name: String, _ layers: [LayerSpecification]
  ) -> LayerSpecification {
    LayerSpecification(name: name, kind: .residual(layers))
  }
}
