import Testing

@testable import TrainingEngine

extension KernelTests {
  /// Long runs of every kind of network, to the last bit.
  struct LongRuns {
    /// Where this fails, some number of some step differs from what was computed before or elsewhere:
    /// recordings of old would not replay, and two people could not compare.
    @Test func everyMachineEndsInTheSameBits() throws {
      let groups: [(hash: String, contains: (TestNetwork) -> Bool)] = [
        (
          "c0a7bf4ba65eab0e",
          {
            $0.activation.isOfTheFirst && !$0.slot.isOfSamples && !$0.slot.isPart
              && !$0.isPenalized
          }
        ),
        ("d8c68184cbe9a3e4", { $0.slot.isOfSamples && !$0.isPenalized }),
        ("4a85f97394d8875e", { !$0.activation.isOfTheFirst }),
        ("0e7e8811437d9f12", { $0.slot.isPart && !$0.isPenalized }),
        ("4a7e414d25ce047f", { $0.isPenalized }),
      ]
      for (expected, contains) in groups {
        let trainers = try TestNetwork.all.filter { $0.statistics == .batch && contains($0) }.map {
          try $0.trainer()
        }
        let runs = KernelTests.onEachInstructionSet {
          var hash = StateHash()
          for var trainer in trainers {
            for _ in 0..<100 { trainer.advance() }
            hash.combine(trainer.network.state.parameters)
            hash.combine(trainer.network.state.runningStatistics)
          }
          return hash.text
        }
        for (instructionSet, hash) in runs {
          #expect(hash == expected, "\(instructionSet)")
        }
      }
    }
  }
}
