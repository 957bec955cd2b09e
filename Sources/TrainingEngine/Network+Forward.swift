extension Network {
  /// Runs some of the layers and leaves their outputs in the workspace.
  ///
  /// - Parameters:
  ///   - input: What enters the first of them, row by row.
  ///   - rows: Number of samples.
  ///   - positions: Which layers run; all when nil.
  ///   - step: The training step whose noise is drawn; no noise when nil.
  func forward(
    _ input: Span<Scalar>, rows: Int, statistics: Statistics, layers positions: Range<Int>? = nil,
    step: Int? = nil, workspace: inout Workspace<Scalar>
  ) {
    workspace.reserve(rows: rows, for: self)
    layers.forward(
      input, through: positions ?? layers.indices,
      in: LayerPass(
        rows: rows, state: state, statistics: statistics, threads: workspace.threads, step: step),
      tapes: &workspace.tapes)
  }

  /// The outputs of the first few layers for some rows of features, one row a sample, images pixel by
  /// pixel.
  func outputs(
    for features: [Scalar], rows: Int, statistics: Statistics, ofFirst count: Int
  ) -> [Scalar] {
    guard count > 0 else { return features }
    var workspace = Workspace<Scalar>()
    forward(
      features.span, rows: rows, statistics: statistics, layers: 0..<count, workspace: &workspace)
    return workspace.tapes[count - 1].output
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
    let (loss, samples) = (objective.loss, objective.samples(for: self))
    let outputs = outputs(
      for: samples.features, rows: samples.count, statistics: objective.statistics,
      ofFirst: layers.count)
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
