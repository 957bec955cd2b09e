// How rows go through a program, a block at a time.
extension PlaneEvaluator {
  /// Writes some rows of what a stretch begins with.
  mutating func load(_ index: Int, _ block: Range<Int>) {
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
  /// both begin with, which is affine in the coordinates, is read once.
  static func runFirst(_ block: Range<Int>, of first: inout Self, _ second: inout Self) {
    let stretch = first.program.stretches[0]
    guard case .affine(let numbers, let normalization) = stretch.source else {
      preconditionFailure("Two points share what is affine in the coordinates.")
    }
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
  mutating func run(_ index: Int, _ block: Range<Int>) {
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
  mutating func run(layer position: Int, _ input: Span<Scalar>, rows: Int) {
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
