import Dispatch
import Drawing
import Explorer
import Testing

@testable import ravine

@Suite struct LandscapeWorkerTests {
  /// The jobs that a fresh scenario asks for, one a side.
  private func jobs(_ fixture: Fixture, columns: Int = 100) throws -> [LandscapeJob] {
    var state = ExplorerState(
      window: Size(columns: columns, rows: 30), appearance: Appearance(), gallery: [])
    let effects = state.update(.opened(try fixture.experiment(), path: fixture.path))
    return try #require(effects.landscapeJobs)
  }

  @Test func noPaneWaitsForTheLastPassOfAnother() throws {
    let desk = Desk()
    desk.worker.evaluate(try jobs(.three))
    let passes = desk.landscapes(count: 12).map { ($0.request.side, $0.grid.stride) }
    // Two begin side by side, on a thread each, and either may be there first.
    #expect(Set(passes.prefix(2).map(\.0)) == [0, 1])
    #expect(passes.dropFirst(2).map(\.0) == [2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    #expect(passes.map(\.1) == [8, 8, 8, 4, 4, 4, 2, 2, 2, 1, 1, 1])
  }

  @Test func whoCannotWaitSeesCoarserPicturesFirstAndTheSameInTheEnd() throws {
    let jobs = try jobs(.three)
    let (patient, hasty) = (Desk(), Desk(patience: .zero))
    patient.worker.evaluate(jobs)
    hasty.worker.evaluate(jobs)
    let (expected, found) = (patient.landscapes(count: 12), hasty.landscapes(count: 15))
    #expect(Set(found.prefix(3).map(\.request.side)) == [0, 1, 2])
    #expect(found.prefix(3).allSatisfy { $0.isPreliminary && $0.grid.stride > 8 })
    for (found, expected) in zip(found.dropFirst(3), expected) {
      #expect(!found.isPreliminary)
      #expect(found.grid.stride == expected.grid.stride)
    }
    for side in 0..<3 {
      let last = [expected, found].map { $0.last { $0.request.side == side }?.grid }
      #expect(last[0]?.isComplete == true && last[0] == last[1])
    }
  }

  @Test func whatStaysWantedIsNotBegunAgain() throws {
    let desk = Desk()
    let jobs = try jobs(.three)
    desk.worker.evaluate(jobs)
    for _ in 0..<20 { desk.worker.evaluate(jobs) }
    _ = desk.landscapes(count: 12)
    #expect(desk.isQuiet)
    desk.worker.evaluate(jobs)
    #expect(desk.isQuiet)
  }

  @Test func whatIsWantedAgainLaterIsEvaluatedAgain() throws {
    let desk = Desk()
    let jobs = try jobs(.line)
    for _ in 0..<3 {
      desk.worker.evaluate([jobs[0]])
      #expect(desk.landscapes(count: 4).map(\.grid.stride) == [8, 4, 2, 1])
      desk.worker.evaluate([])
      #expect(desk.isQuiet)
    }
  }

  @Test func theNewestWishWins() throws {
    let desk = Desk()
    let (old, new) = (try jobs(.moons, columns: 250), try jobs(.moons, columns: 100))
    for _ in 0..<50 {
      desk.worker.evaluate(old)
      desk.worker.evaluate(new)
    }
    let last = try jobs(.moons, columns: 120)
    desk.worker.evaluate(last)
    // Of what was wished before, as much is posted as there was time for. From the first picture of what
    // was wished last there is nothing else, and every pass of it once.
    var passes: [LandscapeRequest: [Int]] = [:]
    while !last.allSatisfy({ passes[$0.request]?.last == 1 }) {
      let landscape = try #require(desk.landscapes(count: 1).first)
      let isLast = last.contains { $0.request == landscape.request }
      #expect(isLast || passes.isEmpty)
      if isLast { passes[landscape.request, default: []].append(landscape.grid.stride) }
    }
    #expect(desk.isQuiet)
    #expect(passes.count == last.count && passes.values.allSatisfy { $0 == [8, 4, 2, 1] })
  }
}

/// A worker and the place where its answers arrive.
private final class Desk {
  let worker: LandscapeWorker
  private let mailbox: Mailbox
  private let arrivals: DispatchSemaphore
  private var landscapes: [Landscape] = []

  /// - Parameter patience: So long that no first picture is coarser on a busy machine.
  init(patience: Duration = .seconds(3600)) {
    let arrivals = DispatchSemaphore(value: 0)
    self.arrivals = arrivals
    mailbox = Mailbox { arrivals.signal() }
    worker = LandscapeWorker(
      mailbox: mailbox, rightOfWay: RightOfWay(), threads: 2, patience: patience)
  }

  /// The next landscapes that arrive; fewer when none comes for a long time.
  func landscapes(count: Int) -> [Landscape] {
    while landscapes.count < count, arrivals.wait(timeout: .now() + 20) == .success {
      for case .evaluated(let landscape) in mailbox.takeAll() { landscapes.append(landscape) }
    }
    defer { landscapes.removeFirst(min(count, landscapes.count)) }
    return Array(landscapes.prefix(count))
  }

  /// Whether nothing arrives any more.
  var isQuiet: Bool {
    while arrivals.wait(timeout: .now() + .milliseconds(100)) == .success {
      for case .evaluated(let landscape) in mailbox.takeAll() { landscapes.append(landscape) }
    }
    return landscapes.isEmpty
  }
}
