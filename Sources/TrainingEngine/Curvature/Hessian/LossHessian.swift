/// The Hessian of an objective in the parameters of a network that training may move, as far as its
/// products with vectors show it.
///
/// A product is exact up to rounding: what back-propagation computes is differentiated along the vector
/// ("Fast exact multiplication by the Hessian", Pearlmutter 1994). The pass forward and back that it
/// differentiates is done once, so a product takes twice the matrix products of a gradient: a linear
/// layer has two terms, by the product rule, where it had one. Where so many samples have no room at once
/// they go through block by block, and the pass is done anew for every product, which then takes three
/// times a gradient.
///
/// Everything is in double precision. The Hessian of a network of single precision is that of the same
/// network widened.
public struct LossHessian: Sendable {
  /// Rows and columns: as many as there are parameters that training may move.
  public var order: Int { gradient.count }
  /// The loss where the Hessian is taken, its penalty included.
  public let loss: Double
  /// Its gradient there, one component for each of these parameters.
  public let gradient: [Double]

  private let passes: Passes
  private let penalty: L2Penalty?
  private let layout: ParameterLayout
  /// Where the parameters lie that training may move.
  private let learning: [Range<Int>]
  /// Of the samples together, in room that is kept from product to product; nil where they go through
  /// block by block.
  private var whole: HessianBlock?

  /// In how many parts the samples go through the network.
  var blocks: Int { (passes.samples.count - 1) / passes.blockRows + 1 }

  /// What a pass through the network takes.
  private struct Passes: Sendable {
    let kind: Loss.Kind
    let network: Network<Double>
    let samples: Samples<Double>
    let statistics: Statistics
    let blockRows: Int

    /// Goes through all blocks, each with its share of the samples.
    ///
    /// - Returns: Nil when cancelled.
    func forEachBlock(
      isCancelled: () -> Bool, _ body: (_ block: inout HessianBlock, _ share: Double) -> Bool
    ) -> Void? {
      var part = samples
      for start in stride(from: 0, to: samples.count, by: blockRows) {
        let rows = start..<min(start + blockRows, samples.count)
        part.gather(rows, of: samples)
        guard
          var block = HessianBlock(
            of: kind, network: network, on: part, statistics: statistics,
            isCancelled: isCancelled)
        else { return nil }
        guard body(&block, Double(rows.count) / Double(samples.count)) else {
          block.giveBackRoom()
          return nil
        }
      }
      return ()
    }
  }

