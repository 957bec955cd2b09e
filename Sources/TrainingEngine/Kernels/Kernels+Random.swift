import CKernels

extension Kernels {
  /// Standard normal numbers, rounded to the type: those that a stream in a state gives next. They take
  /// two of its numbers for every two, and two for a last one.
  static func standardNormals<Scalar: NetworkScalar>(
    after state: UInt64, into numbers: UnsafeMutableBufferPointer<Scalar>
  ) {
    table(of: Scalar.self).standardNormals(state, numbers.count, numbers.baseAddress)
  }
}
