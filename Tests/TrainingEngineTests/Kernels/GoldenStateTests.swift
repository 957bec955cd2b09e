import Testing

@testable import TrainingEngine

extension KernelTests {
  /// What a network has become after some steps, to the last bit: on every instruction set, in debug
  /// and in release, and on every day that these hashes stay as they are.
  struct GoldenStates {
    @Test(arguments: GoldenRun.all)
    func theStateAfterSomeStepsIsTheRecordedOne(run: GoldenRun) throws {
      let float = try run.trainer(of: Float.self)
      let double = try run.trainer(of: Double.self)
      for (instructionSet, hashes) in KernelTests.onEachInstructionSet({
        [run.hash(after: float), run.hash(after: double)]
      }) {
        #expect(hashes == [run.float, run.double], "Float and Double, \(instructionSet)")
      }
    }

    @Test(arguments: ImageNetwork.Normalization.allCases, ImageNetwork.Pooling.allCases)
    func theStateOfANetworkOnImagesIsTheRecordedOne(
      normalization: ImageNetwork.Normalization, pooling: ImageNetwork.Pooling
    ) throws {
      let model = ImageNetwork(
        normalization: normalization, pooling: pooling, statistics: .batch)
      func hash<Scalar>(after start: Trainer<Scalar>) -> String {
        var trainer = start
        for _ in 0..<40 { trainer.advance() }
        return trainer.network.state.hash.text
      }
      let float = try model.trainer(of: Float.self)
      let double = try model.trainer(of: Double.self)
      for (instructionSet, hashes) in KernelTests.onEachInstructionSet({
        [hash(after: float), hash(after: double)]
      }) {
        #expect(
          hashes == model.hashesAfterFortySteps, "Float and Double, \(instructionSet)")
      }
    }
  }
}

/// Forty steps of a small network with mini-batches, and the hashes of the states they end in.
struct GoldenRun: Sendable, CustomTestStringConvertible {
  let optimizer: Optimizer
  let slot: TestNetwork.Slot
  let float: String
  let double: String

  var testDescription: String { "\(slot), \(optimizer)" }

  func trainer<Scalar>(of scalar: Scalar.Type) throws -> Trainer<Scalar> {
    let model = TestNetwork(
      activation: .tanh, slot: slot, loss: .softmaxCrossEntropy, statistics: .batch)
    return try model.trainer(
      of: scalar, optimizer: optimizer,
      learningRateSchedule: LearningRateSchedule(.cosine(steps: 30, finalFraction: 0.1), warmUp: 5))
  }

  func hash<Scalar>(after start: Trainer<Scalar>) -> String {
    var trainer = start
    for _ in 0..<40 { trainer.advance() }
    return trainer.network.state.hash.text
  }

  private typealias Hashes = (float: String, double: String)

  static let all =
    runs(
      .sgd(SGD(learningRate: 0.1)),
      plain: ("f068eefbf7515b0f", "94a3a982dc823a62"),
      normalized: ("a1f720232be34230", "b611fd3af9a45234"))
    + runs(
      .sgd(SGD(learningRate: 0.05, momentum: 0.9, isNesterov: true, penalty: 0.01)),
      plain: ("dbef85d1ac47ab70", "34807bc85a62bfa5"),
      normalized: ("a7fac3f03ac3e2e7", "ed7e1c5971cf7647"))
    + runs(
      .adaGrad(AdaGrad(learningRate: 0.05)),
      plain: ("05c31df82370d69f", "935b5f6a6c64d152"),
      normalized: ("6b6ecae7aa89096e", "e95dde6d163d3d3d"))
    + runs(
      .rmsProp(RMSProp(learningRate: 0.01)),
      plain: ("17ff009d6cbc529b", "ae13df49ba5a6a5d"),
      normalized: ("9580f4b4a6bd3410", "a92e875ee0a44b37"))
    + runs(
      .adam(Adam(learningRate: 0.01)),
      plain: ("61db9b672f2c48ef", "c9fc52930da8443f"),
      normalized: ("d6ca3f097119873a", "71d7916d367cc24c"))
    + runs(
      .adamW(AdamW(Adam(learningRate: 0.01))),
      plain: ("3bffea40799a43aa", "243695f797c39ec7"),
      normalized: ("67887f2dd323b73a", "69f6167cc4831f34"))

  /// Without and with normalization.
  private static func runs(
    _ optimizer: Optimizer, plain: Hashes, normalized: Hashes
  ) -> [GoldenRun] {
    [
      GoldenRun(
        optimizer: optimizer, slot: .empty, float: plain.float, double: plain.double),
      GoldenRun(
        optimizer: optimizer, slot: .normalization, float: normalized.float,
        double: normalized.double),
    ]
  }
}

extension ImageNetwork {
  /// The hashes of the states in which networks of `Float` and `Double` end.
  fileprivate var hashesAfterFortySteps: [String] {
    switch (normalization, pooling) {
    case (.none, .max): ["4018fe4ae028cdab", "f977474bfd6809d8"]
    case (.none, .average): ["eb366ff9086e3e8e", "24ca833dd0e04f2c"]
    case (.batch, .max): ["eda9784fc4fec4b4", "5c7efc2df4a0145c"]
    case (.batch, .average): ["625fb3b17f7a5462", "7ee754bee3114385"]
    case (.batchWithoutScaleAndShift, .max): ["a676da671ffae278", "12643a13985038b2"]
    case (.batchWithoutScaleAndShift, .average): ["da9f094a7e42d0d6", "9fb4d7a2c9a8d61f"]
    case (.layer, .max): ["47a23df72cae5a55", "aef3a54957326ddc"]
    case (.layer, .average): ["826e6d7caa60b8fc", "113b70030e49afbc"]
    case (.group, .max): ["796fc6342367920e", "076ba1abed4bc4b6"]
    case (.group, .average): ["5b221c98efa79bad", "1b9bed9db7f7cb89"]
    case (.groupWithoutScaleAndShift, .max): ["42a9a9dfc8bdf383", "9af9e968affc3053"]
    case (.groupWithoutScaleAndShift, .average): ["af809a6ba13dbe3c", "10e4e386c6049f5e"]
    case (.rms, .max): ["ded36499cb7613dd", "e3bc174f7803209c"]
    case (.rms, .average): ["34bb3f175b0337b6", "2e61911b1db3aed5"]
    }
  }
}
