import Explorer
import Foundation

/// The longest silences of the work on a scenario's landscapes, by kind of work, in milliseconds.
struct Attentiveness {
  /// One number for each time that some work was listened to.
  private(set) var silences: [(work: Work, longest: Double)] = []

  /// What is done for landscapes, in the order in which it is.
  enum Work: String, CaseIterable {
    case search = "finding a plane"
    case preparation = "preparing it"
    case firstPicture = "first picture"
    case passes = "measuring and refining"
    case trace = "tracing the run"
    case spectrum = "curvature of the network"
  }

  private static let threads = ProcessInfo.processInfo.activeProcessorCount

  /// Looks at one plane of the list on the last side, and listens to all the work that this asks for,
  /// some of the way.
  ///
  /// - Parameter words: See `ScreenlessExplorer.choiceOfPlane(_:)`.
  mutating func look(atPlane words: String, in explorer: ScreenlessExplorer) {
    var explorer = explorer
    let keys = ScreenlessExplorer.choiceOfPlane(words)
    explorer.perform(Array(keys.dropLast()))
    listen(to: .search) { explorer.perform(keys.suffix(1), isCancelled: $0) }
    guard let job = explorer.wanted.last else { return }
    var evaluation: LandscapeEvaluation?
    listen(to: .preparation) { evaluation = try? job.begin(isCancelled: $0) }
    guard evaluation != nil else { return }
    for work in [Work.firstPicture, .passes] {
      listen(to: work) { isCancelled, begin in
        while let landscape = evaluation?.nextPass(
          threads: Self.threads, isCancelled: isCancelled, beginThread: begin)
        {
          explorer.perform([.evaluated(landscape)])
          if work == .firstPicture { break }
        }
      }
    }
    if let trace = explorer.traces.last { listen(to: .trace) { _ = trace.run(isCancelled: $0) } }
  }

  /// Listens to the measurement of the curvature of a whole network, which waits for all pictures.
  mutating func measureNetwork(in explorer: ScreenlessExplorer) {
    var explorer = explorer
    explorer.finishLandscapes()
    guard let job = explorer.curvatures.last else { return }
    listen(to: .spectrum) { _ = job.run(isCancelled: $0) }
  }

  private mutating func listen(
    to work: Work, _ body: (_ isCancelled: @escaping @Sendable () -> Bool) -> Void
  ) {
    listen(to: work) { isCancelled, _ in body(isCancelled) }
  }

  /// - Parameter body: Is given what it has to ask whether to go on, and what begins its threads.
  private mutating func listen(
    to work: Work,
    _ body: (_ isCancelled: @escaping @Sendable () -> Bool, _ begin: @Sendable () -> Void) -> Void
  ) {
    let silence = Silence()
    let end = ContinuousClock.now + Self.patience
    silence.begin()
    body(
      {
        silence.ask()
        return .now > end
      }, silence.begin)
    silence.ask()
    silences.append((work, silence.longest))
  }

  /// As long is each kind of work listened to.
  private static let patience = Duration.milliseconds(100)
}
