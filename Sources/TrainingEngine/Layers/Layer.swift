/// A layer bound to the scalar in which its network computes.
///
/// It holds functions because a generic method that is called through `any LayerComputation` runs code
/// for every type of number, many times slower than code for one. These functions are made where
/// layer and scalar are known, so the compiler makes code for just these.
struct Layer<Scalar: NetworkScalar>: Sendable {
  /// The layer itself.
  let computation: any LayerComputation
  let inputs: Int
  let outputs: Int
  let parameterRange: Range<Int>

  private let goForward:
    @Sendable (Span<Scalar>, LayerPass<Scalar>, inout LayerTape<Scalar>) -> Void
  private let goBackward:
    @Sendable (
      Span<Scalar>, Span<Scalar>, LayerPass<Scalar>, inout LayerTape<Scalar>, inout [Scalar],
      inout [Scalar], Bool
    ) -> Void
  private let update: @Sendable (inout [Scalar], LayerTape<Scalar>, Int) -> Void
  private let capture: @Sendable (LayerTape<Scalar>, inout [Double]) -> Void

  init(_ layer: some LayerComputation) {
    computation = layer
    inputs = layer.inputs
    outputs = layer.outputs
    parameterRange = layer.parameterRange
    goForward = { input, pass, tape in layer.forward(input, in: pass, tape: &tape) }
    goBackward = {
      outputGradient, input, pass, tape, gradient, inputGradient, wantsInputGradient in
      layer.backward(
        outputGradient, input: input, in: pass, tape: &tape, gradient: &gradient,
        inputGradient: &inputGradient, wantsInputGradient: wantsInputGradient)
    }
    update = { running, tape, rows in
      layer.updateRunningStatistics(&running, from: tape, rows: rows)
    }
    capture = { tape, values in layer.captureStatistics(from: tape, into: &values) }
  }

  func forward(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    goForward(input, pass, &tape)
  }

  func backward(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    goBackward(
      outputGradient, input, pass, &tape, &gradient, &inputGradient, wantsInputGradient)
  }

  func updateRunningStatistics(
    _ running: inout [Scalar], from tape: LayerTape<Scalar>, rows: Int
  ) {
    update(&running, tape, rows)
  }

  func captureStatistics(from tape: LayerTape<Scalar>, into values: inout [Double]) {
    capture(tape, &values)
  }
}

/// A layer bound to each scalar.
struct LayerBindings {
  private let float: Layer<Float>
  private let double: Layer<Double>

  init(_ layer: some LayerComputation) {
    float = Layer(layer)
    double = Layer(layer)
  }

  func layer<Scalar>(for scalar: Scalar.Type = Scalar.self) -> Layer<Scalar> {
    switch scalar.precision {
    case .float: float as! Layer<Scalar>
    case .double: double as! Layer<Scalar>
    }
  }
}
