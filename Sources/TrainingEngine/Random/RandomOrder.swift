/// A random order of 0..<count: the stable order of as many random 64-bit keys. In memory that is kept
/// from draw to draw.
struct RandomOrder: Sendable {
  private(set) var indices: [Int] = []
  private var keys: [UInt64] = []
  /// Where a pass of the sort writes to.
  private var nextIndices: [Int] = []
  private var nextKeys: [UInt64] = []
  /// Where the next key with a certain digit goes.
  private var places = Array(repeating: 0, count: Self.digits)

  private static let digits = 256

  /// Takes one key an index from the stream.
  mutating func draw(_ count: Int, from stream: inout RandomStream) {
    indices.removeAll(keepingCapacity: true)
    indices.append(contentsOf: 0..<count)
    keys.removeAll(keepingCapacity: true)
    for _ in 0..<count { keys.append(stream.next()) }
    if nextKeys.count != count {
      nextIndices = indices
      nextKeys = keys
    }
    for shift in stride(from: 0, to: UInt64.bitWidth, by: 8) { sort(byDigitAt: shift) }
  }

  /// A pass of a radix sort, from the last digit to the first; each leaves equal digits in their order.
  private mutating func sort(byDigitAt shift: Int) {
    for digit in places.indices { places[digit] = 0 }
    for key in keys { places[Self.digit(of: key, at: shift)] += 1 }
    var start = 0
    for digit in places.indices {
      (places[digit], start) = (start, start + places[digit])
    }
    for (key, index) in zip(keys, indices) {
      let digit = Self.digit(of: key, at: shift)
      nextKeys[places[digit]] = key
      nextIndices[places[digit]] = index
      places[digit] += 1
    }
    swap(&keys, &nextKeys)
    swap(&indices, &nextIndices)
  }

  private static func digit(of key: UInt64, at shift: Int) -> Int {
    Int(truncatingIfNeeded: key >> shift) & (digits - 1)
  }
}
