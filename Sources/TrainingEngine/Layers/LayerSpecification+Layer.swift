extension LayerSpecification.Kind {
  /// The layer, with its sizes and places taken from a plan.
  func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
    switch self {
    case .linear(let outputs, let bias, let initializer):
      try Linear(outputs: outputs, bias: bias, initializer: initializer, in: &plan)
    case .convolution(let outputs, let window, let bias, let initializer):
      try Convolution(
        outputs: outputs, window: window, bias: bias, initializer: initializer, in: &plan)
    case .maxPooling(let window): MaxPooling(window: window, in: plan)
    case .averagePooling(let window): AveragePooling(window: window, in: plan)
    case .flatten: Flatten(in: plan)
    case .batchNormalization(let affine, let epsilon, let momentum):
      BatchNormalization(affine: affine, epsilon: epsilon, momentum: momentum, in: &plan)
    case .groupNormalization(let groups, let affine, let epsilon):
      GroupNormalization(groups: groups, affine: affine, epsilon: epsilon, in: &plan)
    case .rmsNormalization(let affine, let epsilon):
      RMSNormalization(affine: affine, epsilon: epsilon, in: &plan)
    case .activation(let activation):
      ActivationLayer(activation: activation, inputs: plan.features)
    case .dropout(let probability):
      try Dropout(probability: probability, in: &plan)
    case .noise(let noise):
      try ActivationNoiseLayer(noise, in: &plan)
    case .residual(let layers):
      try ResidualBlock(layers, in: &plan)
    }
  }
}
