import Testing

@testable import TrainingEngine

struct StateHashTests {
  @Test func equalNumbersHaveEqualHashesAndAllElseDiffers() {
    let numbers = [1.5, -2, 0, 3e-300]
    #expect(hash(numbers) == hash(numbers))
    var variants = [
      hash(numbers), hash([-2, 1.5, 0, 3e-300]), hash([1.5, -2, -0.0, 3e-300]),
      hash(numbers + [0]), hash(Array(numbers.dropLast())), hash([Double]()), StateHash(),
      hash([1.5, -2, 0, 3e-300.nextUp]), hash([.nan, -2, 0, 3e-300]),
    ]
    for bit in 0..<64 {
      variants.append(hash([Double(bitPattern: UInt64(1) << bit), 7]))
    }
    #expect(Set(variants).count == variants.count)
    #expect(Set(variants.map(\.text)).count == variants.count)
  }

  @Test func allNaNsAreOne() {
    let payload = Double(bitPattern: 0xFFF8_0000_0000_1234)
    #expect(payload.isNaN)
    #expect(hash([1, payload]) == hash([1, .nan]))
  }

  @Test func floatsCountByTheirOwnBits() {
    let floats: [Float] = [1.5, -2, 0, 3e-30]
    var variants = [
      hash(floats), hash(floats.map { Double($0) }), hash([-2, 1.5, 0, 3e-30] as [Float]),
      hash([1.5, -2, -0.0, 3e-30] as [Float]), hash([1.5, -2, 0, (3e-30 as Float).nextUp]),
    ]
    for bit in 0..<32 { variants.append(hash([Float(bitPattern: UInt32(1) << bit), 7])) }
    #expect(Set(variants).count == variants.count)
    #expect(hash([Float(bitPattern: 0xFFC0_1234), 1]) == hash([.nan, 1] as [Float]))
  }

  @Test func theTextIsSixteenDigitsAndTheShortTextItsFirstFour() {
    for count in 0..<200 {
      let fingerprint = hash(KernelTests.numbers(count))
      #expect(fingerprint.text.count == 16)
      #expect(UInt64(fingerprint.text, radix: 16) != nil)
      #expect(fingerprint.shortText == String(fingerprint.text.prefix(4)))
    }
  }

  /// Recordings carry hashes, so their definition must never change. The value was computed from
  /// the doc comment by an independent program.
  @Test func theHashIsTheOneThatRecordingsCarry() {
    #expect(hash([1, -2.5, 0.1]).text == "c8165da6150dc7c3")
  }

  private func hash<Scalar: NetworkScalar>(_ numbers: [Scalar]) -> StateHash {
    var hash = StateHash()
    hash.combine(numbers)
    return hash
  }
}
