/// Layers that follow each other, with what they took and gave on one way forward and back, and how fast
/// all that changes along a direction.
struct RecordedLayers: Sendable {
  private let layers: [any LayerComputation]
  private var records: [LayerRecord]
  private var tangents: [LayerTangent]

  /// Goes back through layers that were gone through forward.
  ///
  /// - Parameters:
  ///   - first: Where the way back ends; the layers before it rest.
  ///   - input: What entered the first of all.
  ///   - tapes: As forward left them.
  ///   - gradient: Of the parameters; overwritten where those of the layers lie.
  ///   - pass: Asked before every layer, and within long ones.
  ///   - wantsInputGradient: Whether the first of all gives its input's gradient.
  /// - Returns: Nil when cancelled.
  init?(
    _ layers: [Layer<Double>], from first: Int, input: [Double], tapes: [LayerTape<Double>],
    outputGradient: [Double], in pass: LayerPass<Double>, gradient: inout [Double],
    wantsInputGradient: Bool
  ) {
    var tapes = tapes
    var outputGradient = outputGradient
    var records: [LayerRecord] = []
    var isDone = false
    defer {
      if !isDone {
        letGo(of: exchange(&tapes, with: [])) { $0.popLast() != nil }
        letGo(of: exchange(&records, with: [])) { $0.popLast() != nil }
      }
    }
    for position in (first..<layers.count).reversed() {
      guard pass.isWanted else { return nil }
      let layer = layers[position]
      let input = position == 0 ? input : tapes[position - 1].output
      let wantsInputGradient = wantsInputGradient || position > first
      var inputGradient = pass.zeros(wantsInputGradient ? pass.rows * layer.inputs : 0)
      guard pass.isWanted else { return nil }
      layer.backward(
        outputGradient.span, input: input.span, in: pass, tape: &tapes[position],
        gradient: &gradient, inputGradient: &inputGradient,
        wantsInputGradient: wantsInputGradient)
      records.append(
        LayerRecord(
          input: input, tape: tapes[position], outputGradient: outputGradient,
          inputGradient: inputGradient))
      outputGradient = inputGradient
    }
    guard pass.isWanted else { return nil }
    self.layers = layers[first...].map(\.computation)
    self.records = records.reversed()
    tangents = records.map { _ in LayerTangent() }
    isDone = true
  }

  /// Removes what is kept of one layer, after which no way is gone any more; false where nothing is left.
  mutating func removeLayer() -> Bool { tangents.popLast() != nil || records.popLast() != nil }

  /// How fast the output of the last layer changes; nil where there is none.
  var outputTangent: [Double]? { tangents.last?.output }

  /// How fast the gradient of the first layer's input changes, once `goBack` is through; nil where there
  /// is none.
  var inputGradientTangent: [Double]? { tangents.first?.inputGradient }

  /// How fast what the layers give changes.
  ///
  /// - Parameters:
  ///   - input: How fast changes what enters the first; nil when it does not.
  ///   - pass: Asked before every layer, and within long ones.
  /// - Returns: Whether it was not cancelled.
  @discardableResult
  mutating func goForward(
    entering input: [Double]?, along direction: [Double], in pass: LayerPass<Double>
  ) -> Bool {
    for position in layers.indices {
      tangents[position].reserve(for: records[position], in: pass)
      guard pass.isWanted else { return false }
      layers[position].forwardTangent(
        of: records[position], input: position > 0 ? tangents[position - 1].output : input,
        along: direction, in: pass, tangent: &tangents[position])
    }
    return pass.isWanted
  }

  /// How fast the gradients of the parameters change, to `product`, and of the input.
  ///
  /// - Parameters:
  ///   - input: As on the way forward.
  ///   - outputGradient: How fast that of the last layer's output changes.
  ///   - pass: Asked before every layer, and within long ones.
  /// - Returns: Whether it was not cancelled.
  @discardableResult
  mutating func goBack(
    entering input: [Double]?, outputGradient: [Double], along direction: [Double],
    in pass: LayerPass<Double>, product: inout [Double]
  ) -> Bool {
    var outputGradient = outputGradient
    for position in layers.indices.reversed() {
      guard pass.isWanted else { return false }
      layers[position].backwardTangent(
        of: records[position], input: position > 0 ? tangents[position - 1].output : input,
        outputGradient: outputGradient, along: direction, in: pass, tangent: &tangents[position],
        product: &product)
      outputGradient = tangents[position].inputGradient
    }
    return pass.isWanted
  }
}
