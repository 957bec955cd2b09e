import Foundation
import Testing

@testable import TrainingEngine

/// What is let go of is given back by another thread.
struct GivingBackTests {
  /// Tells on which thread it ends.
  private final class Witness: Sendable {
    let tell: @Sendable (ObjectIdentifier) -> Void

    init(_ tell: @escaping @Sendable (ObjectIdentifier) -> Void) { self.tell = tell }
    deinit { tell(ObjectIdentifier(Thread.current)) }
  }

  @Test(.timeLimit(.minutes(1))) func itsLastHolderIsAnotherThread() async {
    let (ends, end) = AsyncStream.makeStream(of: Bool.self)
    // Not a thread of those that share out the work that is let go of.
    let thread = Thread {
      let own = ObjectIdentifier(Thread.current)
      for _ in 0..<50 {
        var held: Witness? = Witness { end.yield($0 == own) }
        letGo(of: exchange(&held, with: nil))
      }
    }
    thread.start()
    var onOwnThread: [Bool] = []
    for await isOwn in ends {
      onOwnThread.append(isOwn)
      if onOwnThread.count == 50 { break }
    }
    // Until here, so that no other thread has its address.
    withExtendedLifetime(thread) {}
    #expect(onOwnThread.allSatisfy { !$0 })
  }

  @Test func aHessianWithoutRoomGoesThroughItsSamplesAnew() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let network = try model.network()
    let objective = try Objective(model.loss, on: model.data(), statistics: .batch, for: network)
    var hessian = try #require(LossHessian(of: objective, network: network))
    func product() -> (numbers: [Double]?, asked: Int) {
      var asked = 0
      let numbers = hessian.validatedProduct(with: hessian.gradient) {
        asked += 1
        return false
      }
      return (numbers, asked)
    }
    _ = product()
    let before = product()
    hessian.giveBackRoom()
    let after = product()
    #expect(before.numbers == after.numbers && before.numbers != nil)
    #expect(after.asked >= before.asked + 2 * network.layers.count)
  }
}
