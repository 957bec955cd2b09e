// What an objective tells, in pieces of a few milliseconds, for those who may not want it any more before it
// is there.

extension Network {
  /// The loss where the network's parameters are, the same bits as without asking.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func meanLoss(of objective: Objective, isCancelled: () -> Bool) -> Double? {
    let samples = objective.samples(for: self)
    var current = samples.features
    let pass = LayerPass(rows: samples.count, state: state, statistics: objective.statistics)
    for layer in layers {
      current = layer.tape(of: current, in: pass, isCancelled: isCancelled).output
      guard !isCancelled() else { return nil }
    }
    var residuals = Array(repeating: Scalar(0), count: current.count)
    let mean = objective.loss.kind.mean(
      of: current.span, targets: samples.targets, rows: samples.count, columns: outputs,
      residuals: &residuals)
    return mean + (objective.loss.penalty?.value(at: state.parameters, in: layout) ?? 0)
  }

  /// The loss where the network's parameters are, and its gradient with respect to every one of them; the
  /// same as without asking, but for the order in which the samples are summed up.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func lossAndGradient(
    of objective: Objective, isCancelled: () -> Bool
  ) -> (loss: Double, gradient: [Double])? {
    let samples = objective.samples(for: self)
    let pass = LayerPass(rows: samples.count, state: state, statistics: objective.statistics)
    var tapes: [LayerTape<Scalar>] = []
    for layer in layers {
      let entering = tapes.last?.output ?? samples.features
      tapes.append(layer.tape(of: entering, in: pass, isCancelled: isCancelled))
      guard !isCancelled() else { return nil }
    }
    let last = tapes[layers.count - 1].output
    var outputGradient = Array(repeating: Scalar(0), count: last.count)
    let kind = objective.loss.kind
    var loss = kind.mean(
      of: last.span, targets: samples.targets, rows: samples.count, columns: outputs,
      residuals: &outputGradient)
    kind.turnIntoGradient(
      &outputGradient, targets: samples.targets, rows: samples.count, columns: outputs)
    var gradient = Array(repeating: Scalar(0), count: layout.count)
    for position in (firstWithParameters..<layers.count).reversed() {
      outputGradient = layers[position].inputGradient(
        for: outputGradient, input: position > 0 ? tapes[position - 1].output : samples.features,
        in: pass, tape: &tapes[position], gradient: &gradient,
        isWanted: position > firstWithParameters, isCancelled: isCancelled)
      guard !isCancelled() else { return nil }
    }
    if let penalty = objective.loss.penalty {
      penalty.add(timesEachOf: state.parameters, to: &gradient, in: layout)
      loss += penalty.value(at: state.parameters, in: layout)
    }
    return (loss, Scalar.widening(gradient))
  }
}
