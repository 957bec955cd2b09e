import Dispatch
import Drawing
import Explorer
import Testing

@testable import ravine

@Suite struct SweepWorkerTests {
  private func job(_ fixture: Fixture) throws -> SweepJob {
    try #require(jobs(fixture, startingAt: [10]).first)
  }

  /// The jobs of one session, each after the start was moved to another column of the window.
  private func jobs(_ fixture: Fixture, startingAt columns: some Sequence<Int>) throws -> [SweepJob]
  {
    var state = ExplorerState(
      window: Size(columns: 100, rows: 30), appearance: Appearance(), gallery: [])
    _ = state.update(.opened(try fixture.experiment(), path: fixture.path))
    _ = state.update(.perform(.sweep))
    return try columns.map { column in
      let press = MouseEvent(.press, column: column, row: 8)
      for case .sweep(let job) in state.update(.input(.mouse(press))) { return try #require(job) }
      throw NoJob()
    }
  }

  private struct NoJob: Error {}

  @Test func reportsUntilAllRunsAreDone() throws {
    let desk = Desk()
    desk.worker.perform(try job(.line))
    let runs = try #require(desk.next()).result.runs
    #expect((1...runs).allSatisfy { desk.next()?.result.finishedRuns == $0 })
    #expect(desk.isQuiet)
  }

  @Test func theNewestWishWins() throws {
    let desk = Desk()
    let jobs = try jobs(.moons, startingAt: 10..<30)
    for job in jobs { desk.worker.perform(job) }
    let last = try #require(jobs.last)
    #expect(!jobs.dropLast().contains { $0.start == last.start })
    var sweep = try #require(desk.next())
    while sweep.start != last.start || !sweep.result.isComplete {
      sweep = try #require(desk.next())
    }
    #expect(desk.isQuiet)
  }

  @Test func anEndIsAnEnd() throws {
    let desk = Desk()
    desk.worker.perform(try job(.moons))
    _ = desk.next()
    desk.worker.perform(nil)
    while !desk.isQuiet { desk.forget() }
    desk.worker.perform(try job(.line))
    #expect(desk.next() != nil)
  }
}

/// A worker and the place where its answers arrive.
private final class Desk {
  let worker: SweepWorker
  private let mailbox: Mailbox
  private let arrivals: DispatchSemaphore
  private var sweeps: [RateSweep] = []

  init() {
    let arrivals = DispatchSemaphore(value: 0)
    self.arrivals = arrivals
    mailbox = Mailbox { arrivals.signal() }
    worker = SweepWorker(mailbox: mailbox, rightOfWay: RightOfWay(), threads: 2)
  }

  /// The next report; nil when none comes for a long time.
  func next() -> RateSweep? {
    while sweeps.isEmpty, arrivals.wait(timeout: .now() + 20) == .success { take() }
    return sweeps.isEmpty ? nil : sweeps.removeFirst()
  }

  /// Whether nothing arrives any more.
  var isQuiet: Bool {
    while arrivals.wait(timeout: .now() + .milliseconds(100)) == .success { take() }
    return sweeps.isEmpty
  }

  func forget() { sweeps = [] }

  private func take() {
    for case .swept(let sweep) in mailbox.takeAll() { sweeps.append(sweep) }
  }
}
