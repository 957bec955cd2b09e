// The layers that models are made of, with PyTorch's defaults: what is not said is as there.

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

  /// Batch normalization with learnable scale and shift, ε = 1e-5 and momentum 0.1.
  ///
  /// - Parameter name: Begins the names of the parameters, `name.scale` and `name.shift`.
  public static func batchNormalization(_ name: String) -> LayerSpecification {
    LayerSpecification(
      name: name, kind: .batchNormalization(affine: true, epsilon: 1e-5, momentum: 0.1))
  }

  /// Layer normalization with learnable scale and shift and ε = 1e-5.
  ///
  /// - Parameter name: Begins the names of the parameters, `name.scale` and `name.shift`.
  public static func layerNormalization(_ name: String) -> LayerSpecification {
    LayerSpecification(
      name: name, kind: .groupNormalization(groups: 1, affine: true, epsilon: 1e-5))
  }

  /// An elementwise nonlinearity. It has no parameters and needs no name.
  public static func activation(_ activation: Activation) -> LayerSpecification {
    LayerSpecification(name: "", kind: .activation(activation))
  }
}
