extension PlaneProgramBuilder {
  /// Takes what is affine in the coordinates through a layer that is affine in its input and does not
  /// move itself, such as a convolution, the mean of a window, or normalization by constants.
  ///
  /// - Returns: Whether it could be.
  mutating func carryAffine(through layer: Layer<Scalar>, at position: Int) -> Bool {
    guard let affine = flow.affine, !moves(layer.parameterRange),
      layer.computation.isAffineInInput(with: statistics), fits(rows * layer.outputs)
    else { return false }
    let still = Array(repeating: Scalar(0), count: rows * flow.columns)
    // What the layer adds to whatever enters it, like a bias.
    let offset = output(of: layer, still).output
    func slopes(_ slopes: [Scalar]) -> [Scalar] {
      var result = output(of: layer, widened(slopes, among: still)).output
      for index in result.indices { result[index] -= offset[index] }
      return result
    }
    let base = output(of: layer, widened(affine.base, among: flow.constants)).output
    setAffine(
      AffineNumbers(base: base, x: slopes(affine.x), y: slopes(affine.y)), columns: layer.outputs)
    if !layer.parameterRange.isEmpty {
      plan.shortcuts.append(.affineOutput(layer: name(of: position)))
    }
    return true
  }

  /// The columns that move where they belong among those that stay.
  private func widened(_ moving: [Scalar], among still: [Scalar]) -> [Scalar] {
    guard !flow.allMove else { return moving }
    var all = still
    for row in 0..<rows {
      for (index, column) in flow.moving.enumerated() {
        all[row * flow.columns + column] = moving[row * flow.moving.count + index]
      }
    }
    return all
  }
}