  /// Goes forward and back through the network.
  ///
  /// What every layer gives and the gradient of it are kept, and as much room again for how they change:
  /// about three to four times what a gradient over the same samples takes. Where that is more than
  /// `roomForRecords`, samples are taken in blocks, as long as none of them depends on the others.
  ///
  /// - Parameters:
  ///   - objective: Where its statistics are those of the batch, the Hessian goes through them.
  ///   - network: Where its parameters are, the Hessian is taken.
  ///   - isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public init?<Scalar>(
    of objective: Objective, network: Network<Scalar>, isCancelled: () -> Bool = { false }
  ) {
    self.init(
      of: objective, network: network, room: Self.roomForRecords, isCancelled: isCancelled)
  }

  /// Bytes that the records of a pass may take before samples are taken in blocks: 512 megabytes.
  public static var roomForRecords: Int { 1 << 29 }

  init?<Scalar>(
    of objective: Objective, network: Network<Scalar>, room: Int, isCancelled: () -> Bool
  ) {
    guard let network = network.widened(isCancelled: isCancelled) else { return nil }
    let samples = objective.samples(for: network)
    let couples = network.couplesSamples && objective.statistics.followTheBatch
    let fitting = max(1, room / network.bytesOfHessianRecordsPerSample)
    passes = Passes(
      kind: objective.loss.kind, network: network, samples: samples,
      statistics: objective.statistics, blockRows: couples ? samples.count : fitting)
    layout = network.layout
    learning = network.layout.learningPlaces
    penalty = objective.loss.penalty

    var loss = 0.0
    var gradient = [Double](zeros: layout.count, isCancelled: isCancelled)
    guard gradient.count == layout.count else { return nil }
    var whole: HessianBlock?
    let isWhole = passes.blockRows >= samples.count
    let done: Void? = passes.forEachBlock(isCancelled: isCancelled) { block, share in
      if isWhole { whole = block }
      loss += share * block.loss
      Kernels.add(block.gradient.span, times: share, to: &gradient)
      return true
    }
    guard done != nil else { return nil }
    if let penalty {
      loss += penalty.value(at: network.state.parameters, in: layout)
      penalty.add(timesEachOf: network.state.parameters, to: &gradient, in: layout)
    }
    self.loss = loss
    self.gradient = gradient.selecting(learning)
    self.whole = whole
  }

  /// The Hessian times a vector.
  ///
  /// - Parameters:
  ///   - vector: One component for each parameter that training may move.
  ///   - isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  /// - Throws: `EvaluationError.wrongParameters` for a vector of more or fewer components.
  public mutating func product(
    with vector: [Double], isCancelled: () -> Bool = { false }
  ) throws(EvaluationError) -> [Double]? {
    guard vector.count == order else {
      throw .wrongParameters(network: order, found: vector.count)
    }
    return validatedProduct(with: vector, isCancelled: isCancelled)
  }

  /// Gives back, on another thread, the room that is kept from product to product. Products after it do the
  /// pass that they differentiate anew.
  public mutating func giveBackRoom() {
    whole.take()?.giveBackRoom()
  }

  /// A vector as a direction among all parameters of the network: nought for those that are fixed.
  public func direction(along vector: [Double]) -> [Double] {
    guard order < layout.count else { return vector }
    var direction = Array(repeating: 0.0, count: layout.count)
    var next = 0
    for range in learning {
      for place in range {
        direction[place] = vector[next]
        next += 1
      }
    }
    return direction
  }

  mutating func validatedProduct(
    with vector: [Double], isCancelled: () -> Bool
  ) -> [Double]? {
    let direction = direction(along: vector)
    guard var product = meanProduct(with: direction, isCancelled: isCancelled) else { return nil }
    penalty?.add(timesEachOf: direction, to: &product, in: layout)
    return product.selecting(learning)
  }

  /// Without the penalty, for all parameters.
  private mutating func meanProduct(
    with direction: [Double], isCancelled: () -> Bool
  ) -> [Double]? {
    if whole != nil { return whole?.product(with: direction, isCancelled: isCancelled) }
    var sum = [Double](zeros: layout.count, isCancelled: isCancelled)
    guard sum.count == layout.count else { return nil }
    let done: Void? = passes.forEachBlock(isCancelled: isCancelled) { block, share in
      guard let product = block.product(with: direction, isCancelled: isCancelled) else {
        return false
      }
      Kernels.add(product.span, times: share, to: &sum)
      return true
    }
    return done.map { sum }
  }
}

extension ParameterLayout {
  /// Where the parameters lie that training may move.
  fileprivate var learningPlaces: [Range<Int>] { tensors.filter(\.isTrainable).map(\.range) }
}

extension [Double] {
  /// The numbers at some places; itself, without a copy, where these are all.
  fileprivate func selecting(_ places: [Range<Int>]) -> [Double] {
    places.reduce(0) { $0 + $1.count } == count ? self : places.flatMap { self[$0] }
  }
}

extension Network {
  /// Roughly what the records of a sample take: of each layer what enters and leaves, the gradients of
  /// both, how fast these four change, and as much for what else it keeps.
  var bytesOfHessianRecordsPerSample: Int {
    let leaves = layers.flatMap { $0.computation.leaves }
    let numbers = leaves.reduce(0) { numbers, leaf -> Int in
      numbers + 2 * (leaf.inputs + leaf.outputs) + 4 * leaf.keptPerSample
    }
    return 8 * max(1, numbers)
  }
}
