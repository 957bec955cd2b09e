/// What a layer took and gave on one way forward and back.
struct LayerRecord: Sendable {
  /// Rows times inputs.
  let input: [Double]
  /// As forward and backward left it.
  let tape: LayerTape<Double>
  /// The loss's gradient in the output.
  let outputGradient: [Double]
  /// The loss's gradient in the input; empty where nobody wants it, since no parameter comes before.
  let inputGradient: [Double]

  var wantsInputGradient: Bool { !inputGradient.isEmpty }
}

/// How fast what a layer computes changes as the parameters move along a vector, and room for it that
/// is kept from product to product.
struct LayerTangent: Sendable {
  /// Rows times outputs.
  var output: [Double] = []
  /// Of the loss's gradient in the input; empty where nobody wants it.
  var inputGradient: [Double] = []
  /// Of an activation: what its own curvature gives for each unit of change of the input. It is the same
  /// in every product, and found in the first.
  var curvature: [Double] = []
  /// Of a normalization: the normalized input before scale and shift, the gradient in it, and sums of
  /// each line that it normalizes.
  var normalized: [Double] = []
  var normalizedGradient: [Double] = []
  var sums: [Double] = []
  var inputProductSums: [Double] = []
  var gradientProductSums: [Double] = []
  /// Of a block: its layers from the first that moves on.
  var inner: RecordedLayers?

  /// Of a convolution: what its window sees, the weights in the same order, and the gradients of both.
  var patches: [Double] = []
  var patchWeights: [Double] = []
  var patchGradient: [Double] = []
  var patchWeightGradient: [Double] = []

  /// Makes room as far as there is none, which a product that was given up may have left unfinished.
  mutating func reserve(for record: LayerRecord, in pass: LayerPass<Double>) {
    pass.reserve(record.outputGradient.count, in: &output)
    pass.reserve(record.inputGradient.count, in: &inputGradient)
  }
}
