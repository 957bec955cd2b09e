extension PlaneProgramBuilder {
  /// Each column is normalized by itself, so those that stay before still stay after, unless their own
  /// scale or shift moves.
  mutating func append(
    _ normalization: BatchNormalization, _ layer: Layer<Scalar>, at position: Int
  ) throws(GivenUp) {
    let movesOthers = flow.constants.isEmpty ? false : moves(normalization.parameterRange)
    if movesOthers {
      flush()
      widen()
    }
    let still = flow.allMove ? nil : try output(of: layer, flow.constants)
    if let still { flow.constants = still.output }
    if statistics.followTheBatch {
      try appendBatch(normalization, at: position)
    } else {
      let tape = if let still { still } else { try constants(of: layer) }
      appendConstant(
        normalization, means: flow.moving.map { tape.means[$0] },
        inverseDeviations: flow.moving.map { tape.inverseDeviations[$0] })
    }
    plan.workPerPoint += 4 * rows * flow.moving.count
  }

  /// What a normalization with constant statistics makes of a single row, which tells these.
  private func constants(of layer: Layer<Scalar>) throws(GivenUp) -> LayerTape<Scalar> {
    let pass = LayerPass(
      rows: 1, state: network.state, statistics: statistics, isCancelled: isCancelled)
    let zeros = Array(repeating: Scalar(0), count: layer.inputs)
    guard let tape = layer.tape(of: zeros, in: pass) else { throw GivenUp() }
    return tape
  }

  private mutating func appendBatch(
    _ normalization: BatchNormalization, at position: Int
  ) throws(GivenUp) {
    let count = flow.moving.count
    let index = program.normalizations.count
    guard var affine = exchange(&flow.affine, with: nil) else {
      program.dropFinalBias()
      program.normalizations.append(moving(normalization, .batch))
      program.begin(.normalized(index), columns: count)
      return
    }
    var means: [Double] = []
    var squares: [PlaneSquares] = []
    // About a millisecond; whole blocks of the 64 columns that the kernel takes at a time, where as many fit.
    let fitting = 131_072 / rows
    let step = fitting < 64 ? max(8, fitting) : fitting / 64 * 64
    for start in stride(from: 0, to: count, by: step) {
      guard !isCancelled() else { throw GivenUp() }
      let found = Kernels.columnFactors(
        affine.base.span, affine.x.span, affine.y.span, rows: rows, columns: count,
        chosen: start..<min(start + step, count), centered: true)
      means += found.means
      squares += found.factors
    }
    func center(_ matrix: inout [Scalar], _ which: Int) throws(GivenUp) {
      guard !isCancelled() else { throw GivenUp() }
      let row = (0..<count).map { -Scalar(means[3 * $0 + which]) }
      Kernels.addRow(row.span, toEachOf: rows, of: &matrix)
    }
    try center(&affine.base, 0)
    try center(&affine.x, 1)
    try center(&affine.y, 2)
    program.normalizations.append(moving(normalization, .affine(squares, rows: rows)))
    program.begin(.affine(affine, normalization: index), columns: count)
    plan.shortcuts.append(.statisticsOfAffineOutput(layer: name(of: position)))
  }

  private mutating func appendConstant(
    _ normalization: BatchNormalization, means: [Scalar], inverseDeviations: [Scalar]
  ) {
    let count = flow.moving.count
    if !moves(normalization.parameterRange), let affine = flow.affine {
      flow.affine = normalized(
        affine, means: means, inverseDeviations: inverseDeviations, by: normalization)
      return
    }
    flush()
    program.normalizations.append(
      moving(normalization, .constant(means: means, inverseDeviations: inverseDeviations)))
    program.append(
      .normalization(program.normalizations.count - 1, rectified: false), columns: count)
  }

  /// With constant statistics and parameters a normalization is affine.
  private func normalized(
    _ affine: AffineNumbers<Scalar>, means: [Scalar], inverseDeviations: [Scalar],
    by normalization: BatchNormalization
  ) -> AffineNumbers<Scalar> {
    let count = flow.moving.count
    let still = moving(normalization, .batch)
    var combination = ColumnCombination<Scalar>(columns: count)
    for column in 0..<count {
      combination.scales[column] =
        inverseDeviations[column] * (still.scale?.base[column] ?? 1)
    }
    func scaled(_ matrix: [Scalar]) -> [Scalar] {
      var scaled = matrix
      Kernels.combineColumns(
        matrix.span, rows: rows, columns: count, by: combination,
        rectified: false, into: &scaled)
      return scaled
    }
    var result = AffineNumbers(base: [], x: scaled(affine.x), y: scaled(affine.y))
    combination.means = means
    combination.shifts = still.shift?.base ?? combination.shifts
    result.base = scaled(affine.base)
    return result
  }

  /// The columns that move, with their scales and shifts.
  private func moving(
    _ normalization: BatchNormalization,
    _ statistics: PlaneProgram<Scalar>.Normalization.Statistics
  ) -> PlaneProgram<Scalar>.Normalization {
    func numbers(_ places: Range<Int>) -> AffineNumbers<Scalar>? {
      guard !places.isEmpty else { return nil }
      let all = parameters(places)
      return AffineNumbers(
        base: flow.moving.map { all.base[$0] }, x: all.move ? flow.moving.map { all.x[$0] } : [],
        y: all.move ? flow.moving.map { all.y[$0] } : [])
    }
    return PlaneProgram.Normalization(
      columns: flow.moving.count, epsilon: normalization.epsilon,
      scale: numbers(normalization.scale), shift: numbers(normalization.shift),
      statistics: statistics)
  }
}
