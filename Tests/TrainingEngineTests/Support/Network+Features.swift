@testable import TrainingEngine

extension Network {
  /// Gives every feature its own scale, shift and running averages, where a network begins with ones and
  /// zeros.
  mutating func tellFeaturesApart() {
    var stream = RandomStream(seed: 6, stream: 0)
    for tensor in layout.tensors
    where tensor.name.hasSuffix(".scale") || tensor.name.hasSuffix(".shift") {
      state.parameters.replaceSubrange(
        tensor.range,
        with: Scalar.rounding(stream.uniform(tensor.range.count, from: 0.5, to: 1.5)))
    }
    state.runningStatistics = Scalar.rounding(
      stream.uniform(state.runningStatistics.count, from: 0.2, to: 1.2))
  }
}
