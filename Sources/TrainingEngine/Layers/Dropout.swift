/// Dropout (Srivastava et al. 2014), inverted as in PyTorch: in training every number of every sample is
/// 0 with probability p and else divided by 1 - p, so that its expectation stays what it is; without
/// noise nothing happens to it.
///
/// Backward: the gradient of what was dropped is 0, that of the rest is divided by 1 - p. Hessians and Taylor
/// polynomials are of the loss without noise.
struct Dropout: LinearMapping {
  let inputs: Int
  /// p, in [0, 1).
  let probability: Double
  let noise: NoiseSource

  /// The layer before its sizes are known.
  struct Definition: ShapeKeepingDefinition {
    let probability: Double

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      guard probability >= 0, probability < 1 else {
        throw .dropoutOutOfRange(layer: plan.layerName, probability: probability)
      }
      return Dropout(
        inputs: plan.features, probability: probability, noise: plan.appendNoise())
    }
  }

  var outputs: Int { inputs }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    guard let step = pass.step else {
      Kernels.scaled(input, by: 1, into: &tape.output)
      return
    }
    let count = pass.rows * inputs
    if tape.draws.count < count { tape.draws = Array(repeating: 0, count: count) }
    drawFactors(count, step: step, into: &tape.draws)
    let factors = tape.draws
    Kernels.multiplyElements(input, factors.span.extracting(0..<count), into: &tape.output)
  }

  /// One uniform number each, row by row.
  private func drawFactors<Scalar: NetworkScalar>(
    _ count: Int, step: Int, into factors: inout [Scalar]
  ) {
    var stream = noise.stream(step: step)
    let kept = Scalar(1 / (1 - probability))
    for index in 0..<count { factors[index] = stream.uniform() < probability ? 0 : kept }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    guard pass.step != nil else {
      Kernels.scaled(outputGradient, by: 1, into: &inputGradient)
      return
    }
    Kernels.multiplyElements(
      outputGradient, tape.draws.span.extracting(0..<pass.rows * inputs), into: &inputGradient)
  }

  /// Taylor polynomials are of the loss without noise.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix { input }
}
