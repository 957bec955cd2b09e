/// Samples as a network computes with them: in its scalar, with targets in the form that a loss takes.
struct Samples<Scalar: NetworkScalar>: Equatable, Sendable {
  private(set) var count: Int
  /// Row by row, images pixel by pixel.
  private(set) var features: [Scalar]
  private(set) var targets: SampleTargets<Scalar>

  /// The samples of a data set.
  ///
  /// - Parameter shape: What the network takes.
  init(_ data: DataSet, as shape: SampleShape, for loss: Loss.Kind) {
    count = data.count
    features = shape.entering(Scalar.rounding(data.features.elements))
    targets = SampleTargets(data.targets, for: loss)
  }

  /// Becomes the samples of another set at some indices, within the memory that is there if it is
  /// enough.
  mutating func gather(_ indices: some Collection<Int>, of source: Samples) {
    count = indices.count
    features.gather(indices, of: source.features, count: source.count)
    targets.gather(indices, of: source.targets, count: source.count)
  }
}

/// Targets as a loss computes with them: binary labels are numbers 0 and 1.
enum SampleTargets<Scalar: NetworkScalar>: Equatable, Sendable {
  /// Row by row.
  case values([Scalar])
  case labels([Int32])

  init(_ targets: Targets, for loss: Loss.Kind) {
    switch targets {
    case .values(let matrix): self = .values(Scalar.rounding(matrix.elements))
    case .labels(let labels, _) where loss == .binaryCrossEntropy:
      self = .values(labels.map { Scalar(Int($0)) })
    case .labels(let labels, _): self = .labels(labels)
    }
  }

  fileprivate mutating func gather(
    _ indices: some Collection<Int>, of source: SampleTargets, count: Int
  ) {
    // Taken out first, so that the memory is written to in place.
    switch exchange(&self, with: .labels([])) {
    case .values(var values):
      guard case .values(let all) = source else { preconditionFailure("These were no labels.") }
      values.gather(indices, of: all, count: count)
      self = .values(values)
    case .labels(var labels):
      guard case .labels(let all) = source else { preconditionFailure("These were labels.") }
      labels.gather(indices, of: all, count: count)
      self = .labels(labels)
    }
  }
}

extension Array {
  /// Becomes rows of another array that holds `count` rows of equal length.
  fileprivate mutating func gather(_ rows: some Collection<Int>, of source: [Element], count: Int) {
    let length = count > 0 ? source.count / count : 0
    removeAll(keepingCapacity: true)
    for row in rows { append(contentsOf: source[row * length..<(row + 1) * length]) }
  }
}
