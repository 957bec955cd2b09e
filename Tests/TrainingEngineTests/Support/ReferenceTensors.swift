import Testing

@testable import TrainingEngine

/// Where a tensor that PyTorch names lies in one of the engine's flat vectors.
struct ReferenceTensor {
  let name: String
  let range: Range<Int>
}

extension Network {
  /// The parameters by PyTorch's names: there scale and shift of a normalization are a weight and a
  /// bias.
  var referenceParameters: [ReferenceTensor] {
    layout.tensors.map {
      ReferenceTensor(
        name: $0.name.replacing(".scale", with: ".weight").replacing(".shift", with: ".bias"),
        range: $0.range)
    }
  }

  /// The running statistics by PyTorch's names.
  var referenceRunningStatistics: [ReferenceTensor] {
    layers.flatMap { $0.computation.leaves }.flatMap { layer -> [ReferenceTensor] in
      guard let layer = layer as? BatchNormalization else { return [] }
      let name = layout.tensors.first { $0.range == layer.scale }?.name.dropLast(".scale".count)
      return [
        ReferenceTensor(name: "\(name ?? "0").running_mean", range: layer.runningMean),
        ReferenceTensor(name: "\(name ?? "0").running_var", range: layer.runningVariance),
      ]
    }
  }
}

/// Compares a flat vector with the reference's tensors, which are whole, or sampled with the sum and
/// the sum of squares of all their numbers.
///
/// The tolerance is relative to the largest number of each tensor.
///
/// - Parameters:
///   - vanishing: Names of tensors that are nought but for rounding: they are as exact as the sums that
///     they come from, not as themselves, so their tolerance is relative to the largest number of all.
///   - looser: Names of tensors that agree to 1e-7 only.
func expectClose(
  _ vector: [Double], at tensors: [ReferenceTensor], _ reference: Reference,
  to tolerance: Double = 1e-12, vanishing: Set<String> = [], looser: Set<String> = [],
  _ name: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    tensors.map(\.name).sorted() == reference.members.keys.sorted(),
    sourceLocation: sourceLocation)
  let largestOfAll = vector.reduce(0) { max($0, abs($1)) }
  for tensor in tensors {
    guard let expected = reference.members[tensor.name] else { continue }
    let numbers = Array(vector[tensor.range])
    let largest =
      vanishing.contains(tensor.name)
      ? largestOfAll : numbers.reduce(0) { max($0, abs($1)) }
    let tolerance = looser.contains(tensor.name) ? 1e-7 : tolerance
    guard case .object = expected else {
      expectClose(
        numbers, expected.numbers, to: tolerance, scale: largest, "\(name()), \(tensor.name)",
        sourceLocation: sourceLocation)
      continue
    }
    #expect(Double(numbers.count) == expected["n"].number, sourceLocation: sourceLocation)
    expectClose(
      expected["idx"].numbers.map { numbers[Int($0)] }, expected["val"].numbers, to: tolerance,
      scale: largest, "\(name()), samples of \(tensor.name)", sourceLocation: sourceLocation)
    let magnitude = numbers.reduce(0) { $0 + abs($1) }
    expectClose(
      numbers.reduce(0, +), expected["sum"].number, to: tolerance,
      scale: max(magnitude, largest), "\(name()), sum of \(tensor.name)",
      sourceLocation: sourceLocation)
    expectClose(
      numbers.reduce(0) { $0 + $1 * $1 }, expected["sumsq"].number, to: tolerance,
      scale: largest * largest, "\(name()), sum of squares of \(tensor.name)",
      sourceLocation: sourceLocation)
  }
}
