/// Layers one after the other.
extension Array {
  /// Runs some of them and leaves their outputs on the tapes, as long as somebody waits for these.
  ///
  /// - Parameters:
  ///   - input: What enters the first of them, row by row.
  ///   - tapes: One a layer, with room for its output.
  func forward<Scalar>(
    _ input: Span<Scalar>, through positions: Range<Int>, in pass: LayerPass<Scalar>,
    tapes: inout [LayerTape<Scalar>]
  ) where Element == Layer<Scalar> {
    for position in positions {
      guard pass.isWanted else { return }
      var tape = exchange(&tapes[position], with: LayerTape(output: []))
      if position == positions.lowerBound {
        self[position].forward(input, in: pass, tape: &tape)
      } else {
        let entering = tapes[position - 1].output
        self[position].forward(
          entering.span.extracting(0..<pass.rows * self[position].inputs), in: pass, tape: &tape)
      }
      tapes[position] = tape
    }
  }

  /// Goes back through some of them, as long as somebody waits for what that gives.
  ///
  /// - Parameters:
  ///   - input: What entered the first layer of all on the way forward.
  ///   - outputGradient: The gradient of the last output; afterwards, where it is wanted, that of what
  ///     entered the first of these layers.
  ///   - inputGradient: Room for another as large.
  func backward<Scalar>(
    through positions: Range<Int>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tapes: inout [LayerTape<Scalar>], gradient: inout [Scalar], outputGradient: inout [Scalar],
    inputGradient: inout [Scalar], wantsInputGradient: Bool
  ) where Element == Layer<Scalar> {
    for position in positions.reversed() {
      guard pass.isWanted else { return }
      let layer = self[position]
      let wanted = wantsInputGradient || position > positions.lowerBound
      var tape = exchange(&tapes[position], with: LayerTape(output: []))
      if position == 0 {
        layer.backward(
          outputGradient.span.extracting(0..<pass.rows * layer.outputs), input: input, in: pass,
          tape: &tape, gradient: &gradient, inputGradient: &inputGradient,
          wantsInputGradient: wanted)
      } else {
        let entered = tapes[position - 1].output
        layer.backward(
          outputGradient.span.extracting(0..<pass.rows * layer.outputs),
          input: entered.span.extracting(0..<pass.rows * layer.inputs), in: pass,
          tape: &tape, gradient: &gradient, inputGradient: &inputGradient,
          wantsInputGradient: wanted)
      }
      tapes[position] = tape
      swap(&outputGradient, &inputGradient)
    }
  }
}
