import Drawing
import Experiments
import Testing

@testable import Explorer

/// Pictures that nobody waits in front of: what is worked for, and what is left.
@Suite struct UnhurriedExplorerTests {
  private func explorer(_ columns: Int, _ rows: Int, threads: Int = 1) -> UnhurriedExplorer {
    UnhurriedExplorer(
      ExplorerState(
        window: Size(columns: columns, rows: rows), appearance: Appearance(), gallery: []),
      threads: threads
    ) { path, seed in try Experiment(ScenarioReader.read(path: path), seed: seed) }
  }

  private func opening(_ fixture: Fixture) throws -> Action {
    .opened(try fixture.experiment(), path: fixture.path)
  }

  private func measurements(in explorer: UnhurriedExplorer) throws -> [Bool] {
    let session = try #require(explorer.state.session)
    return session.sides.indices.map { side in
      if case .measured = session.networkCurvature(of: side) { true } else { false }
    }
  }

  @Test(arguments: [Fixture.line, .moons, .three], [(80, 24), (120, 40), (200, 60)])
  func aWindowThatOpensAtTheEndShowsWhatOneThatWasOpenAllTheTimeDoes(
    fixture: Fixture, size: (columns: Int, rows: Int)
  ) throws {
    var (late, early) = (explorer(1, 1, threads: 2), explorer(size.columns, size.rows))
    let actions: [Action] = [
      try opening(fixture), .perform(.contourLabels), .perform(.raiseRate), .seek(step: 15),
    ]
    late.apply(actions)
    late.apply(.input(.resized(Size(columns: size.columns, rows: size.rows))))
    for action in actions { early.apply(action) }
    #expect(late.state.view().plainText == early.state.view().plainText)
  }

  /// On the way to a step nothing is worked for.
  @Test func aWindowThatOpensAtTheEndWorksForTheStepOnScreenAlone() throws {
    var explorer = explorer(1, 1)
    explorer.apply([try opening(.moons), .seek(step: 15)])
    explorer.apply(.input(.resized(Size(columns: 120, rows: 40))))
    var state = explorer.state
    #expect(state.session?.shownStep == 15)
    #expect(state.update(.seek(step: 0)).landscapeJobs?.count == 2)
    // What was there before is not worked for again.
    explorer.apply(.seek(step: 0))
    state = explorer.state
    #expect(state.update(.seek(step: 15)).landscapeJobs?.count ?? 0 == 0)
  }

  /// A number for which there is no room takes no time, until there is.
  @Test func theCurvatureOfANetworkIsMeasuredOnceAFrameHasRoomForIt() throws {
    var explorer = explorer(80, 24, threads: 2)
    explorer.apply([try opening(.moons), .seek(step: 15)])
    #expect(!explorer.state.view().plainText.contains("all parameters"))
    #expect(try measurements(in: explorer) == [false, false])
    explorer.apply(.input(.resized(Size(columns: 200, rows: 60))))
    #expect(try measurements(in: explorer) == [true, true])
    #expect(explorer.state.view().plainText.contains("all parameters λ "))
    #expect(!explorer.state.view().plainText.contains("all parameters λ …"))
  }
}
