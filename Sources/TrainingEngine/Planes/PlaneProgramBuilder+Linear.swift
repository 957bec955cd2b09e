extension PlaneProgramBuilder {
  mutating func append(
    _ linear: Linear, _ layer: Layer<Scalar>, at position: Int
  ) throws(GivenUp) {
    let all = Array(0..<linear.outputs)
    if !moves(linear.parameterRange), fits(rows * linear.outputs), let affine = flow.affine {
      flow = Flow(
        columns: linear.outputs, moving: all, constants: [],
        affine: try transformed(affine, by: linear, layer))
      plan.shortcuts.append(.affineOutput(layer: name(of: position)))
      return
    }
    flush()
    let count = flow.moving.count
    var product = PlaneProgram.Product(
      inner: count, outputs: linear.outputs, weights: try movingWeights(of: linear),
      bias: flow.allMove ? parameters(linear.bias) : AffineNumbers(base: []),
      rest: flow.allMove ? AffineNumbers(base: []) : try rest(of: linear, layer))
    if wantsDifference, position == network.layers.count - 1 {
      product = product.difference
      plan.shortcuts.append(.differenceOfOutputs)
    }
    if program.isRectified, product.inner >= 64, product.outputs >= 64 {
      // Finding a zero costs next to nothing beside as many multiplications as it saves.
      guard
        let reach = AffineNumbers.Reach(product.weights, isCancelled: isCancelled)
      else { throw GivenUp() }
      product.sparseReach = reach
      plan.shortcuts.append(.skippedZeros(layer: name(of: position)))
    }
    program.products.append(product)
    if !flow.allMove {
      plan.shortcuts.append(
        .fewMovingInputs(layer: name(of: position), moving: count, of: flow.columns))
    }
    plan.workPerPoint += rows * count * product.outputs
    program.append(
      .product(program.products.count - 1, rectified: false), columns: product.outputs)
    flow = Flow(
      columns: product.outputs, moving: Array(all.prefix(product.outputs)), constants: [])
  }

  /// A product and a sum commute: the three coefficients go through the layer, the bias with the base.
  private func transformed(
    _ affine: AffineNumbers<Scalar>, by linear: Linear, _ layer: Layer<Scalar>
  ) throws(GivenUp) -> AffineNumbers<Scalar> {
    let weights = try movingWeights(of: linear).base
    func product(_ slopes: [Scalar]) throws(GivenUp) -> [Scalar] {
      var product = Array(repeating: Scalar(0), count: rows * linear.outputs)
      let (inner, outputs) = (flow.moving.count, linear.outputs)
      let block = RowBlocks.rows(ofWork: inner * outputs)
      for start in stride(from: 0, to: rows, by: block) {
        guard !isCancelled() else { throw GivenUp() }
        let chosen = start..<min(start + block, rows)
        Kernels.multiply(
          rows: chosen.count, columns: outputs, inner: inner,
          slopes.span.extracting(chosen.lowerBound * inner..<chosen.upperBound * inner), .plain,
          weights.span, .plain, into: &product, at: start * outputs)
      }
      return product
    }
    var base = affine.base
    if !flow.allMove {
      base = flow.constants
      for row in 0..<rows {
        for (index, column) in flow.moving.enumerated() {
          base[row * flow.columns + column] = affine.base[row * flow.moving.count + index]
        }
      }
    }
    return AffineNumbers(
      base: try output(of: layer, base).output, x: try product(affine.x),
      y: try product(affine.y))
  }

  /// The weights of the columns that move, transposed: one row an input.
  private func movingWeights(of linear: Linear) throws(GivenUp) -> AffineNumbers<Scalar> {
    let (weight, outputs) = (linear.weight, linear.outputs)
    func transposed(_ numbers: [Scalar]) throws(GivenUp) -> [Scalar] {
      var all = [Scalar](zeros: weight.count, isCancelled: isCancelled)
      guard all.count == weight.count, !isCancelled() else { throw GivenUp() }
      Kernels.transposeEach(
        numbers.span.extracting(weight), count: 1, rows: outputs, columns: linear.inputs,
        into: &all)
      guard !flow.allMove else { return all }
      return flow.moving.flatMap { all[$0 * outputs..<($0 + 1) * outputs] }
    }
    let base = try transposed(network.state.parameters)
    guard moves(weight) else { return AffineNumbers(base: base) }
    return AffineNumbers(
      base: base, x: try transposed(directions.x), y: try transposed(directions.y))
  }

  /// What the columns that stay contribute, computed without the others, not by taking them off.
  private func rest(
    of linear: Linear, _ layer: Layer<Scalar>
  ) throws(GivenUp) -> AffineNumbers<Scalar> {
    var still = flow.constants
    for row in 0..<rows {
      for column in flow.moving { still[row * flow.columns + column] = 0 }
    }
    let base = try output(of: layer, still).output
    guard moves(linear.parameterRange) else { return AffineNumbers(base: base) }
    return AffineNumbers(
      base: base, x: try output(of: layer, still, parameters: directions.x).output,
      y: try output(of: layer, still, parameters: directions.y).output)
  }
}

extension PlaneProgram.Product {
  /// The product that gives the second of two outputs less the first.
  fileprivate var difference: Self {
    func difference(_ pairs: [Scalar]) -> [Scalar] {
      stride(from: 0, to: pairs.count, by: 2).map { pairs[$0 + 1] - pairs[$0] }
    }
    func difference(_ numbers: AffineNumbers<Scalar>) -> AffineNumbers<Scalar> {
      AffineNumbers(
        base: difference(numbers.base), x: difference(numbers.x), y: difference(numbers.y))
    }
    return Self(
      inner: inner, outputs: 1, weights: difference(weights), bias: difference(bias),
      rest: difference(rest))
  }
}
