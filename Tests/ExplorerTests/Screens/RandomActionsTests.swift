import Drawing
import Experiments
import Synchronization
import Testing

@testable import Explorer

/// Whatever a person and the workers do, in whatever order and at whatever size of the window.
@Suite struct RandomActionsTests {
  /// Something on every rung of both ladders.
  static let appearances = [
    Appearance(),
    Appearance(colors: .indexed256, glyphs: .block, colorMap: .turbo),
    Appearance(colors: .indexed16, glyphs: .braille, theme: .light),
    Appearance(colors: .monochrome, glyphs: .ascii),
  ]

  @Test(arguments: 0..<8) func everyScreenIsWhole(seed: Int) throws {
    let fixture = Fixture.allCases[seed / 2 % Fixture.allCases.count]
    var person = RandomPerson(seed: UInt64(seed))
    var state = ExplorerState(
      window: Size(columns: 100, rows: 30),
      appearance: Self.appearances[seed % Self.appearances.count], gallery: Fixture.gallery)
    var effects = state.update(
      .opened(try fixture.experiment(), path: fixture.path))
    for _ in 0..<400 {
      // Now and then a key is held down.
      let action = person.action(in: state.window)
      for _ in 0..<(person.number(in: 0...39) == 0 ? 300 : 1) { effects += state.update(action) }
      effects = effects.newest(6)
      while effects.count > 4 || (!effects.isEmpty && person.number(in: 0...1) == 0) {
        let effect = effects.remove(at: person.number(in: 0...(effects.count - 1)))
        for answer in person.answers(to: effect) { effects += state.update(answer) }
      }
      let screen = state.view()
      #expect(screen.size == state.window)
      screen.expectFits(state.appearance)
      if state.showsPanesAlone { state.expectFrames(on: screen) }
      #expect(!state.isQuitting)
    }
  }
}

extension ExplorerState {
  /// Whether nothing lies over the panes.
  fileprivate var showsPanesAlone: Bool {
    guard session != nil, !window.isTooSmall else { return false }
    if let notice, notice.isFault { return false }
    switch layer {
    case .none, .movingStart: return true
    case .help, .gallery, .planes, .numbers: return false
    }
  }

  fileprivate func expectFrames(on screen: Screen) {
    let layout = ScreenLayout(of: self)
    for pane in layout.panes {
      screen.expectFrame(around: pane.picture, in: appearance.glyphs)
      // The row of numbers belongs to no frame.
      #expect(screen[pane.numbers.column, pane.numbers.row].glyph == " ")
    }
    if !layout.chart.isEmpty { screen.expectFrame(around: layout.chart, in: appearance.glyphs) }
    if !layout.claim.isEmpty { screen.expectFrame(around: layout.claim, in: appearance.glyphs) }
  }
}

extension [Effect] {
  /// As with the real workers, most of what was asked for long ago is dropped.
  fileprivate func newest(_ limit: Int) -> [Effect] { Array(suffix(limit)) }
}

extension RandomPerson {
  /// Some of the answers to a piece of work; a landscape as far as it happens to come.
  fileprivate mutating func answers(to effect: Effect) -> [Action] {
    switch effect {
    case .move(let job):
      return [.moved(job.run())]
    case .open(let path, let seed):
      guard let experiment = try? Experiment(ScenarioReader.read(path: path), seed: seed) else {
        return [.failed("It could not be read.")]
      }
      return [.opened(experiment, path: path)]
    case .train(let job):
      var results: [TrainingResult] = []
      job.run(isCancelled: { false }, report: { results.append($0) })
      return results.prefix(number(in: 0...results.count)).map(Action.trained)
    case .evaluate(let jobs):
      return jobs.flatMap { job in
        guard var evaluation = try? job.begin() else { return [] as [Action] }
        // Fine grids take long; a few of them will do.
        let passes = number(in: 0...19) == 0 ? 4 : number(in: 0...2)
        return (0..<passes).compactMap { _ in evaluation.nextPass(threads: 1) }
          .map(Action.evaluated)
      }
    case .sweep(let job):
      let sweeps = Mutex<[RateSweep]>([])
      let last = number(in: 0...10)
      job?.run(
        threads: 1, isCancelled: { sweeps.withLock { $0.count > last } },
        report: { sweep in sweeps.withLock { $0.append(sweep) } })
      return sweeps.withLock { $0.map(Action.swept) }
    case .probe(let job):
      var answers: [Action] = []
      let last = number(in: 0...3)
      job?.run(isCancelled: { answers.count > last }, report: { answers.append(.probed($0)) })
      return answers
    case .survey(let job):
      return [.surveyed(job.run())]
    case .trace(let jobs):
      return jobs.prefix(number(in: 0...jobs.count)).compactMap { job in
        job.run { false }.map(Action.traced)
      }
    case .measure(let jobs):
      return jobs.prefix(number(in: 0...jobs.count)).compactMap { job in
        job.run { false }.map(Action.measured)
      }
    }
  }
}
