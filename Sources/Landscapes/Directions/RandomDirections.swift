import TrainingEngine

/// How random directions are scaled to a network's weights (Li et al. 2018, "Visualizing the Loss
/// Landscape of Neural Nets", section 4), so that planes of networks with large and with small weights
/// can be compared.
public enum DirectionScaling: String, CaseIterable, Sendable {
  /// Each filter, the weights that lead to one output or channel, is as long as the network's own.
  case filter
  /// Each tensor is as long as the network's own.
  case layer
  /// Each number is multiplied by the weight at its place.
  case weight
  /// Every number stays as it was drawn, standard normal.
  case none
}

/// What random directions do to parameters with one index: biases, and the scales and shifts of
/// normalizations.
public enum VectorDirections: String, CaseIterable, Sendable {
  /// They do not move, as in the paper.
  case zero
  /// They are scaled as weights are, each tensor as one filter.
  case scaled
  /// They stay as they were drawn.
  case drawn
}

extension PlaneDirections {
  /// Two random directions.
  ///
  /// Every number is drawn from a standard normal distribution and then scaled. The tensor with number k
  /// takes its numbers along x from stream 20000 + k of the seed and along y from stream 30000 + k.
  /// Before the second direction is scaled, each of its filters (or tensors) is made orthogonal to the
  /// first direction's: then both have the network's lengths, filter by filter, and are orthogonal as a
  /// whole. Filters of a single weight cannot be; what they leave is taken from the whole.
  ///
  /// - Parameters:
  ///   - layout: Where the tensors lie.
  ///   - parameters: The weights to which the directions are scaled.
  ///   - isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil where they span no plane: all that may move is zero, or there is one parameter. Nil
  ///   when cancelled.
  public init?(
    randomIn layout: ParameterLayout, at parameters: [Double], scaling: DirectionScaling,
    vectors: VectorDirections, seed: UInt64, isCancelled: () -> Bool = { false }
  ) {
    var x: [Double] = []
    var y: [Double] = []
    x.reserveCapacity(layout.count)
    y.reserveCapacity(layout.count)
    for (number, tensor) in layout.tensors.enumerated() {
      guard !isCancelled() else { return nil }
      let pair = TensorDirections(
        of: tensor, number: number, weights: parameters[tensor.range], scaling: scaling,
        vectors: vectors, seed: seed, isCancelled: isCancelled)
      x += pair.x
      y += pair.y
    }
    guard !isCancelled() else { return nil }
    self.init(along: x, and: y, isCancelled: isCancelled)
  }

  /// Whether `init(randomIn:at:scaling:vectors:seed:)` finds a plane, told without drawing a number, from how
  /// many numbers move: no where it might find one after all, as where one weight of a filter is not 0. Yes
  /// where it might not, as where all filters have one weight each, whose directions differ in signs alone.
  public static func exist(
    randomIn layout: ParameterLayout, at parameters: [Double], scaling: DirectionScaling,
    vectors: VectorDirections
  ) -> Bool {
    var moving = 0
    for tensor in layout.tensors {
      let isVector = tensor.shape.count < 2
      guard !isVector || vectors != .zero else { continue }
      let isScaled = isVector ? vectors == .scaled : scaling != .none
      moving += isScaled ? parameters[tensor.range].count { $0 != 0 } : tensor.range.count
      if moving > 1 { return true }
    }
    return false
  }

  /// One direction that is given and one drawn from a standard normal distribution, from stream 30000 of
  /// the seed.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil where they span no plane, and when cancelled.
  public init?(
    along x: [Double], andRandomWithSeed seed: UInt64, isCancelled: () -> Bool = { false }
  ) {
    var stream = RandomStream(seed: seed, stream: TensorDirections.streams.y)
    guard let y = stream.normal(x.count, isCancelled: isCancelled) else { return nil }
    self.init(along: x, and: y, isCancelled: isCancelled)
  }
}

/// What two random directions have for one tensor.
private struct TensorDirections {
  var x: [Double]
  var y: [Double]

  /// Room for ten thousand tensors each; other purposes have other streams.
  static let streams: (x: UInt64, y: UInt64) = (20000, 30000)

  init(
    of tensor: ParameterLayout.Tensor, number: Int, weights: ArraySlice<Double>,
    scaling: DirectionScaling, vectors: VectorDirections, seed: UInt64, isCancelled: () -> Bool
  ) {
    let count = weights.count
    let isVector = tensor.shape.count < 2
    guard !isVector || vectors != .zero else {
      x = Array(repeating: 0, count: count)
      y = x
      return
    }
    var streams = [Self.streams.x, Self.streams.y].map {
      RandomStream(seed: seed, stream: $0 + UInt64(number))
    }
    x = streams[0].normal(count, isCancelled: isCancelled) ?? []
    y = streams[1].normal(count, isCancelled: isCancelled) ?? []
    guard x.count == count, y.count == count else { return }
    guard !isVector || vectors == .scaled else { return }
    let weights = Array(weights)
    switch scaling {
    case .none: break
    case .weight:
      x = zip(x, weights).map { $0 * $1 }
      y = zip(y, weights).map { $0 * $1 }
    case .layer: scale(0..<count, to: weights)
    case .filter:
      let filters = isVector ? 1 : tensor.shape[0]
      let size = count / filters
      for filter in 0..<filters where !isCancelled() {
        scale(filter * size..<(filter + 1) * size, to: weights)
      }
    }
  }

  /// Gives both directions the length that the weights have, at right angles.
  private mutating func scale(_ range: Range<Int>, to weights: [Double]) {
    let length = Array(weights[range]).length
    let first = Array(x[range])
    let second = Array(y[range])
    let pair = PlaneDirections(along: first, and: second)
    x.replaceSubrange(range, with: first.scaled(to: length))
    y.replaceSubrange(range, with: (pair?.y ?? second).scaled(to: length))
  }
}

extension [Double] {
  /// The vector of the same direction with another length; zero stays zero.
  fileprivate func scaled(to length: Double) -> [Double] {
    let own = self.length
    return own > 0 ? times(length / own) : self
  }
}
