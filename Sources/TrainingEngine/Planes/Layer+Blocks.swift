/// How many rows of a long computation go through before somebody is asked whether it is still wanted.
enum RowBlocks {
  /// Multiplications with an addition that take a millisecond or two on one core.
  private static let work = 20_000_000

  /// Rows of a block, at least one.
  ///
  /// - Parameter rowWork: Multiplications with an addition that a row takes.
  static func rows(ofWork rowWork: Int) -> Int { max(1, work / max(rowWork, 1)) }
}

extension Layer {
  /// What the layer gives for some rows, in blocks where no sample depends on another; of blocks, the
  /// tape holds the output alone.
  ///
  /// - Parameters:
  ///   - pass: Of as many rows as the input has.
  ///   - isCancelled: Asked before every block. Once it says yes, the rest of the output stays zero.
  func tape(
    of input: [Scalar], in pass: LayerPass<Scalar>, isCancelled: () -> Bool
  ) -> LayerTape<Scalar> {
    var whole = LayerTape<Scalar>(output: Array(repeating: 0, count: pass.rows * outputs))
    guard !isCancelled() else { return whole }
    guard let blockRows, blockRows < pass.rows else {
      forward(input.span, in: pass, tape: &whole)
      return whole
    }
    for start in stride(from: 0, to: pass.rows, by: blockRows) where !isCancelled() {
      let rows = start..<min(start + blockRows, pass.rows)
      let part = tape(ofRows: rows, of: input, in: pass)
      whole.output.replaceSubrange(
        rows.lowerBound * outputs..<rows.upperBound * outputs, with: part.output)
    }
    return whole
  }

  /// Goes back through the layer, in the same blocks, for each of which it goes forward once more.
  ///
  /// - Parameters:
  ///   - outputGradient: Of what the layer gave.
  ///   - input: What entered it.
  ///   - tape: As `tape(of:in:isCancelled:)` gave it.
  ///   - gradient: Of all parameters of the network; overwritten where those of the layer lie.
  ///   - isWanted: Whether the gradient of the input is.
  ///   - isCancelled: Asked before every block. Once it says yes, the rest is left out.
  /// - Returns: The gradient of the input; empty where it is not wanted.
  func inputGradient(
    for outputGradient: [Scalar], input: [Scalar], in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], isWanted: Bool,
    isCancelled: () -> Bool
  ) -> [Scalar] {
    var whole = Array(repeating: Scalar(0), count: isWanted ? pass.rows * inputs : 0)
    guard let blockRows, blockRows < pass.rows else {
      backward(
        outputGradient.span, input: input.span, in: pass, tape: &tape, gradient: &gradient,
        inputGradient: &whole, wantsInputGradient: isWanted)
      return whole
    }
    var partOfGradient = gradient
    for place in parameterRange { gradient[place] = 0 }
    var partOfInput = Array(repeating: Scalar(0), count: isWanted ? blockRows * inputs : 0)
    for start in stride(from: 0, to: pass.rows, by: blockRows) where !isCancelled() {
      let rows = start..<min(start + blockRows, pass.rows)
      let (entering, leaving) = (
        rows.lowerBound * inputs..<rows.upperBound * inputs,
        rows.lowerBound * outputs..<rows.upperBound * outputs
      )
      var part = self.tape(ofRows: rows, of: input, in: pass)
      backward(
        outputGradient.span.extracting(leaving), input: input.span.extracting(entering),
        in: LayerPass(rows: rows.count, state: pass.state, statistics: pass.statistics),
        tape: &part, gradient: &partOfGradient, inputGradient: &partOfInput,
        wantsInputGradient: isWanted)
      Kernels.add(
        partOfGradient.span.extracting(parameterRange), times: 1, to: &gradient,
        at: parameterRange.lowerBound)
      if isWanted { whole.replaceSubrange(entering, with: partOfInput[0..<entering.count]) }
    }
    return whole
  }

  /// How many rows go through at a time; nil where samples depend on each other.
  private var blockRows: Int? {
    // A layer with windows multiplies each weight once a pixel.
    let rowWork = max(parameterRange.count, 16 * max(inputs, outputs))
    return computation.couplesSamples ? nil : RowBlocks.rows(ofWork: rowWork)
  }

  private func tape(
    ofRows rows: Range<Int>, of input: [Scalar], in pass: LayerPass<Scalar>
  ) -> LayerTape<Scalar> {
    var part = LayerTape<Scalar>(output: Array(repeating: 0, count: rows.count * outputs))
    forward(
      input.span.extracting(rows.lowerBound * inputs..<rows.upperBound * inputs),
      in: LayerPass(rows: rows.count, state: pass.state, statistics: pass.statistics), tape: &part)
    return part
  }
}
