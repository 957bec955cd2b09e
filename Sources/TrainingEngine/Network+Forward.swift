extension Network {
  /// Runs some of the layers and leaves their outputs in the workspace.
  ///
  /// - Parameters:
  ///   - input: What enters the first of them, row by row.
  ///   - rows: Number of samples.
  ///   - positions: Which layers run; all when nil.
  ///   - step: The training step whose noise is drawn; no noise when nil.
  ///   - isCancelled: As a `LayerPass` asks it. Once it says yes the workspace is of no use.
  func forward(
    _ input: Span<Scalar>, rows: Int, statistics: Statistics, layers positions: Range<Int>? = nil,
    step: Int? = nil, workspace: inout Workspace<Scalar>, isCancelled: (() -> Bool)? = nil
  ) {
    let pass = LayerPass(
      rows: rows, state: state, statistics: statistics, threads: workspace.threads, step: step,
      isCancelled: isCancelled)
    workspace.reserve(for: pass, through: self)
    layers.forward(
      input, through: positions ?? layers.indices, in: pass, tapes: &workspace.tapes)
  }

  /// The outputs of the first few layers for some rows of features, one row a sample, images pixel by
  /// pixel, with room for one layer at a time.
  func outputs(
    for features: [Scalar], rows: Int, statistics: Statistics, ofFirst count: Int
  ) -> [Scalar] {
    outputs(
      for: features, rows: rows, statistics: statistics, ofFirst: count, isCancelled: nil)!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: As a `LayerPass` asks it.
  /// - Returns: Nil when cancelled.
  func outputs(
    for features: [Scalar], rows: Int, statistics: Statistics, ofFirst count: Int,
    isCancelled: (() -> Bool)?
  ) -> [Scalar]? {
    let pass = LayerPass(
      rows: rows, state: state, statistics: statistics, isCancelled: isCancelled)
    var outputs = features
    for layer in layers[..<count] {
      guard let tape = layer.tape(of: outputs, in: pass) else { return nil }
      outputs = tape.output
    }
    return outputs
  }

  /// The outputs for some features, one row a sample, images channel after channel.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func outputs(
    for features: Matrix, statistics: Statistics
  ) throws(EvaluationError) -> Matrix {
    try validate(features, statistics: statistics)
    return unvalidatedOutputs(for: features, statistics: statistics)
  }

  func unvalidatedOutputs(for features: Matrix, statistics: Statistics) -> Matrix {
    let outputs = outputs(
      for: inputShape.entering(Scalar.rounding(features.elements)), rows: features.rows,
      statistics: statistics,
      ofFirst: layers.count)
    return Matrix(
      rows: features.rows, columns: self.outputs, elements: Scalar.widening(outputs))
  }

  /// The loss where the network's parameters are.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func meanLoss(of objective: Objective) -> Double {
    meanLoss(of: objective, asking: nil)!
  }

  /// The same, bit for bit, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func meanLoss(of objective: Objective, isCancelled: () -> Bool) -> Double? {
    withoutActuallyEscaping(isCancelled) { meanLoss(of: objective, asking: $0) }
  }

  private func meanLoss(of objective: Objective, asking isCancelled: (() -> Bool)?) -> Double? {
    let (loss, samples) = (objective.loss, objective.samples(for: self))
    let outputs = outputs(
      for: samples.features, rows: samples.count, statistics: objective.statistics,
      ofFirst: layers.count, isCancelled: isCancelled)
    guard let outputs else { return nil }
    var residuals = Array(repeating: Scalar(0), count: outputs.count)
    let mean = loss.kind.mean(
      of: outputs.span, targets: samples.targets, rows: samples.count, columns: self.outputs,
      residuals: &residuals)
    return mean + (loss.penalty?.value(at: state.parameters, in: layout) ?? 0)
  }

  /// The share of samples that are classified right: the largest output, or for one output the sign
  /// of the logit. Nil where targets are no classes or there are no samples. A sample with an output
  /// that is not a number counts as wrong.
  public func accuracy(
    on data: DataSet, statistics: Statistics
  ) throws(EvaluationError) -> Double? {
    guard case .labels = data.targets, data.count > 0 else { return nil }
    try data.validatePairs()
    return data.targets.accuracy(of: try outputs(for: data.features, statistics: statistics))
  }

  /// The same of the samples of an objective.
  public func accuracy(over objective: Objective) -> Double? {
    guard case .labels = objective.data.targets else { return nil }
    return objective.data.targets.accuracy(
      of: unvalidatedOutputs(for: objective.data.features, statistics: objective.statistics))
  }
}
