/// How many rows of a long computation go through before somebody is asked whether it is still wanted.
enum RowBlocks {
  /// Multiplications with an addition that take a millisecond or two on one core.
  private static let work = 20_000_000
  /// Numbers that are read, worked on one by one and written in such a time.
  private static let numbers = 500_000

  /// Rows of a block, at least one.
  ///
  /// - Parameter rowWork: Multiplications with an addition that a row takes.
  static func rows(ofWork rowWork: Int) -> Int { max(1, work / max(rowWork, 1)) }

  /// Rows of a block whose numbers are worked on one by one, at least one.
  static func rows(ofColumns columns: Int) -> Int { max(1, numbers / max(columns, 1)) }
}

extension LayerPass {
  /// Whether somebody still waits for the numbers.
  var isWanted: Bool { isCancelled?() != true }

  /// The samples by those that go through before somebody is asked again; none once nobody waits any more.
  ///
  /// - Parameter workPerSample: Multiplications with an addition that a sample takes.
  func blocks(ofWork workPerSample: Int) -> SampleBlocks {
    SampleBlocks(
      samples: rows,
      length: isCancelled == nil ? max(1, rows) : RowBlocks.rows(ofWork: workPerSample),
      isCancelled: isCancelled)
  }

  /// The rows of a matrix whose numbers are worked on one by one, by those that go through before somebody
  /// is asked again; none once nobody waits any more.
  func blocks(ofRows rows: Int, columns: Int) -> SampleBlocks {
    SampleBlocks(
      samples: rows,
      length: isCancelled == nil ? max(1, rows) : RowBlocks.rows(ofColumns: columns),
      isCancelled: isCancelled)
  }

  /// Numbers of which each takes a root and a quotient, as long as eight others, by those that go through
  /// before somebody is asked again; none once nobody waits any more.
  func blocks(ofRoots count: Int) -> SampleBlocks { blocks(ofRows: count, columns: 8) }

  /// Room for some numbers, where somebody is asked before every megabyte: memory that was not used before
  /// costs more than most of what is done with it. Once nobody waits any more there is none.
  func zeros(_ count: Int) -> [Scalar] {
    guard let isCancelled else { return Array(repeating: 0, count: count) }
    return Array(zeros: count, isCancelled: isCancelled)
  }

  /// Sees to it that there is room for some numbers; see `zeros(_:)`.
  func reserve(_ count: Int, in numbers: inout [Scalar]) {
    if numbers.count < count { numbers = zeros(count) }
  }

  /// Sees to it that there is room for the statistics of so many samples or groups of their numbers.
  func reserveStatistics(_ count: Int, in tape: inout LayerTape<Scalar>) {
    reserve(count, in: &tape.means)
    reserve(count, in: &tape.variances)
    reserve(count, in: &tape.inverseDeviations)
    reserve(count, in: &tape.gradientSums)
    reserve(count, in: &tape.productSums)
  }

  /// The same pass for as long as something takes, with somebody to be asked.
  ///
  /// - Parameter isCancelled: Once it says yes it always does.
  func asking<Result>(_ isCancelled: () -> Bool, _ body: (LayerPass) -> Result) -> Result {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      var pass = self
      pass.isCancelled = isCancelled
      return body(pass)
    }
  }

  /// The same pass for some other samples.
  func with(rows: Int) -> LayerPass {
    LayerPass(
      rows: rows, state: state, statistics: statistics, threads: threads, step: step,
      isCancelled: isCancelled)
  }
}

/// Samples one block after the other, as long as somebody waits for them. No samples are one block of none.
struct SampleBlocks: Sequence, IteratorProtocol {
  let samples: Int
  let length: Int
  let isCancelled: (() -> Bool)?
  private var start = 0

  init(samples: Int, length: Int, isCancelled: (() -> Bool)?) {
    self.samples = samples
    self.length = length
    self.isCancelled = isCancelled
  }

  mutating func next() -> Range<Int>? {
    guard start < Swift.max(samples, 1), isCancelled?() != true else { return nil }
    let block = start..<Swift.min(start + length, samples)
    start += length
    return block
  }
}

extension Range<Int> {
  /// Where the numbers of some samples lie that have so many each.
  func of(_ numbersPerSample: Int) -> Range<Int> {
    lowerBound * numbersPerSample..<upperBound * numbersPerSample
  }
}

extension Layer {
  /// What the layer gives for some rows, forward alone. A layer that keeps much of each sample, whatever the
  /// others are, goes in blocks where somebody is asked, and of blocks the tape holds the output alone.
  ///
  /// - Parameter pass: Of as many rows as the input has.
  /// - Returns: Nil once nobody waits for it any more.
  func tape(of input: [Scalar], in pass: LayerPass<Scalar>) -> LayerTape<Scalar>? {
    var whole = LayerTape<Scalar>(output: pass.zeros(pass.rows * outputs))
    guard pass.isWanted else { return nil }
    if computation.keptPerSample == 0 || computation.couplesSamples || pass.isCancelled == nil {
      forward(input.span, in: pass, tape: &whole)
      return pass.isWanted ? whole : nil
    }
    for samples in pass.blocks(ofWork: computation.workPerSample) {
      var part = LayerTape<Scalar>(output: Array(repeating: 0, count: samples.count * outputs))
      forward(
        input.span.extracting(samples.of(inputs)), in: pass.with(rows: samples.count), tape: &part)
      whole.output.replaceSubrange(samples.of(outputs), with: part.output)
    }
    return pass.isWanted ? whole : nil
  }
}
