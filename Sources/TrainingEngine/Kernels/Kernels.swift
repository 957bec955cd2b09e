import CKernels

/// Products, reductions and elementwise functions.
///
/// Every element of an output has its own accumulator, to which products are added by fused
/// multiply-add in ascending index of the reduction. Blocking and vector width only distribute
/// outputs, so every instruction set gives the same bits. NaN and infinities propagate as IEEE 754
/// says; nothing traps on a value.
///
/// Arrays are of `Float` or `Double`, and sums run in that type, except for those that a kernel returns,
/// which run in double. Single numbers are given as doubles and rounded to the type of the arrays.
///
/// Matrices are row-major and contiguous. A span may be longer than its shape asks for; an output
/// array has to be large enough already.
enum Kernels {
  /// How an operand of a product is stored.
  enum Order {
    /// Row-major, in the shape in which it is used.
    case plain
    /// Row-major, as the transpose of the shape in which it is used.
    case transposed
  }

  /// The kernels for numbers of one type, in the instruction set in use.
  @inline(__always)
  static func table<Scalar: NetworkScalar>(of scalar: Scalar.Type) -> KernelTable {
    kernelTable(element(of: scalar)).pointee
  }

  /// What the kernels call a type of numbers.
  @inline(__always)
  static func element<Scalar: NetworkScalar>(of scalar: Scalar.Type) -> KernelElement {
    switch scalar.precision {
    case .float: KernelElementFloat
    case .double: KernelElementDouble
    }
  }
}

extension Span {
  /// The address of the first element, valid as long as the span is.
  ///
  /// A span keeps its memory where it is, so the address holds for the whole function that has
  /// the span as a parameter.
  @inline(__always)
  var address: UnsafePointer<Element>? {
    withUnsafeBufferPointer { $0.baseAddress }
  }
}
