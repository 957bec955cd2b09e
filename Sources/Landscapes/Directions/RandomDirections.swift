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
    var drawn = DrawnDirections(
      scaling: scaling, vectors: vectors, seed: seed, parameters: parameters)
    for (number, tensor) in layout.tensors.enumerated() {
      drawn.append(tensor, number: number, isCancelled: isCancelled)
      guard !isCancelled() else { return nil }
    }
    self.init(along: drawn.x, and: drawn.y, isCancelled: isCancelled)
  }

  /// Whether `init(randomIn:at:scaling:vectors:seed:)` finds a plane whatever the seed, told without drawing a
  /// number. No where that hangs on the numbers: where fewer than eight of those that are drawn count beside
  /// the one that moves farthest, where filters have one weight each, whose directions differ in signs alone,
  /// and where a length may be more than numbers can tell.
  public static func surelyExist(
    randomIn layout: ParameterLayout, at parameters: [Double], scaling: DirectionScaling,
    vectors: VectorDirections
  ) -> Bool {
    func moves(_ body: (Movement) -> Void) {
      for tensor in layout.tensors {
        tensor.moves(at: parameters, scaling: scaling, vectors: vectors, body)
      }
    }
    var largest = 0.0
    var isFinite = true
    moves {
      largest = max(largest, $0.size)
      isFinite = isFinite && $0.size.isFinite
    }
    guard isFinite, Self.safeSizes.contains(largest) else { return false }
    // Two vectors of eight independent normal numbers lie within 10⁻¹⁰ of one line in one of 10⁷⁰ draws, and
    // where some of the eight move a thousandth as far, in one of 10⁴⁹.
    var independent = 0
    moves { if $0.size >= 1e-3 * largest { independent += $0.independent } }
    return independent >= 8
  }

  /// Of numbers that move so far squares can be added up.
  private static var safeSizes: ClosedRange<Double> { 1e-100...1e100 }

  /// One direction that is given and one drawn from a standard normal distribution, from stream 30000 of
  /// the seed.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil where they span no plane, and when cancelled.
  public init?(
    along x: [Double], andRandomWithSeed seed: UInt64, isCancelled: () -> Bool = { false }
  ) {
    var stream = RandomStream(seed: seed, stream: DrawnDirections.streams.y)
    guard let y = stream.normal(x.count, isCancelled: isCancelled) else { return nil }
    self.init(along: x, and: y, isCancelled: isCancelled)
  }
}

/// How far a random direction moves some numbers.
private struct Movement {
  /// In the mean of squares.
  let size: Double
  /// How many of them may move this way and that in both directions, whatever the others do.
  let independent: Int
}

extension ParameterLayout.Tensor {
  /// How many numbers that follow each other are scaled together, to the length of the weights there.
  fileprivate func unit(of scaling: DirectionScaling) -> Int {
    switch scaling {
    case .filter: isVector ? range.count : range.count / shape[0]
    case .layer: range.count
    case .weight, .none: 1
    }
  }

  fileprivate var isVector: Bool { shape.count < 2 }

  /// Gives all movements of the tensor.
  fileprivate func moves(
    at parameters: [Double], scaling: DirectionScaling, vectors: VectorDirections,
    _ body: (Movement) -> Void
  ) {
    guard !isVector || vectors != .zero, !range.isEmpty else { return }
    guard scaling != .none, !isVector || vectors == .scaled else {
      return body(Movement(size: 1, independent: range.count))
    }
    guard scaling != .weight else {
      for place in range { body(Movement(size: abs(parameters[place]), independent: 1)) }
      return
    }
    let unit = unit(of: scaling)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: unit) {
      let squares = parameters[start..<start + unit].reduce(0) { $0 + $1 * $1 }
      body(
        Movement(
          size: (squares / Double(unit)).squareRoot(), independent: unit > 1 ? unit : 0))
    }
  }
}

/// Two random directions, tensor after tensor.
private struct DrawnDirections {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private let scaling: DirectionScaling
  private let vectors: VectorDirections
  private let seed: UInt64
  private let parameters: [Double]

  /// Room for ten thousand tensors each; other purposes have other streams.
  static let streams: (x: UInt64, y: UInt64) = (20000, 30000)

  /// Without a tensor.
  ///
  /// - Parameter parameters: To the lengths of which directions are scaled.
  init(
    scaling: DirectionScaling, vectors: VectorDirections, seed: UInt64, parameters: [Double]
  ) {
    (self.scaling, self.vectors, self.seed) = (scaling, vectors, seed)
    self.parameters = parameters
    x.reserveCapacity(parameters.count)
    y.reserveCapacity(parameters.count)
  }

  /// Appends what the directions have for the tensor that is next in the layout.
  ///
  /// - Parameter isCancelled: Asked several times a millisecond. Once it says yes the directions are of no
  ///   use.
  mutating func append(
    _ tensor: ParameterLayout.Tensor, number: Int, isCancelled: () -> Bool
  ) {
    let range = tensor.range
    guard !tensor.isVector || vectors != .zero else {
      x.append(contentsOf: repeatElement(0, count: range.count))
      y.append(contentsOf: repeatElement(0, count: range.count))
      return
    }
    var alongX = RandomStream(seed: seed, stream: Self.streams.x + UInt64(number))
    var alongY = RandomStream(seed: seed, stream: Self.streams.y + UInt64(number))
    guard alongX.appendNormal(range.count, to: &x, isCancelled: isCancelled),
      alongY.appendNormal(range.count, to: &y, isCancelled: isCancelled)
    else { return }
    guard !tensor.isVector || vectors == .scaled else { return }
    switch scaling {
    case .none: break
    case .weight:
      for place in range {
        x[place] *= parameters[place]
        y[place] *= parameters[place]
      }
    case .layer, .filter:
      let unit = tensor.unit(of: scaling)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: max(unit, 1))
      where !isCancelled() { scale(start..<start + unit) }
    }
  }

  /// Gives both directions the length that the weights have, at right angles.
  private mutating func scale(_ range: Range<Int>) {
    let length = Array(parameters[range]).length
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
