/// One way forward and back through a network for some samples, and what products with the Hessian of
/// their mean loss take from it.
struct HessianBlock: Sendable {
  /// The mean loss.
  let loss: Double
  /// Its gradient in every parameter, learning or not.
  let gradient: [Double]

  /// From the first layer with parameters on: nothing before it moves.
  private var layers: RecordedLayers
  private let lossRecord: LossRecord
  private let pass: LayerPass<Double>

  /// - Parameter isCancelled: Asked before every layer, and within long ones. Once it says yes it always
  ///   does.
  /// - Returns: Nil when cancelled.
  init?(
    of kind: Loss.Kind, network: Network<Double>, on samples: Samples<Double>,
    statistics: Statistics, isCancelled: () -> Bool
  ) {
    pass = LayerPass(rows: samples.count, state: network.state, statistics: statistics)
    var tapes: [LayerTape<Double>] = []
    for layer in network.layers {
      guard !isCancelled() else { return nil }
      let entering = tapes.last?.output ?? samples.features
      if layer.computation is Linear {
        tapes.append(layer.tape(of: entering, in: pass, isCancelled: isCancelled))
      } else {
        var tape = LayerTape(output: Array(repeating: 0.0, count: samples.count * layer.outputs))
        layer.forward(entering.span, in: pass, tape: &tape)
        tapes.append(tape)
      }
    }
    lossRecord = LossRecord(
      kind, of: tapes.last?.output ?? [], targets: samples.targets, rows: samples.count,
      columns: network.outputs)
    loss = lossRecord.value
    var gradient = Array(repeating: 0.0, count: network.layout.count)
    guard
      let layers = RecordedLayers(
        network.layers, from: network.firstWithParameters, input: samples.features, tapes: tapes,
        outputGradient: lossRecord.gradient, in: pass, gradient: &gradient,
        wantsInputGradient: false, isCancelled: isCancelled)
    else { return nil }
    self.layers = layers
    self.gradient = gradient
  }

  /// The Hessian of the mean loss times a vector, both with a component for every parameter.
  ///
  /// - Parameter isCancelled: Asked before every layer, on the way forward and on the way back.
  /// - Returns: Nil when cancelled.
  mutating func product(with vector: [Double], isCancelled: () -> Bool) -> [Double]? {
    guard layers.goForward(entering: nil, along: vector, in: pass, isCancelled: isCancelled) else {
      return nil
    }
    var product = Array(repeating: 0.0, count: vector.count)
    guard let outputs = layers.outputTangent else { return product }
    let isDone = layers.goBack(
      entering: nil, outputGradient: lossRecord.gradientTangent(of: outputs), along: vector,
      in: pass, product: &product, isCancelled: isCancelled)
    return isDone ? product : nil
  }
}
