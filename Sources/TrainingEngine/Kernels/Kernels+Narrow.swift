import CKernels

extension Kernels {
  /// Computes a linear layer of samples that lie side by side: a row for each feature.
  ///
  /// - Parameters:
  ///   - samples: How many, a multiple of 16.
  ///   - input: inner x samples.
  ///   - weights: inner x outputs.
  ///   - bias: One number an output, or none at all.
  ///   - rectified: Whether what is negative becomes zero.
  ///   - leavesOutZeros: Whether inputs that are zero for neighbouring samples are passed over; the
  ///     weights are then finite.
  ///   - out: outputs x samples.
  static func narrowLinear<Scalar: NetworkScalar>(
    samples: Int, inner: Int, outputs: Int, _ input: Span<Scalar>, _ weights: Span<Scalar>,
    bias: Span<Scalar>, rectified: Bool, leavesOutZeros: Bool, into out: inout [Scalar]
  ) {
    precondition(samples % 16 == 0, "The samples do not fill vectors.")
    precondition(input.count >= inner * samples, "An input is missing.")
    precondition(weights.count >= inner * outputs, "A weight is missing.")
    precondition(bias.isEmpty || bias.count >= outputs, "An output has no bias.")
    precondition(out.count >= outputs * samples, "There is no room for the outputs.")
    let (inputAddress, weightsAddress) = (input.address, weights.address)
    let biasAddress = bias.isEmpty ? nil : bias.address
    out.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).narrowLinear(
        samples, inner, outputs, inputAddress, weightsAddress, biasAddress, rectified,
        leavesOutZeros, $0.baseAddress)
    }
  }

  /// The sum of ln(1 + e^z) - t z over logits z with targets t.
  static func binaryCrossEntropySum<Scalar: NetworkScalar>(
    _ logits: Span<Scalar>, targets: Span<Scalar>
  ) -> Double {
    precondition(targets.count == logits.count, "A logit has no target.")
    return table(of: Scalar.self).binaryCrossEntropySum(
      logits.address, targets.address, logits.count)
  }
}
