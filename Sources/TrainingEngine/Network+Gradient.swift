extension Network {
  /// The mean loss over some samples and its gradient with respect to every parameter, by
  /// back-propagation, the penalty included in both.
  ///
  /// - Parameters:
  ///   - batch: The samples, with targets in the loss's form.
  ///   - step: The training step whose noise is drawn; no noise when nil.
  ///   - gradient: Overwritten; as long as the parameters.
  ///   - isCancelled: As a `LayerPass` asks it.
  /// - Returns: The loss; not a number when cancelled.
  func lossAndGradient(
    _ loss: Loss, on batch: Samples<Scalar>, statistics: Statistics, step: Int? = nil,
    workspace: inout Workspace<Scalar>, gradient: inout [Scalar], isCancelled: (() -> Bool)? = nil
  ) -> Double {
    let rows = batch.count
    let pass = LayerPass(
      rows: rows, state: state, statistics: statistics, threads: workspace.threads, step: step,
      isCancelled: isCancelled)
    workspace.reserve(for: pass, through: self)
    layers.forward(
      batch.features.span, through: layers.indices, in: pass, tapes: &workspace.tapes)
    guard pass.isWanted else { return .nan }
    var outputGradient = exchange(&workspace.outputGradient, with: [])
    var inputGradient = exchange(&workspace.inputGradient, with: [])
    let lastOutput = workspace.tapes[layers.count - 1].output
    let mean = loss.kind.mean(
      of: lastOutput.span, targets: batch.targets, rows: rows, columns: outputs,
      residuals: &outputGradient)
    loss.kind.turnIntoGradient(
      &outputGradient, targets: batch.targets, rows: rows, columns: outputs)
    layers.backward(
      through: firstWithParameters..<layers.count, input: batch.features.span, in: pass,
      tapes: &workspace.tapes, gradient: &gradient, outputGradient: &outputGradient,
      inputGradient: &inputGradient, wantsInputGradient: false)
    workspace.outputGradient = outputGradient
    workspace.inputGradient = inputGradient
    guard let penalty = loss.penalty else { return mean }
    penalty.add(timesEachOf: state.parameters, to: &gradient, in: layout)
    return mean + penalty.value(at: state.parameters, in: layout)
  }

  /// The loss where the network's parameters are, and its gradient with respect to every one of them.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func lossAndGradient(of objective: Objective) -> (loss: Double, gradient: [Double]) {
    lossAndGradient(of: objective, asking: nil)!
  }

  /// The same, bit for bit, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func lossAndGradient(
    of objective: Objective, isCancelled: () -> Bool
  ) -> (loss: Double, gradient: [Double])? {
    withoutActuallyEscaping(isCancelled) { lossAndGradient(of: objective, asking: $0) }
  }

  private func lossAndGradient(
    of objective: Objective, asking isCancelled: (() -> Bool)?
  ) -> (loss: Double, gradient: [Double])? {
    var workspace = Workspace<Scalar>()
    var gradient = Array(repeating: Scalar(0), count: layout.count)
    let value = lossAndGradient(
      objective.loss, on: objective.samples(for: self), statistics: objective.statistics,
      workspace: &workspace, gradient: &gradient, isCancelled: isCancelled)
    guard isCancelled?() != true else { return nil }
    return (value, Scalar.widening(gradient))
  }
}
