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
  private let rows: Int
  private let state: NetworkState<Double>
  private let statistics: Statistics

  /// - Parameter isCancelled: Asked before every layer, and within long ones. Once it says yes it always
  ///   does.
  /// - Returns: Nil when cancelled.
  init?(
    of kind: Loss.Kind, network: Network<Double>, on samples: Samples<Double>,
    statistics: Statistics, isCancelled: () -> Bool
  ) {
    rows = samples.count
    state = network.state
    self.statistics = statistics
    let pass = LayerPass(rows: rows, state: state, statistics: statistics)
    let way = pass.asking(isCancelled) { Way(of: kind, network: network, on: samples, in: $0) }
    guard let way else { return nil }
    (loss, gradient) = (way.lossRecord.value, way.gradient)
    (layers, lossRecord) = (way.layers, way.lossRecord)
  }

  /// The Hessian of the mean loss times a vector, both with a component for every parameter.
  ///
  /// - Parameter isCancelled: Asked before every layer, on the way forward and on the way back, and within
  ///   long ones. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  mutating func product(with vector: [Double], isCancelled: () -> Bool) -> [Double]? {
    let pass = LayerPass(rows: rows, state: state, statistics: statistics)
    return pass.asking(isCancelled) { product(with: vector, in: $0) }
  }

  /// Lets go of all that products take, on another thread.
  consuming func giveBackRoom() {
    letGo(of: self) { $0.layers.removeLayer() }
  }

  private mutating func product(
    with vector: [Double], in pass: LayerPass<Double>
  ) -> [Double]? {
    guard layers.goForward(entering: nil, along: vector, in: pass) else { return nil }
    var product = pass.zeros(vector.count)
    guard pass.isWanted else { return nil }
    guard let outputs = layers.outputTangent else { return product }
    let isDone = layers.goBack(
      entering: nil, outputGradient: lossRecord.gradientTangent(of: outputs), along: vector,
      in: pass, product: &product)
    return isDone ? product : nil
  }
}

/// What is found on the way forward and back.
private struct Way {
  let layers: RecordedLayers
  let lossRecord: LossRecord
  let gradient: [Double]

  /// - Returns: Nil when cancelled.
  init?(
    of kind: Loss.Kind, network: Network<Double>, on samples: Samples<Double>,
    in pass: LayerPass<Double>
  ) {
    var tapes: [LayerTape<Double>] = []
    var isDone = false
    defer { if !isDone { letGo(of: exchange(&tapes, with: [])) { $0.popLast() != nil } } }
    for layer in network.layers {
      var tape = LayerTape(output: pass.zeros(pass.rows * layer.outputs))
      guard pass.isWanted else { return nil }
      let entering = tapes.last?.output ?? samples.features
      layer.forward(entering.span, in: pass, tape: &tape)
      tapes.append(tape)
    }
    guard pass.isWanted else { return nil }
    lossRecord = LossRecord(
      kind, of: tapes.last?.output ?? [], targets: samples.targets, rows: pass.rows,
      columns: network.outputs)
    var gradient = pass.zeros(network.layout.count)
    guard pass.isWanted else { return nil }
    let layers = RecordedLayers(
      network.layers, from: network.firstWithParameters, input: samples.features, tapes: tapes,
      outputGradient: lossRecord.gradient, in: pass, gradient: &gradient,
      wantsInputGradient: false)
    guard let layers else { return nil }
    self.layers = layers
    self.gradient = gradient
    isDone = true
  }
}
