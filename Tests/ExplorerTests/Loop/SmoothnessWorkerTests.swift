import Dispatch
import Drawing
import Testing

@testable import Explorer
@testable import ravine

@Suite struct SmoothnessWorkerTests {
  /// The job that the charts of a fresh scenario ask for.
  private func job(_ fixture: Fixture, doublingTheRate times: Int = 0) throws -> SmoothnessJob {
    var story = try Story(fixture)
    story.setUp(.perform(.smoothness))
    for _ in 0..<times { story.setUp(.perform(.raiseRateMuch)) }
    let jobs = story.takePending().compactMap { effect -> SmoothnessJob? in
      if case .probe(let job) = effect { job } else { nil }
    }
    return try #require(jobs.last)
  }

  @Test func reportsUntilAllSidesAreMeasured() throws {
    let desk = Desk()
    desk.worker.perform(try job(.moons))
    var complete: Set<Int> = []
    while complete.count < 2 {
      let measured = try #require(desk.next())
      if measured.run.isComplete { complete.insert(measured.request.side) }
    }
    #expect(desk.isQuiet)
  }

  @Test func theNewestWishWins() throws {
    let desk = Desk()
    for times in 0..<5 { desk.worker.perform(try job(.moons, doublingTheRate: times)) }
    let last = try job(.moons, doublingTheRate: 6)
    desk.worker.perform(last)
    var complete: [Double] = []
    while complete.count < 2 || !desk.isQuiet {
      let measured = try #require(desk.next())
      if measured.run.isComplete { complete.append(measured.request.learningRate) }
    }
    #expect(complete.suffix(2) == [0.5 * 64, 0.5 * 64])
  }

  @Test func anEndIsAnEnd() throws {
    let desk = Desk()
    desk.worker.perform(try job(.moons))
    _ = desk.next()
    desk.worker.perform(nil)
    while !desk.isQuiet { _ = desk.next() }
    desk.worker.perform(try job(.moons))
    #expect(desk.next() != nil)
  }
}

/// A worker and the place where its answers arrive.
private final class Desk {
  let worker: SmoothnessWorker
  private let mailbox: Mailbox
  private let arrivals: DispatchSemaphore
  private var answers: [MeasuredSmoothness] = []

  init() {
    let arrivals = DispatchSemaphore(value: 0)
    self.arrivals = arrivals
    mailbox = Mailbox { arrivals.signal() }
    worker = SmoothnessWorker(mailbox: mailbox, rightOfWay: RightOfWay())
  }

  /// The next report; nil when none comes for a long time.
  func next() -> MeasuredSmoothness? {
    while answers.isEmpty, arrivals.wait(timeout: .now() + 20) == .success { take() }
    return answers.isEmpty ? nil : answers.removeFirst()
  }

  /// Whether nothing arrives any more.
  var isQuiet: Bool {
    while arrivals.wait(timeout: .now() + .milliseconds(100)) == .success { take() }
    return answers.isEmpty
  }

  private func take() {
    for case .probed(let measured) in mailbox.takeAll() { answers.append(measured) }
  }
}
