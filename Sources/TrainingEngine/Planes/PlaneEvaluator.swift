/// Evaluates a program at a point, in room of its own.
struct PlaneEvaluator<Scalar: NetworkScalar>: Sendable {
  let program: PlaneProgram<Scalar>
  let network: Network<Scalar>
  let loss: Loss.Kind
  let targets: SampleTargets<Scalar>
  let statistics: Statistics
  let plane: ParameterPlane
  let rows: Int
  /// Numbers per sample of which the loss is.
  let outputs: Int
  /// How many rows go through at a time.
  let blockRows: Int

  /// The numbers of a block, and what they become.
  var current: [Scalar] = []
  var next: [Scalar] = []
  /// What a stretch gives and what the one before gave.
  var result: [Scalar] = []
  var previous: [Scalar] = []
  /// The point, and the losses of its samples so far.
  var point = PlanePoint<Scalar>(x: 0, y: 0)
  var sum = 0.0
  /// At the point, by product.
  var weights: [[Scalar]] = []
  var biases: [[Scalar]] = []
  /// Whether zeros may be left out at the point, by product.
  var skipsZeros: [Bool] = []
  /// At the point, by normalization.
  var combinations: [ColumnCombination<Scalar>] = []
  /// Where nothing is normalized.
  var identity = ColumnCombination<Scalar>(columns: 0)
  /// Of each block of rows of the stretch at hand, if they are wanted.
  var blockStatistics: [ColumnStatistics<Scalar>] = []
  /// At the point, for layers that are run as they are.
  var state: NetworkState<Scalar>
  var tapes: [LayerTape<Scalar>]

  /// Blocks of about this many bytes fit into the second-level cache, those of two points beside what they
  /// meet there.
  private static var blockBytes: Int { 1 << 18 }

  init(
    _ program: PlaneProgram<Scalar>, of network: Network<Scalar>, on plane: ParameterPlane,
    loss: Loss.Kind, targets: SampleTargets<Scalar>, rows: Int, outputs: Int, statistics: Statistics
  ) {
    self.program = program
    self.network = network
    self.plane = plane
    self.loss = loss
    self.targets = targets
    self.rows = rows
    self.outputs = outputs
    self.statistics = statistics
    let widest = program.stretches.reduce(outputs) { max($0, $1.widest) }
    let fitting = max(16, Self.blockBytes / (widest * MemoryLayout<Scalar>.size))
    // Blocks of equal size, of whole tiles.
    let blocks = max(1, (rows + fitting - 1) / fitting)
    blockRows = ((rows + blocks - 1) / blocks + 7) / 8 * 8
    state = network.state
    tapes = []
  }

  /// The mean loss at a point.
  ///
  /// - Parameter isCancelled: Asked before every block of rows, and while room is made for the first point.
  /// - Returns: Nil when cancelled.
  mutating func loss(at point: (x: Double, y: Double), isCancelled: () -> Bool) -> Double? {
    guard begin(at: point, isCancelled: isCancelled) else { return nil }
    return finish(from: 0, isCancelled: isCancelled)
  }

  /// Goes to a point.
  ///
  /// - Parameter isCancelled: Asked while room is made, at the first point.
  /// - Returns: False when cancelled.
  mutating func begin(at point: (x: Double, y: Double), isCancelled: () -> Bool) -> Bool {
    guard reserve(isCancelled: isCancelled) else { return false }
    blockStatistics.removeAll(keepingCapacity: true)
    self.point = PlanePoint(x: Scalar(point.x), y: Scalar(point.y))
    move(to: self.point, point)
    sum = 0
    // Wherever the point before was given up.
    if result.isEmpty { swap(&previous, &result) }
    return true
  }

  /// Does all stretches from one on.
  ///
  /// - Returns: The mean loss; nil when cancelled.
  mutating func finish(from first: Int, isCancelled: () -> Bool) -> Double? {
    for index in program.stretches.indices.dropFirst(first) {
      prepare(index)
      for block in blocks {
        guard !isCancelled() else { return nil }
        load(index, block)
        run(index, block)
      }
    }
    return loss.mean(ofSum: sum, rows: rows, columns: outputs)
  }

  /// The rows, by those that go through together.
  var blocks: some Sequence<Range<Int>> {
    stride(from: 0, to: rows, by: blockRows).lazy.map { [rows, blockRows] in
      $0..<min($0 + blockRows, rows)
    }
  }

  /// - Returns: False when cancelled, where there is no more room than before.
  private mutating func reserve(isCancelled: () -> Bool) -> Bool {
    guard current.isEmpty else { return true }
    let kept = program.stretches.dropLast().map(\.columns)
    let count = rows * (kept.max() ?? 0)
    let result = [Scalar](zeros: count, isCancelled: isCancelled)
    let previous = [Scalar](zeros: kept.count > 1 ? count : 0, isCancelled: isCancelled)
    guard result.count + previous.count == (kept.count > 1 ? 2 : 1) * count else { return false }
    // What moves is written over at every point.
    var weights: [[Scalar]] = []
    for numbers in program.products.map(\.weights) {
      let count = numbers.base.count
      weights.append(
        numbers.move ? [Scalar](zeros: count, isCancelled: isCancelled) : numbers.base)
      guard weights.last?.count == count else { return false }
    }
    (self.result, self.previous, self.weights) = (result, previous, weights)
    let widest = program.stretches.reduce(outputs) { max($0, $1.widest) }
    current = Array(repeating: 0, count: blockRows * widest)
    next = current
    biases = program.products.map { $0.bias.base }
    skipsZeros = program.products.map { _ in false }
    combinations = program.normalizations.map { ColumnCombination(columns: $0.columns) }
    identity = ColumnCombination(columns: program.stretches.reduce(0) { max($0, $1.entering) })
    tapes = network.layers.map { _ in LayerTape(output: []) }
    return true
  }
}
