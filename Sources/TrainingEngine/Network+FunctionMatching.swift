extension Network {
  /// Gives every batch normalization the scale and the shift that undo it: γ = √(σ² + ε) and β = μ, layer
  /// by layer, so that the network computes what it would without them. Two networks of equal weights,
  /// one without normalization, then begin as the same function and not only with the same weights.
  ///
  /// With batch statistics it is the same function as long as the batch is all of `data`; over smaller
  /// batches their statistics differ from these.
  ///
  /// - Parameters:
  ///   - data: The samples whose batch statistics count.
  ///   - statistics: Which mean and variance are undone.
  /// - Throws: `NetworkError.notMatchable` where a layer cannot be undone by one scale and one shift of
  ///   each feature: the normalization of each sample by itself, batch normalization without scale and
  ///   shift, activation noise; `NetworkError.samplesDoNotFit` where there is no telling for these samples.
  public mutating func matchFunctionWithoutNormalization(
    over data: DataSet, statistics: Statistics
  ) throws(NetworkError) {
    do throws(EvaluationError) {
      guard data.count > 0 else { throw .noSamples }
      try validate(data.features, statistics: statistics)
    } catch {
      throw .samplesDoNotFit(error)
    }
    for (leaf, name) in zip(layers.flatMap { $0.computation.leaves }, leafNames) {
      let identity = leaf.identityParameters { numbers(of: statistics, over: data.features) }
      guard let identity else { throw .notMatchable(layer: name) }
      for parameters in identity {
        state.parameters.replaceSubrange(
          parameters.place, with: parameters.values.map { Scalar($0) })
      }
    }
  }

  /// Means and variances in the order of the running ones.
  private func numbers(of kind: Statistics, over features: Matrix) -> [Double] {
    switch kind {
    case .batch: statistics(overSamples: features).values
    case .running: Scalar.widening(state.runningStatistics)
    case .frozen(let frozen): frozen.values
    }
  }
}
