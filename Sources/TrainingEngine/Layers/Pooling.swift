/// A layer that makes one number of all that a window sees of a channel.
protocol PoolingLayer: WeightlessLayer {
  var geometry: WindowGeometry { get }
  init(geometry: WindowGeometry)
}

/// The layer before its images are known.
struct PoolingDefinition<Pooling: PoolingLayer>: LayerDefinition {
  let window: ImageWindow

  var takesImages: Bool? { true }

  func outputShape(
    of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
  ) throws(NetworkError) -> SampleShape {
    // At most half of the window lies beyond an edge, so it always sees some of the image.
    .image(
      try window.slid(
        over: input, paddedBy: { $0 / 2 }, channels: input.channels, at: layer, behind: source))
  }

  func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
    Pooling(geometry: WindowGeometry(window, in: plan))
  }
}

extension PoolingLayer {
  var inputs: Int { geometry.input.count }
  var outputs: Int { geometry.positions * geometry.input.channels }
}

/// Max pooling: of what a window sees, each channel keeps its largest number. What lies beyond the edges
/// never is the largest.
///
/// Backward, the gradient goes to the pixel that was largest, the first of them row by row, as in
/// PyTorch.
struct MaxPooling: PoolingLayer {
  let geometry: WindowGeometry

  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    if tape.pixels.count < pass.rows * outputs {
      tape.pixels = Array(repeating: 0, count: pass.rows * outputs)
    }
    Kernels.maximumPool(
      input, samples: pass.rows, geometry, into: &tape.output, pixels: &tape.pixels)
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    Kernels.maximumPoolGradient(
      outputGradient, pixels: tape.pixels.span, samples: pass.rows, geometry, into: &inputGradient)
  }
}

/// Average pooling: of what a window sees, each channel keeps the mean, in which what lies beyond the
/// edges counts as nought, as in PyTorch.
///
/// Backward, every pixel of the window gets its share of the gradient.
struct AveragePooling: PoolingLayer, LinearMapping {
  let geometry: WindowGeometry

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    Kernels.averagePool(input, samples: pass.rows, geometry, into: &tape.output)
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    Kernels.averagePoolGradient(
      outputGradient, samples: pass.rows, geometry, into: &inputGradient)
  }
}
