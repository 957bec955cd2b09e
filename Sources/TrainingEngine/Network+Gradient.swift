extension Network {
  /// The mean loss over some samples and its gradient with respect to every parameter, by
  /// back-propagation.
  ///
  /// - Parameters:
  ///   - batch: The samples, with targets in the loss's form.
  ///   - step: The training step whose noise is drawn; no noise when nil.
  ///   - gradient: Overwritten; as long as the parameters.
  /// - Returns: The loss.
  func lossAndGradient(
    _ loss: Loss, on batch: Samples<Scalar>, statistics: Statistics, step: Int? = nil,
    workspace: inout Workspace<Scalar>, gradient: inout [Scalar]
  ) -> Double {
    let rows = batch.count
    forward(
      batch.features.span, rows: rows, statistics: statistics, step: step, workspace: &workspace)
    var outputGradient = exchange(&workspace.outputGradient, with: [])
    var inputGradient = exchange(&workspace.inputGradient, with: [])
    let lastOutput = workspace.tapes[layers.count - 1].output
    let value = loss.mean(
      of: lastOutput.span, targets: batch.targets, rows: rows, columns: outputs,
      residuals: &outputGradient)
    loss.turnIntoGradient(&outputGradient, targets: batch.targets, rows: rows, columns: outputs)
    layers.backward(
      through: firstWithParameters..<layers.count, input: batch.features.span,
      in: LayerPass(
        rows: rows, state: state, statistics: statistics, threads: workspace.threads, step: step),
      tapes: &workspace.tapes, gradient: &gradient, outputGradient: &outputGradient,
      inputGradient: &inputGradient, wantsInputGradient: false)
    workspace.outputGradient = outputGradient
    workspace.inputGradient = inputGradient
    return value
  }

  /// The mean loss over a data set, whose targets must fit the loss, and its gradient with respect to
  /// every parameter.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func lossAndGradient(
    _ loss: Loss, on data: DataSet, statistics: Statistics
  ) -> (loss: Double, gradient: [Double]) {
    precondition(data.features.columns == inputs, "The features are not as many as the inputs.")
    var workspace = Workspace<Scalar>()
    var gradient = Array(repeating: Scalar(0), count: layout.count)
    let value = lossAndGradient(
      loss, on: Samples(data, as: inputShape, for: loss), statistics: statistics,
      workspace: &workspace,
      gradient: &gradient)
    return (value, Scalar.widening(gradient))
  }
}
