import Foundation
import Testing

@testable import TrainingEngine

/// Random streams against the reference vectors that made the data of the PyTorch runs.
struct RandomStreamTests {
  private let golden: GoldenVectors

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Golden/rng.json")
    golden = try JSONDecoder().decode(GoldenVectors.self, from: Data(contentsOf: file))
  }

  @Test func bitsAreTheReferenceBits() {
    var stream = RandomStream(seed: 1, stream: 0)
    #expect(golden.seed1Bits.map { _ in hexadecimal(stream.next()) } == golden.seed1Bits)
    var other = RandomStream(seed: 7, stream: 1000)
    #expect(golden.seed7Bits.map { _ in hexadecimal(other.next()) } == golden.seed7Bits)
  }

  @Test func uniformsAreTheReferenceUniformsToTheLastBit() {
    var stream = RandomStream(seed: 1, stream: 0)
    #expect(golden.uniforms.map { _ in stream.uniform() } == golden.uniforms)
  }

  @Test func uniformsOfARangeAreScaledAndShifted() {
    var stream = RandomStream(seed: 1, stream: 0)
    let numbers = stream.uniform(golden.uniforms.count, from: -3, to: 5)
    #expect(numbers == golden.uniforms.map { -3 + 8 * $0 })
  }

  @Test func normalsAreTheReferenceNormals() {
    var stream = RandomStream(seed: 1, stream: 0)
    let numbers = stream.normal(golden.normals.count)
    #expect(numbers.count == golden.normals.count)
    for (number, reference) in zip(numbers, golden.normals) {
      #expect(abs(number - reference) <= 1e-14 * abs(reference))
    }
  }

  @Test func anOddNumberOfNormalsUsesUpAWholePair() {
    var odd = RandomStream(seed: 3, stream: 9)
    var even = odd
    _ = odd.normal(5)
    _ = even.normal(6)
    #expect(odd.next() == even.next())
  }

  @Test func permutationsAreTheReferencePermutations() {
    var stream = RandomStream(seed: 1, stream: 50000)
    #expect(stream.permutation(10) == golden.permutation)
    #expect(stream.permutation(1000).sorted() == Array(0..<1000))
  }

  @Test func emptyRequestsLeaveTheStreamWhereItIs() {
    var stream = RandomStream(seed: 1, stream: 0)
    #expect(stream.uniform(0, from: 0, to: 1).isEmpty)
    #expect(stream.normal(0).isEmpty)
    #expect(stream.permutation(0).isEmpty)
    #expect(hexadecimal(stream.next()) == golden.seed1Bits[0])
  }

  @Test func manyNumbersAreTheSameInPartsAndAreNotDrawnForNobody() {
    for count in [0, 5, 16_384, 40_001] {
      var (whole, parts) = (RandomStream(seed: 1, stream: 0), RandomStream(seed: 1, stream: 0))
      var asked = 0
      let numbers = parts.normal(count) {
        asked += 1
        return false
      }
      #expect(numbers == whole.normal(count))
      #expect(parts.next() == whole.next())
      #expect(asked == (count + 16_383) / 16_384)
    }
    var stream = RandomStream(seed: 1, stream: 0)
    #expect(stream.normal(5) { true } == nil)
  }

  private func hexadecimal(_ bits: UInt64) -> String { "0x" + String(bits, radix: 16) }
}

private struct GoldenVectors: Decodable {
  let seed1Bits: [String]
  let seed7Bits: [String]
  let uniforms: [Double]
  let normals: [Double]
  let permutation: [Int]

  enum CodingKeys: String, CodingKey {
    case seed1Bits = "seed1_stream0_u64"
    case seed7Bits = "seed7_stream1000_u64"
    case uniforms = "seed1_stream0_unif"
    case normals = "seed1_stream0_normal"
    case permutation = "seed1_stream50000_perm10"
  }
}

extension KernelTests {
  struct NormalNumbers {
    /// Whole vectors of them and what is left over, in both precisions: Box and Muller's formula, to the bit
    /// as the set of this machine computes it.
    @Test func everyInstructionSetDrawsTheSameNormals() {
      let counts = [0, 1, 2, 15, 16, 17, 999]
      let expected = counts.map(Self.numbersOfTheFormula)
      _ = KernelTests.onEachInstructionSet {
        for (count, (numbers, next)) in zip(counts, expected) {
          var doubles = RandomStream(seed: 5, stream: 2)
          var floats = doubles
          #expect(doubles.normal(count) == numbers)
          var rounded = Array(repeating: Float(7), count: count + 1)
          floats.fillNormal(&rounded, count: count)
          #expect(rounded == numbers.map { Float($0) } + [7])
          #expect(doubles.next() == next && floats.next() == next)
        }
      }
    }

    /// Normal numbers, and what the stream gives next.
    private static func numbersOfTheFormula(count: Int) -> (numbers: [Double], next: UInt64) {
      var uniforms = RandomStream(seed: 5, stream: 2)
      var numbers: [Double] = []
      while numbers.count < count {
        let radius = (-2 * ElementaryFunctions.logOnePlus(-uniforms.uniform())).squareRoot()
        let turns = uniforms.uniform()
        numbers.append(radius * ElementaryFunctions.cosTurns(turns))
        numbers.append(radius * ElementaryFunctions.sinTurns(turns))
      }
      return (Array(numbers.prefix(count)), uniforms.next())
    }
  }
}
