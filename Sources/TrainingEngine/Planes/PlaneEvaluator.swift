/// Evaluates a program at a point, in room of its own.
struct PlaneEvaluator<Scalar: NetworkScalar>: Sendable {
  private let program: PlaneProgram<Scalar>
  private let network: Network<Scalar>
  private let loss: Loss.Kind
  private let targets: SampleTargets<Scalar>
  private let statistics: Statistics
  private let plane: ParameterPlane
  private let rows: Int
  /// Numbers per sample of which the loss is.
  private let outputs: Int
  /// How many rows go through at a time.
  private let blockRows: Int

  /// The numbers of a block, and what they become.
  private var current: [Scalar] = []
  private var next: [Scalar] = []
  /// What a stretch gives and what the one before gave.
  private var result: [Scalar] = []
  private var previous: [Scalar] = []
  /// The point, and the losses of its samples so far.
  private var point = PlanePoint<Scalar>(x: 0, y: 0)
  private var sum = 0.0
  /// At the point, by product.
  private var weights: [[Scalar]] = []
  private var biases: [[Scalar]] = []
  /// Whether zeros may be left out at the point, by product.
  private var skipsZeros: [Bool] = []
  /// At the point, by normalization.
  private var combinations: [ColumnCombination<Scalar>] = []
  /// Where nothing is normalized.
  private var identity = ColumnCombination<Scalar>(columns: 0)
  /// Of each block of rows of the stretch at hand, if they are wanted.
  private var blockStatistics: [ColumnStatistics<Scalar>] = []
  /// At the point, for layers that are run as they are.
  private var state: NetworkState<Scalar>
  private var tapes: [LayerTape<Scalar>]

  /// Blocks of about this many bytes fit into the second-level cache beside what they meet there.
  private static var blockBytes: Int { 1 << 19 }

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
  /// - Parameter isCancelled: Asked before every block of rows.
  /// - Returns: Nil when cancelled.
  mutating func loss(at point: (x: Double, y: Double), isCancelled: () -> Bool) -> Double? {
    begin(at: point)
    return finish(from: 0, isCancelled: isCancelled)
  }

