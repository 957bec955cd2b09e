extension PlaneProgramBuilder {
  /// Takes what is affine in the coordinates through a layer that is affine in its input and does not
  /// move itself, such as a convolution, the mean of a window, or normalization by constants.
  ///
  /// - Returns: Whether it could be.
  mutating func carryAffine(
    through layer: Layer<Scalar>, at position: Int
  ) throws(GivenUp) -> Bool {
    guard let affine = flow.affine, !moves(layer.parameterRange),
      layer.computation.isAffineInInput(with: statistics), fits(rows * layer.outputs)
    else { return false }
    let still = Array(repeating: Scalar(0), count: rows * flow.columns)
    // What the layer adds to whatever enters it, like a bias.
    let offset = try output(of: layer, still).output
    func slopes(_ slopes: [Scalar]) throws(GivenUp) -> [Scalar] {
      var result = try output(of: layer, widened(slopes, among: still)).output
      for index in result.indices { result[index] -= offset[index] }
      return result
    }
    let base = try output(of: layer, widened(affine.base, among: flow.constants)).output
    let (x, y) = (try slopes(affine.x), try slopes(affine.y))
    setAffine(AffineNumbers(base: base, x: x, y: y), columns: layer.outputs)
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
