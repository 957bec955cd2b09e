/// All that one way forward and back through a network shows.
public struct NetworkObservation: Equatable, Sendable {
  /// Mean loss over the samples.
  public let loss: Double
  /// The gradient of that loss.
  public let gradient: NetworkGradient
  /// What leaves each layer, from the input to the output.
  public let activations: [LayerActivations]
  /// The share of samples that are classified right; nil where targets are no classes.
  public let accuracy: Double?
  /// What each batch normalization remembers; looking does not change it.
  public let runningStatistics: [RunningStatistics]
}

extension Network {
  /// Looks at the network on the samples of an objective: loss, gradient and activations by one way
  /// forward and back.
  ///
  /// Nothing in the network changes, running statistics neither: a network is a value, and this does not
  /// mutate it.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func observation(of objective: Objective) -> NetworkObservation {
    let data = objective.data
    var workspace = Workspace<Scalar>()
    var gradient = Array(repeating: Scalar(0), count: layout.count)
    let value = lossAndGradient(
      objective.loss, on: objective.samples(for: self), statistics: objective.statistics,
      workspace: &workspace, gradient: &gradient)
    let activations = activations(in: workspace, rows: data.count)
    return NetworkObservation(
      loss: value,
      gradient: NetworkGradient(values: Scalar.widening(gradient), layout: layout),
      activations: activations,
      accuracy: activations.last.flatMap { data.targets.accuracy(of: $0.values) },
      runningStatistics: runningStatistics)
  }

  /// What leaves each layer for some features, from the input to the output: a look that needs no
  /// targets and goes forward only.
  ///
  /// - Parameters:
  ///   - features: One row a sample.
  ///   - statistics: Which mean and variance batch normalization uses.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func activations(
    for features: Matrix, statistics: Statistics
  ) throws(EvaluationError) -> [LayerActivations] {
    try validate(features, statistics: statistics)
    return unvalidatedActivations(for: features, statistics: statistics)
  }

  /// What leaves each layer for the samples of an objective.
  public func activations(over objective: Objective) -> [LayerActivations] {
    unvalidatedActivations(for: objective.data.features, statistics: objective.statistics)
  }

  private func unvalidatedActivations(
    for features: Matrix, statistics: Statistics
  ) -> [LayerActivations] {
    var workspace = Workspace<Scalar>()
    forward(
      inputShape.entering(Scalar.rounding(features.elements)).span, rows: features.rows,
      statistics: statistics, workspace: &workspace)
    return activations(in: workspace, rows: features.rows)
  }

  private func activations(
    in workspace: Workspace<Scalar>, rows: Int
  ) -> [LayerActivations] {
    layers.indices.map { position in
      let units = layers[position].outputs
      let output = outputShapes[position].leaving(
        Array(workspace.tapes[position].output.prefix(rows * units)))
      return LayerActivations(
        name: layerNames[position],
        values: Matrix(rows: rows, columns: units, elements: Scalar.widening(output)))
    }
  }
}
