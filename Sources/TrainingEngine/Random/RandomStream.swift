/// A reproducible stream of random numbers.
///
/// SplitMix64 (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators") in
/// counter mode: output k = 1, 2, … of a stream is `mix(base + γ k)` with
/// `base = mix(seed + γ (stream + 1))` and γ = 2⁶⁴ / golden ratio. The same seed and stream give the
/// same numbers on every machine. Each purpose takes a stream of its own, so that asking for more
/// numbers in one place changes nothing elsewhere.
public struct RandomStream: Sendable {
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// What all numbers to come follow from.
  private(set) var state: UInt64

  /// The stream with the given number among those of the seed.
  public init(seed: UInt64, stream: UInt64) {
    state = Self.mix(seed &+ Self.increment &* (stream &+ 1))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// Passes over some of the next numbers.
  mutating func skip(_ count: Int) {
    state &+= Self.increment &* UInt64(count)
  }

  /// The next number in [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// The finalizer of SplitMix64: every bit of the input changes about half of the output.
  private static func mix(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
