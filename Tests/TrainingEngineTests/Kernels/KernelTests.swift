import Dispatch
import Testing

@testable import TrainingEngine

/// Everything about the kernels, one test after the other, because they switch the instruction set.
@Suite(.serialized) enum KernelTests {
  /// Held by whoever chooses the instruction set of all threads, or says which one it is.
  private static let choice = DispatchSemaphore(value: 1)

  /// What `body` gives with each instruction set that this processor has. Nobody else chooses one meanwhile,
  /// whatever suite the test belongs to; what others compute beside it has the same bits with each.
  static func onEachInstructionSet<Result>(
    _ body: () throws -> Result
  ) rethrows -> [(instructionSet: InstructionSet, result: Result)] {
    choice.wait()
    let usual = Kernels.instructionSet
    defer {
      Kernels.instructionSet = usual
      choice.signal()
    }
    return try InstructionSet.allCases.filter(\.isAvailable).map {
      Kernels.instructionSet = $0
      return ($0, try body())
    }
  }

  /// The instruction set while nobody has chosen one.
  static var usualInstructionSet: InstructionSet {
    choice.wait()
    defer { choice.signal() }
    return Kernels.instructionSet
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
      #expect(
        KernelTests.usualInstructionSet == InstructionSet.allCases.last { $0.isAvailable })
    }

    @Test func aChosenInstructionSetStaysInUse() {
      for (chosen, inUse) in KernelTests.onEachInstructionSet({ Kernels.instructionSet }) {
        #expect(chosen == inUse)
      }
    }

    /// While one of them computes, another would be in the midst of the last instruction set if it could.
    @Test func testsThatRunBesideEachOtherDoNotChooseForEachOther() {
      let (otherIsInside, hasLooked) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      let last = InstructionSet.allCases.last { $0.isAvailable }
      var isFirst = true
      let found = KernelTests.onEachInstructionSet { () -> InstructionSet in
        guard isFirst else { return Kernels.instructionSet }
        isFirst = false
        DispatchQueue.global().async {
          _ = KernelTests.onEachInstructionSet {
            guard Kernels.instructionSet == last else { return }
            otherIsInside.signal()
            hasLooked.wait()
          }
        }
        _ = otherIsInside.wait(timeout: .now() + .milliseconds(300))
        defer { hasLooked.signal() }
        return Kernels.instructionSet
      }
      for (chosen, inUse) in found { #expect(chosen == inUse) }
    }
  }
}
