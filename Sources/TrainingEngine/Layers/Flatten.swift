/// Makes features of images: channel after channel, each row by row, as PyTorch does. Features stay as
/// they are.
struct Flatten: LinearMapping {
  let channels: Int
  let pixels: Int

  /// The layer before its images are known.
  struct Definition: LayerDefinition {
    var takesImages: Bool? { true }

    func outputShape(
      of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
    ) throws(NetworkError) -> SampleShape { .features(input.count) }

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      Flatten(channels: plan.shape.channels, pixels: plan.shape.pixels)
    }
  }

  var inputs: Int { channels * pixels }
  var outputs: Int { inputs }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    pass.transposeEach(
      input, count: pass.rows, rows: pixels, columns: channels, into: &tape.output)
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    pass.transposeEach(
      outputGradient, count: pass.rows, rows: channels, columns: pixels, into: &inputGradient)
  }
}
