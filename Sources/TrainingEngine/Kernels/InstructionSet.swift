import CKernels

/// The instruction sets that the kernels are compiled for, slowest first.
enum InstructionSet: CaseIterable {
  /// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64.
  case baseline
  /// AVX2 with fused multiply-add, on x86-64.
  case avx2
  /// AVX-512, on x86-64.
  case avx512

  /// Whether this processor has the instruction set.
  var isAvailable: Bool { kernelInstructionSetIsAvailable(code) }

  fileprivate var code: KernelInstructionSet {
    switch self {
    case .baseline: KernelInstructionSetBaseline
    case .avx2: KernelInstructionSetAVX2
    case .avx512: KernelInstructionSetAVX512
    }
  }
}

extension Kernels {
  /// The instruction set that the kernels use, on all threads: the fastest available one.
  ///
  /// It can be set so that tests can compare them. Results do not depend on it.
  static var instructionSet: InstructionSet {
    get {
      let selected = kernelSelectedInstructionSet()
      return InstructionSet.allCases.first { $0.code == selected }!
    }
    set {
      precondition(newValue.isAvailable, "This processor does not have the instruction set.")
      kernelSelectInstructionSet(newValue.code)
    }
  }
}
