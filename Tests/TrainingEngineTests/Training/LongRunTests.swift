import Testing

@testable import TrainingEngine

extension KernelTests {
  /// Long runs of every kind of network, to the last bit.
  struct LongRuns {
    /// Where this fails, some number of some step differs from what was computed before or elsewhere:
    /// recordings of old would not replay, and two people could not compare.
    @Test func everyMachineEndsInTheSameBits() throws {
      for group in Self.groups {
        let models = TestNetwork.all.filter { $0.statistics == .batch && group.contains($0) }
        try expect(group.float, of: models.map { try $0.trainer(of: Float.self) })
        try expect(group.double, of: models.map { try $0.trainer(of: Double.self) })
      }
    }

    /// Both clippings bind here: without them the states are others.
    @Test func clippedRunsEndInTheSameBits() throws {
      let model = TestNetwork(
        activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
      let clippings: [(clipping: GradientClipping?, float: String, double: String)] = [
        (.norm(maximum: 0.05), "4d362f35529c9982", "ce27cb9143ea96a6"),
        (
          .adaptive(AdaptiveGradientClipping(fraction: 0.01)), "0cc575c40c1a658c",
          "23e0eafc289b7708"
        ),
        (
          .adaptive(AdaptiveGradientClipping(fraction: 0.01, includesLastLayer: true)),
          "6fca0c9af77472d7", "cbff3554d1951ccf"
        ),
        (nil, "09e0ef5925f3c097", "b8a1abfacc71ca6b"),
      ]
      for (clipping, float, double) in clippings {
        try expect(float, of: [model.trainer(of: Float.self, clipping: clipping)])
        try expect(double, of: [model.trainer(of: Double.self, clipping: clipping)])
      }
    }

    private func expect<Scalar>(
      _ expected: String, of trainers: [Trainer<Scalar>],
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
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
        #expect(
          hash == expected, "\(Scalar.self), \(instructionSet)", sourceLocation: sourceLocation)
      }
    }

    /// Networks whose runs share a hash, and that of each precision.
    private struct Group: Sendable {
      let float: String
      let double: String
      let contains: @Sendable (TestNetwork) -> Bool
    }

    private static let groups = [
      Group(float: "1da29a135cb5672b", double: "c0a7bf4ba65eab0e") {
        $0.activation.isOfTheFirst && !$0.slot.isOfSamples && !$0.slot.isPart && !$0.isPenalized
      },
      Group(float: "c5fe3bc60559c6f5", double: "d8c68184cbe9a3e4") {
        $0.slot.isOfSamples && !$0.isPenalized
      },
      Group(float: "84fa6ea48e2937b3", double: "4a85f97394d8875e") { !$0.activation.isOfTheFirst },
      Group(float: "7f8ae2e126c95b21", double: "0e7e8811437d9f12") {
        $0.slot.isPart && !$0.isPenalized
      },
      Group(float: "e604f33dcf7aaf08", double: "4a7e414d25ce047f") { $0.isPenalized },
    ]
  }
}
