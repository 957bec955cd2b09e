import CKernels

extension Kernels {
  /// The most points of a line, units or features of a layer, and outputs.
  static var mostOfNarrowLine: (points: Int, units: Int, outputs: Int) {
    (KERNEL_LINE_POINTS, KERNEL_LINE_UNITS, KERNEL_LINE_OUTPUTS)
  }

  /// Computes a network of two hidden layers with ReLUs at points of a line along x. Units of the first
  /// layer and features of the second are multiples of 16, where those that are too many are zeros; no
  /// sum is infinite. An output at a point does not depend on the other points, bit for bit.
  ///
  /// - Parameters:
  ///   - first: samples x units, what is in front of the first ReLU: base + a x + b y at the point (a, b).
  ///   - row: The y of the points.
  ///   - columns: The x of each point.
  ///   - weights: units x features, of the second layer at x = 0 on the line.
  ///   - slopes: How these grow with x.
  ///   - bias: A number for each feature at x = 0 on the line.
  ///   - biasSlopes: How these grow with x.
  ///   - outputWeights: At each point, outputs x features.
  ///   - outputBiases: outputs x points, these filled up to the next multiple of 16.
  ///   - out: For each sample as many.
  static func narrowLine<Scalar: NetworkScalar>(
    samples: Int, units: Int, features: Int, outputs: Int,
    first: (base: Span<Scalar>, x: Span<Scalar>, y: Span<Scalar>), row: Scalar,
    columns: Span<Scalar>, weights: Span<Scalar>, slopes: Span<Scalar>, bias: Span<Scalar>,
    biasSlopes: Span<Scalar>, outputWeights: Span<Scalar>, outputBiases: Span<Scalar>,
    into out: inout [Scalar]
  ) {
    let (most, points) = (mostOfNarrowLine, columns.count)
    let filled = (points + 15) / 16 * 16
    precondition((1...most.points).contains(points), "A line has so many points.")
    precondition(units % 16 == 0 && features % 16 == 0, "Units and features do not fill vectors.")
    precondition(
      (16...most.units).contains(units) && (16...most.units).contains(features),
      "A layer is too wide.")
    precondition((1...most.outputs).contains(outputs), "There are so many outputs.")
    precondition(
      min(first.base.count, first.x.count, first.y.count) >= samples * units, "A unit is missing.")
    precondition(min(weights.count, slopes.count) >= units * features, "A weight is missing.")
    precondition(min(bias.count, biasSlopes.count) >= features, "A feature has no bias.")
    precondition(outputWeights.count >= points * outputs * features, "A weight is missing.")
    precondition(outputBiases.count >= outputs * filled, "An output has no bias.")
    precondition(out.count >= samples * outputs * filled, "There is no room for the outputs.")
    var line = KernelNarrowLine(
      samples: samples, units: units, features: features, outputs: outputs, points: points,
      coordinates: columns.address, row: Double(row), base: first.base.address,
      x: first.x.address, y: first.y.address, weights: weights.address, slopes: slopes.address,
      bias: bias.address, biasSlopes: biasSlopes.address, outputWeights: outputWeights.address,
      outputBiases: outputBiases.address)
    out.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).narrowLine(&line, $0.baseAddress)
    }
  }
}
