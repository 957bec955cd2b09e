/// A 64-bit fingerprint of numbers, for two people to compare what they see.
///
/// Each number's bit pattern passes through the finalizer of SplitMix64 chained with the numbers
/// before it, so order, length and every bit count. All NaNs count as one, because their sign and
/// payload differ between processors; 0 and -0 differ. It guards against accidents, not attacks.
public struct StateHash: Sendable, Hashable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The fingerprint of nothing.
  public init() {}

  /// Adds numbers at the end of what the fingerprint stands for.
  ///
  /// A `Float` counts by its own 32 bits: the same values in another precision have another fingerprint.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func combine<Scalar: NetworkScalar>(_ numbers: [Scalar]) {
    combine(numbers) { false }
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked before every 65,536 numbers, which take a quarter of a millisecond.
  /// - Returns: Whether it was not cancelled.
  @discardableResult
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func combine<Scalar: NetworkScalar>(
    _ numbers: [Scalar], isCancelled: () -> Bool
  ) -> Bool {
    absorb(UInt64(numbers.count))
    for start in stride(from: 0, to: numbers.count, by: 1 << 16) {
      guard !isCancelled() else { return false }
      for number in numbers[start..<min(start + 1 << 16, numbers.count)] {
        absorb((number.isNaN ? .nan : number).bits)
      }
    }
    return true
  }

  /// All 16 hexadecimal digits.
  public var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The first four hexadecimal digits.
  public var shortText: String { String(text.prefix(4)) }

  private mutating func absorb(_ bits: UInt64) {
    // Both steps are bijections, so a change in one number cannot be lost later.
    var z = (state ^ bits) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    state = z ^ (z >> 31)
  }
}
