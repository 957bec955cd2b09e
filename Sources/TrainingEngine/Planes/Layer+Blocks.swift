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
    // A layer with windows multiplies each weight once a pixel.
    let rowWork = max(parameterRange.count, 16 * max(inputs, outputs))
    let block = RowBlocks.rows(ofWork: rowWork)
    guard !computation.couplesSamples, block < pass.rows else {
      forward(input.span, in: pass, tape: &whole)
      return whole
    }
    for start in stride(from: 0, to: pass.rows, by: block) where !isCancelled() {
      let rows = start..<min(start + block, pass.rows)
      var part = LayerTape<Scalar>(output: Array(repeating: 0, count: rows.count * outputs))
      forward(
        input.span.extracting(rows.lowerBound * inputs..<rows.upperBound * inputs),
        in: LayerPass(rows: rows.count, state: pass.state, statistics: pass.statistics),
        tape: &part)
      whole.output.replaceSubrange(
        rows.lowerBound * outputs..<rows.upperBound * outputs, with: part.output)
    }
    return whole
  }
}
