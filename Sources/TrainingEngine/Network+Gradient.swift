extension Network {
  /// The mean loss over some samples and its gradient with respect to every parameter, by
  /// back-propagation.
  ///
  /// - Parameters:
  ///   - gradient: Overwritten; as long as the parameters.
  /// - Returns: The loss.
  func lossAndGradient(
    _ loss: Loss, on batch: DataSet, statistics: Statistics, workspace: inout Workspace,
    gradient: inout [Double]
  ) -> Double {
    let rows = batch.count
    forward(
      batch.features.elements.span, rows: rows, statistics: statistics, workspace: &workspace)
    let last = layers.count - 1
    let columns = outputs
    var outputGradient = exchange(&workspace.outputGradient, with: [])
    var inputGradient = exchange(&workspace.inputGradient, with: [])
    let outputValues = workspace.tapes[last].output
    let value = loss.evaluate(
      outputValues.span.extracting(0..<rows * columns), targets: batch.targets,
      rows: rows, columns: columns, residuals: &outputGradient)
    loss.finishGradient(&outputGradient, targets: batch.targets, rows: rows, columns: columns)
    for position in (0...last).reversed() {
      let layer = layers[position]
      var tape = exchange(&workspace.tapes[position], with: LayerTape(output: []))
      let entered =
        position == 0 ? batch.features.elements : workspace.tapes[position - 1].output
      layer.backward(
        outputGradient.span.extracting(0..<rows * layer.outputs),
        input: entered.span.extracting(0..<rows * layer.inputs), rows: rows, state: state,
        statistics: statistics, tape: &tape, gradient: &gradient, inputGradient: &inputGradient,
        wantsInputGradient: position > 0)
      workspace.tapes[position] = tape
      swap(&outputGradient, &inputGradient)
    }
    workspace.outputGradient = outputGradient
    workspace.inputGradient = inputGradient
    return value
  }

  /// The mean loss over a data set and its gradient with respect to every parameter.
  public func lossAndGradient(
    _ loss: Loss, on data: DataSet, statistics: Statistics
  ) -> (loss: Double, gradient: [Double]) {
    var workspace = Workspace()
    var gradient = Array(repeating: 0.0, count: layout.count)
    let value = lossAndGradient(
      loss, on: data.prepared(for: loss), statistics: statistics, workspace: &workspace,
      gradient: &gradient)
    return (value, gradient)
  }
}

extension DataSet {
  /// The same samples with targets in the form in which the loss computes.
  func prepared(for loss: Loss) -> DataSet {
    DataSet(features: features, targets: targets.prepared(for: loss))
  }
}
