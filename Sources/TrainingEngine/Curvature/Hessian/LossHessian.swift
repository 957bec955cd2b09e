/// The Hessian of a network's mean loss over a data set, in all of its parameters, as far as its
/// products with vectors show it.
///
/// A product is exact up to rounding: what back-propagation computes is differentiated along the vector
/// ("Fast exact multiplication by the Hessian", Pearlmutter 1994). The pass forward and back that it
/// differentiates is done once, so a product takes twice the matrix products of a gradient: a linear
/// layer has two terms, by the product rule, where it had one.
///
/// Everything is in double precision. The Hessian of a network of single precision is that of the same
/// network widened.
public struct LossHessian: Sendable {
  /// Rows and columns: as many as the network has parameters.
  public var order: Int { gradient.count }
  /// The loss where the Hessian is taken, its penalty included.
  public let loss: Double
  /// Its gradient there.
  public let gradient: [Double]

  /// From the first layer with parameters on: nothing before it moves.
  private let layers: [any LayerComputation]
  private let records: [LayerRecord]
  private let lossRecord: LossRecord
  private let penalty: L2Penalty?
  private let layout: ParameterLayout
  private let pass: LayerPass<Double>
  private var tangents: [LayerTangent]

  /// Goes forward and back through the network.
  ///
  /// What every layer gives and the gradient of it are kept, and as much room again for how they change:
  /// about three to four times what a gradient over the same data takes.
  ///
  /// - Parameters:
  ///   - objective: Where its statistics are those of the batch, the Hessian goes through them.
  ///   - network: Where its parameters are, the Hessian is taken.
  ///   - isCancelled: Asked before every layer.
  /// - Returns: Nil when cancelled.
  public init?<Scalar>(
    of objective: Objective, network: Network<Scalar>, isCancelled: () -> Bool = { false }
  ) {
    let network = network.widened
    let (loss, statistics) = (objective.loss, objective.statistics)
    let samples = objective.samples(for: network)
    let rows = samples.count
    let first = network.firstWithParameters
    let pass = LayerPass(rows: rows, state: network.state, statistics: statistics)
    var tapes: [LayerTape<Double>] = []
    var entered = samples.features
    var inputs: [[Double]] = []
    for layer in network.layers {
      guard !isCancelled() else { return nil }
      var tape = LayerTape(output: Array(repeating: 0.0, count: rows * layer.outputs))
      layer.forward(entered.span, in: pass, tape: &tape)
      inputs.append(entered)
      tapes.append(tape)
      entered = tape.output
    }
    let lossRecord = LossRecord(
      loss.kind, of: entered, targets: samples.targets, rows: rows, columns: network.outputs)

    var gradient = Array(repeating: 0.0, count: network.layout.count)
    var records: [LayerRecord] = []
    var outputGradient = lossRecord.gradient
    for position in (first..<network.layers.count).reversed() {
      guard !isCancelled() else { return nil }
      let (layer, input) = (network.layers[position], inputs[position])
      var inputGradient: [Double] = []
      let wantsInputGradient = position > first
      if wantsInputGradient { inputGradient = Array(repeating: 0, count: rows * layer.inputs) }
      layer.backward(
        outputGradient.span, input: input.span, in: pass, tape: &tapes[position],
        gradient: &gradient, inputGradient: &inputGradient, wantsInputGradient: wantsInputGradient)
      records.append(
        LayerRecord(
          input: input, tape: tapes[position], outputGradient: outputGradient,
          inputGradient: inputGradient))
      outputGradient = inputGradient
    }
    penalty = loss.penalty
    layout = network.layout
    penalty?.add(timesEachOf: network.state.parameters, to: &gradient, in: layout)
    self.loss = lossRecord.value + (penalty?.value(at: network.state.parameters, in: layout) ?? 0)
    self.gradient = gradient
    self.lossRecord = lossRecord
    self.pass = pass
    self.records = records.reversed()
    layers = network.layers[first...].map(\.computation)
    tangents = layers.map { _ in LayerTangent() }
  }

  /// The Hessian times a vector.
  ///
  /// - Parameters:
  ///   - vector: One component a parameter.
  ///   - isCancelled: Asked before every layer, on the way forward and on the way back.
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

  mutating func validatedProduct(
    with vector: [Double], isCancelled: () -> Bool
  ) -> [Double]? {
    var entering: [Double]?
    for position in layers.indices {
      guard !isCancelled() else { return nil }
      tangents[position].reserve(for: records[position])
      layers[position].forwardTangent(
        of: records[position], input: entering, along: vector, in: pass,
        tangent: &tangents[position])
      entering = tangents[position].output
    }
    var product = Array(repeating: 0.0, count: order)
    guard let outputs = entering else { return product }
    var outputGradient = lossRecord.gradientTangent(of: outputs)
    for position in layers.indices.reversed() {
      guard !isCancelled() else { return nil }
      layers[position].backwardTangent(
        of: records[position], input: position > 0 ? tangents[position - 1].output : nil,
        outputGradient: outputGradient, along: vector, in: pass, tangent: &tangents[position],
        product: &product)
      outputGradient = tangents[position].inputGradient
    }
    penalty?.add(timesEachOf: vector, to: &product, in: layout)
    return product
  }
}
