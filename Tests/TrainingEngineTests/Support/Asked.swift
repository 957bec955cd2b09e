/// Somebody who is asked whether to stop, and from some time on says yes.
final class Asked {
  private(set) var times = 0
  private let limit: Int

  init(yesAfter limit: Int) { self.limit = limit }

  func answer() -> Bool {
    times += 1
    return times > limit
  }
}