  /// Goes to a point.
  mutating func begin(at point: (x: Double, y: Double)) {
    reserve()
    blockStatistics.removeAll(keepingCapacity: true)
    self.point = PlanePoint(x: Scalar(point.x), y: Scalar(point.y))
    move(to: self.point, point)
    sum = 0
    // Wherever the point before was given up.
    if result.isEmpty { swap(&previous, &result) }
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

  private mutating func reserve() {
    guard current.isEmpty else { return }
    let widest = program.stretches.reduce(outputs) { max($0, $1.widest) }
    current = Array(repeating: 0, count: blockRows * widest)
    next = current
    let kept = program.stretches.dropLast().map(\.columns)
    result = Array(repeating: 0, count: rows * (kept.max() ?? 0))
    if kept.count > 1 { previous = result }
    weights = program.products.map { $0.weights.base }
    biases = program.products.map { $0.bias.base }
    skipsZeros = program.products.map { _ in false }
    combinations = program.normalizations.map { ColumnCombination(columns: $0.columns) }
    identity = ColumnCombination(columns: program.stretches.reduce(0) { max($0, $1.entering) })
    tapes = network.layers.map { _ in LayerTape(output: []) }
  }

  // MARK: - The point

  private mutating func move(to point: PlanePoint<Scalar>, _ exact: (x: Double, y: Double)) {
    for (index, product) in program.products.enumerated() {
      if let reach = product.sparseReach {
        // Where a weight is infinite, zero times it is not a number.
        skipsZeros[index] = reach.staysFinite(at: point)
      }
      if product.weights.move {
        product.weights.write(0..<product.weights.base.count, at: point, into: &weights[index])
      }
      if product.bias.move {
        product.bias.write(0..<product.bias.base.count, at: point, into: &biases[index])
      }
    }
    for index in program.normalizations.indices { moveNormalization(index, to: point, exact) }
    guard program.runsLayers else { return }
    for places in plane.movingPlaces {
      for place in places {
        state.parameters[place] =
          Scalar(plane.base[place])
          + (point.x * Scalar(plane.directions.x[place])
            + point.y * Scalar(plane.directions.y[place]))
      }
    }
  }

  /// Finds the coefficients of a normalization as far as they do not depend on a batch.
  private mutating func moveNormalization(
    _ index: Int, to point: PlanePoint<Scalar>, _ exact: (x: Double, y: Double)
  ) {
    let normalization = program.normalizations[index]
    for column in 0..<normalization.columns {
      let scale = normalization.scale?.number(column, at: point) ?? 1
      if let shift = normalization.shift {
        combinations[index].shifts[column] = shift.number(column, at: point)
      }
      switch normalization.statistics {
      case .batch:
        // Until the batch is known.
        combinations[index].scales[column] = scale
      case .affine(let squares, let rows):
        let variance = squares[column](exact.x, exact.y) / Double(rows)
        let factor = scale * Scalar(1 / (variance + normalization.epsilon).squareRoot())
        combinations[index].scales[column] = factor
      case .constant(let means, let inverseDeviations):
        combinations[index].means[column] = means[column]
        combinations[index].scales[column] = scale * inverseDeviations[column]
      }
    }
  }

  /// Does what a stretch needs of all rows of the one before.
  private mutating func prepare(_ index: Int) {
    if index > 0 { swap(&previous, &result) }
    switch program.stretches[index].source {
    case .affine, .constant: break
    case .normalized(let normalization): findStatistics(normalization)
    case .layer(let position):
      let batch = exchange(&previous, with: [])
      run(layer: position, batch.span, rows: rows)
      previous = batch
    }
  }

  /// Finds the coefficients of a normalization from the blocks of rows of the stretch before.
  private mutating func findStatistics(_ index: Int) {
    let normalization = program.normalizations[index]
    let (means, variances) = ColumnStatistics.meansAndVariances(of: blockStatistics)
    blockStatistics.removeAll(keepingCapacity: true)
    combinations[index].means = means
    let epsilon = Scalar(normalization.epsilon)
    for column in 0..<normalization.columns {
      combinations[index].scales[column] *= 1 / (variances[column] + epsilon).squareRoot()
    }
  }

  // MARK: - Blocks of rows

  /// Writes some rows of what a stretch begins with.
  private mutating func load(_ index: Int, _ block: Range<Int>) {
    let stretch = program.stretches[index]
    let columns = stretch.entering
    let places = block.lowerBound * columns..<block.upperBound * columns
    // Taken out, so that it is written to while others are read.
    var current = exchange(&current, with: [])
    defer { self.current = current }
    switch stretch.source {
    case .affine(let numbers, let normalization):
      Kernels.combineAffineColumns(
        numbers.base.span.extracting(places), numbers.x.span.extracting(places),
        numbers.y.span.extracting(places), rows: block.count, columns: columns,
        rectified: stretch.rectifiesSource, at: point, by: combination(normalization),
        into: &current)
    case .normalized(let index):
      Kernels.combineColumns(
        previous.span.extracting(places), rows: block.count, columns: columns,
        by: combinations[index], rectified: stretch.rectifiesSource, into: &current)
    case .constant(let numbers):
      current.replaceSubrange(0..<places.count, with: numbers[places])
    case .layer(let position):
      current.replaceSubrange(0..<places.count, with: tapes[position].output[places])
    }
  }

  /// Does some rows of the first stretch for two evaluators of the same program, each at its point. What
  /// both begin with is read once.
  ///
  /// - Parameter numbers: What that is.
  static func runFirst(
    _ block: Range<Int>, of first: inout Self, _ second: inout Self,
    beginningWith numbers: AffineNumbers<Scalar>, normalization: Int?
  ) {
    let stretch = first.program.stretches[0]
    let columns = stretch.entering
    let places = block.lowerBound * columns..<block.upperBound * columns
    let points = (first.point, second.point)
    let combinations = (first.combination(normalization), second.combination(normalization))
    Kernels.combineAffineColumns(
      numbers.base.span.extracting(places), numbers.x.span.extracting(places),
      numbers.y.span.extracting(places), rows: block.count, columns: columns,
      rectified: stretch.rectifiesSource, at: points, by: combinations.0, combinations.1,
      into: &first.current, &second.current)
    first.run(0, block)
    second.run(0, block)
  }

  /// What a normalization does at the point; nothing where there is none.
  private func combination(_ normalization: Int?) -> ColumnCombination<Scalar> {
    normalization.map { combinations[$0] } ?? identity
  }

  /// Does the steps of a stretch for rows that are loaded.
  private mutating func run(_ index: Int, _ block: Range<Int>) {
    let stretch = program.stretches[index]
    let isLast = index == program.stretches.count - 1
    let kept = isLast ? nil : stretch.finalProduct
    // Taken out, so that one is written to while another is read.
    var (current, next) = (exchange(&current, with: []), exchange(&next, with: []))
    var result = exchange(&result, with: [])
    defer {
      self.current = current
      self.next = next
      self.result = result
    }
    for step in stretch.steps.dropLast(kept == nil ? 0 : 1) { run(step, block, &current, &next) }
    let columns = stretch.columns
    if let kept {
      multiply(kept, block, current.span, into: &result, at: block.lowerBound * columns)
    } else if isLast {
      sum += loss.sum(
        of: current.span.extracting(0..<block.count * outputs), targets: targets, rows: block,
        columns: outputs, room: &next)
    } else {
      result.replaceSubrange(
        block.lowerBound * columns..<block.upperBound * columns,
        with: current[0..<block.count * columns])
    }
    if !isLast, case .normalized = program.stretches[index + 1].source {
      // While they are in the cache.
      blockStatistics.append(
        ColumnStatistics(
          of: result.span.extracting(
            block.lowerBound * columns..<block.upperBound * columns), rows: block.count,
          columns: columns))
    }
  }

  /// Does a step, from `current` to `current`.
  private mutating func run(
    _ step: PlaneProgram<Scalar>.Step, _ block: Range<Int>, _ current: inout [Scalar],
    _ next: inout [Scalar]
  ) {
    switch step {
    case .product(let index, let rectified):
      multiply(index, block, current.span, into: &next)
      if rectified {
        let count = block.count * program.products[index].outputs
        Kernels.apply(.relu, next.span.extracting(0..<count), into: &current)
        return
      }
    case .normalization(let index, let rectified):
      Kernels.combineColumns(
        current.span, rows: block.count, columns: program.normalizations[index].columns,
        by: combinations[index], rectified: rectified, into: &next)
    case .function(let function, let columns):
      Kernels.apply(
        function, current.span.extracting(0..<block.count * columns), into: &next)
    case .widening(let widening):
      widening.widen(current.span, rows: block, into: &next)
    case .layer(let position):
      run(layer: position, current.span, rows: block.count)
      next.replaceSubrange(0..<tapes[position].output.count, with: tapes[position].output)
    }
    swap(&current, &next)
  }

  private func multiply(
    _ index: Int, _ block: Range<Int>, _ input: Span<Scalar>, into output: inout [Scalar],
    at offset: Int = 0
  ) {
    let product = program.products[index]
    let places = block.lowerBound * product.outputs..<block.upperBound * product.outputs
    if product.rest.move {
      product.rest.write(places, at: point, into: &output, at: offset)
    } else if !product.rest.base.isEmpty {
      output.replaceSubrange(offset..<offset + places.count, with: product.rest.base[places])
    }
    let (weights, bias) = (weights[index], biases[index])
    let isAdded = !product.rest.base.isEmpty
    if skipsZeros[index] {
      Kernels.multiplySparse(
        rows: block.count, columns: product.outputs, inner: product.inner, input, weights.span,
        into: &output, at: offset, accumulating: isAdded)
    } else {
      Kernels.multiply(
        rows: block.count, columns: product.outputs, inner: product.inner, input, .plain,
        weights.span, .plain, into: &output, at: offset, accumulating: isAdded)
    }
    if !bias.isEmpty {
      Kernels.addRow(bias.span, toEachOf: block.count, of: &output, at: offset)
    }
  }

  /// Leaves the output of a layer in its tape.
  private mutating func run(layer position: Int, _ input: Span<Scalar>, rows: Int) {
    let layer = network.layers[position]
    let count = rows * layer.outputs
    var tape = exchange(&tapes[position], with: LayerTape(output: []))
    if tape.output.count != count {
      tape = LayerTape(output: Array(repeating: 0, count: count))
    }
    layer.forward(
      input.extracting(0..<rows * layer.inputs),
      in: LayerPass(rows: rows, state: state, statistics: statistics), tape: &tape)
    tapes[position] = tape
  }
}
