import Testing

@testable import TrainingEngine

/// Everything about the kernels, one test after the other, because they switch the instruction set.
@Suite(.serialized) enum KernelTests {
  /// What `body` gives with each instruction set that this processor has.
  static func onEachInstructionSet<Result>(
    _ body: () throws -> Result
  ) rethrows -> [(instructionSet: InstructionSet, result: Result)] {
    let usual = Kernels.instructionSet
    defer { Kernels.instructionSet = usual }
    return try InstructionSet.allCases.filter(\.isAvailable).map {
      Kernels.instructionSet = $0
      return ($0, try body())
    }
  }

  /// Checks that every instruction set gives the numbers of the reference, to the last bit.
  static func expectBits(
    _ reference: [Double], _ comment: String = "",
    sourceLocation: SourceLocation = #_sourceLocation, of body: () -> [Double]
  ) {
    let expected = bits(reference)
    for (instructionSet, result) in onEachInstructionSet(body) {
      let actual = bits(result)
      // Only the place is shown: the difference of two long arrays takes minutes to describe.
      let different = zip(actual, expected).enumerated().first { $1.0 != $1.1 }?.offset
      #expect(
        actual.count == expected.count && different == nil,
        "\(instructionSet) \(comment) from element \(different ?? expected.count) on",
        sourceLocation: sourceLocation)
    }
  }

  /// Bit patterns, with one for all NaNs, whose sign and payload no kernel promises.
  static func bits(_ numbers: [Double]) -> [UInt64] {
    numbers.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
  }

  /// Random numbers of both signs, of the magnitude that data and weights have.
  static func numbers(_ count: Int, seed: Int = 1) -> [Double] {
    var stream = RandomStream(seed: UInt64(seed), stream: 7)
    return stream.uniform(count, from: -2, to: 2)
  }
}

extension KernelTests {
  struct InstructionSets {
    @Test func theBaselineIsAlwaysAvailableAndTheFastestIsInUse() {
      #expect(InstructionSet.baseline.isAvailable)
      #expect(Kernels.instructionSet == InstructionSet.allCases.last { $0.isAvailable })
    }

    @Test func aChosenInstructionSetStaysInUse() {
      for (chosen, inUse) in KernelTests.onEachInstructionSet({ Kernels.instructionSet }) {
        #expect(chosen == inUse)
      }
    }
  }
}
