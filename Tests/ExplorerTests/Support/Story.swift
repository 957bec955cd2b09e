import Drawing
import Experiments
import Testing

@testable import Explorer

/// An explorer that a test tells a story about: an action, then every change of state that it makes. A
/// change that the story does not name is an error, as is one that it names in vain.
struct Story {
  private(set) var state: ExplorerState
  /// The work that was asked for and not done yet.
  private(set) var pending: [Effect] = []

  private var worker: UnhurriedExplorer

  /// A story that begins with a scenario on screen, trained and drawn.
  init(
    _ fixture: Fixture, window: Size = Size(columns: 100, rows: 30),
    appearance: Appearance = Appearance(), gallery: [GalleryEntry] = Fixture.gallery
  ) throws {
    self.init(window: window, appearance: appearance, gallery: gallery)
    setUp(.opened(try fixture.experiment(), path: fixture.path))
    work()
  }

  /// A story that begins with nothing on screen.
  init(
    window: Size = Size(columns: 100, rows: 30), appearance: Appearance = Appearance(),
    gallery: [GalleryEntry] = Fixture.gallery
  ) {
    state = ExplorerState(window: window, appearance: appearance, gallery: gallery)
    worker = UnhurriedExplorer(state) { path, seed in
      try Experiment(ScenarioReader.read(path: path), seed: seed)
    }
  }

  var session: Session {
    get throws { try #require(state.session) }
  }

  /// Does an action, and expects the state to change as told and in no other way.
  ///
  /// - Parameter change: Makes the facts before the action those after it.
  mutating func send(
    _ action: Action, _ change: (inout Facts) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var expected = Facts(of: state)
    change(&expected)
    pending += state.update(action)
    let found = Facts(of: state)
    guard found != expected else { return }
    Issue.record(
      """
      expected: \(expected.differences(from: found).joined(separator: ", "))
      found:    \(found.differences(from: expected).joined(separator: ", "))
      """, sourceLocation: sourceLocation)
  }

  /// Does an action of which the story has nothing to say.
  mutating func setUp(_ action: Action) { pending += state.update(action) }

  /// Presses a key; a notice goes away with it unless the change brings another.
  mutating func press(
    _ key: Key, _ change: (inout Facts) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    send(
      .input(.key(key)),
      { facts in
        facts.notice = nil
        change(&facts)
      }, sourceLocation: sourceLocation)
  }

  mutating func press(
    _ character: Character, _ change: (inout Facts) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    press(.character(character), change, sourceLocation: sourceLocation)
  }

  /// Does all work that was asked for, and the work that its answers ask for. As with the real workers,
  /// the newest job wins: what a later one drops is not done.
  mutating func work() {
    while !pending.isEmpty {
      let effect = pending.removeFirst()
      guard !pending.contains(where: { $0.replaces(effect) }) else { continue }
      for action in worker.answers(to: effect) { pending += state.update(action) }
    }
  }

  /// Takes the work that was asked for away, for a test to look at it or do it its own way.
  mutating func takePending() -> [Effect] {
    defer { pending = [] }
    return pending
  }
}

extension Effect {
  fileprivate func replaces(_ earlier: Effect) -> Bool {
    switch (self, earlier) {
    case (.train, .train), (.evaluate, .evaluate), (.open, .open), (.sweep, .sweep),
      (.probe, .probe), (.measure, .measure):
      true
    default: false
    }
  }
}

extension [Effect] {
  var trainingJobs: [TrainingJob] {
    compactMap { if case .train(let job) = $0 { job } else { nil } }
  }

  /// The last word about landscapes; nil when nothing was said.
  var landscapeJobs: [LandscapeJob]? {
    compactMap { if case .evaluate(let jobs) = $0 { jobs } else { nil } }.last
  }

  /// The last word about the curvature of networks; nil when nothing was said.
  var curvatureJobs: [CurvatureJob]? {
    compactMap { if case .measure(let jobs) = $0 { jobs } else { nil } }.last
  }

  var opened: [(path: String, seed: UInt64?)] {
    compactMap { if case .open(let path, let seed) = $0 { (path, seed) } else { nil } }
  }
}

extension LandscapeEvaluation {
  /// The landscape after one more pass, of which the test knows that there is one.
  mutating func pass() throws -> Landscape {
    let landscape = nextPass(threads: 1)
    return try #require(landscape)
  }
}
