/// A layer without parameters whose way back is linear in the gradient: whatever else it depends on was
/// settled on the way forward and is on the tape.
protocol WeightlessLayer: LayerComputation {}

/// One whose way forward is linear, too.
protocol LinearMapping: WeightlessLayer {}

extension WeightlessLayer {
  var parameterRange: Range<Int> { 0..<0 }
  var couplesSamples: Bool { false }
  var isAffineInParameters: Bool { true }
}

extension LinearMapping {
  func isAffineInInput(with statistics: Statistics) -> Bool { true }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }
}
