/// Noise that moves and stretches the activations of every unit anew at each step: behind batch
/// normalization it brings back the shift from step to step that normalization takes away (Santurkar et
/// al. 2018, "noisy" batch normalization).
///
/// At each step every unit j draws a scale and a shift, uniform on their intervals, and every activation
/// of sample i becomes scaleⱼ xᵢⱼ + shiftⱼ + d nᵢⱼ with nᵢⱼ of the standard normal distribution. Within a
/// step the noise is neither of mean 0 nor of variance 1.
public struct ActivationNoise: Equatable, Sendable {
  /// Where the scales of the units come from.
  public var scale: ClosedRange<Double>
  /// Where the shifts of the units come from.
  public var shift: ClosedRange<Double>
  /// d, the standard deviation of what is added to each activation by itself; at least 0.
  public var deviation: Double

  /// The defaults are those with which the scenarios measured what such noise does.
  public init(
    scale: ClosedRange<Double> = 0.25...1.25, shift: ClosedRange<Double> = -0.5...0.5,
    deviation: Double = 0.25
  ) {
    self.scale = scale
    self.shift = shift
    self.deviation = deviation
  }
}

/// Activation noise as a layer; of images a unit is a channel. Without noise it applies the expected
/// scale and shift, as dropout does.
///
/// Backward: ∂x = scale ∂y.
struct ActivationNoiseLayer: WeightlessLayer {
  /// Units: features, or the channels of images.
  let channels: Int
  /// 1, or the pixels of an image.
  let pixels: Int
  let noise: ActivationNoise
  let source: NoiseSource

  /// The layer before its sizes are known.
  struct Definition: ShapeKeepingDefinition {
    let noise: ActivationNoise

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      let bounds = [
        noise.scale.lowerBound, noise.scale.upperBound, noise.shift.lowerBound,
        noise.shift.upperBound, noise.deviation,
      ]
      guard bounds.allSatisfy(\.isFinite), noise.deviation >= 0 else {
        throw .noiseOutOfRange(layer: plan.layerName)
      }
      return ActivationNoiseLayer(
        channels: plan.shape.channels, pixels: plan.shape.pixels, noise: noise,
        source: plan.appendNoise())
    }
  }

  var inputs: Int { channels * pixels }
  var outputs: Int { inputs }
  func isAffineInInput(with statistics: Statistics) -> Bool { true }

  /// What it does to a unit differs from step to step.
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { nil }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows * pixels
    reserve(rows: rows, in: &tape)
    drawUnits(pass.step, tape: &tape)
    let (scales, shifts) = (tape.drawnScales, tape.drawnShifts)
    pass.scaleAndShiftColumns(
      input, rows: rows, columns: channels, scale: scales.span, shift: shifts.span,
      into: &tape.output)
    guard let step = pass.step, noise.deviation > 0 else { return }
    let count = rows * channels
    // The units' numbers came first in the stream.
    var stream = source.stream(step: step)
    stream.skip(2 * channels)
    stream.fillNormal(&tape.draws, count: count)
    let normals = tape.draws
    pass.add(
      normals.span.extracting(0..<count), times: noise.deviation, to: &tape.output)
  }

  /// The scales of all units, then their shifts; where there is no noise, what is expected of them.
  private func drawUnits<Scalar: NetworkScalar>(_ step: Int?, tape: inout LayerTape<Scalar>) {
    var stream = step.map { source.stream(step: $0) }
    func draw(_ range: ClosedRange<Double>) -> Scalar {
      let length = range.upperBound - range.lowerBound
      return Scalar(range.lowerBound + length * (stream?.uniform() ?? 0.5))
    }
    for unit in 0..<channels { tape.drawnScales[unit] = draw(noise.scale) }
    for unit in 0..<channels { tape.drawnShifts[unit] = draw(noise.shift) }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    pass.scaleColumns(
      outputGradient, rows: pass.rows * pixels, columns: channels, scale: tape.drawnScales.span,
      into: &inputGradient)
  }

  /// Taylor polynomials are of the loss without noise.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix {
    let scale = (noise.scale.lowerBound + noise.scale.upperBound) / 2
    let shift = (noise.shift.lowerBound + noise.shift.upperBound) / 2
    var output = input
    for index in 0..<input.count { output[index] = input[index] * scale + SecondOrder(shift) }
    return output
  }

  private func reserve<Scalar>(rows: Int, in tape: inout LayerTape<Scalar>) {
    if tape.drawnScales.count < channels {
      tape.drawnScales = Array(repeating: 0, count: channels)
      tape.drawnShifts = tape.drawnScales
    }
    if noise.deviation > 0, tape.draws.count < rows * channels {
      tape.draws = Array(repeating: 0, count: rows * channels)
    }
  }
}
