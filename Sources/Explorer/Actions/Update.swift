import Drawing
import Experiments

extension ExplorerState {
  /// The only place where the explorer's state changes.
  ///
  /// - Returns: The work that the change asks for.
  public mutating func update(_ action: Action) -> [Effect] {
    let generation = session?.generation
    var effects: [Effect] = []
    switch action {
    case .input(.resized(let size)):
      window = size
    case .input(.key(let key)):
      effects = press(key)
    case .input(.mouse(let event)):
      react(to: event)
    case .perform(let command):
      effects = perform(command)
    case .seek(let step):
      session?.go(to: step)
    case .tick(let seconds):
      session?.pass(seconds: seconds)
    case .opened(let experiment, let path):
      open(experiment, path: path)
    case .failed(let message):
      notice = Notice(text: message, isFault: true)
    case .trained(let result):
      session?.take(result)
    case .evaluated(let landscape):
      session?.take(landscape)
    }
    session?.measure()
    let extents = gridExtents
    session?.refreshReliefs(for: extents)
    if let session, session.generation != generation { effects.append(.train(session.trainingJob)) }
    return effects + missingLandscapes(for: extents)
  }

  private mutating func open(_ experiment: Experiment, path: String) {
    var opened = Session(
      experiment, path: path, generation: (session?.generation ?? 0) + 1)
    if let session, session.path == path { opened.keepSettings(of: session) }
    session = opened
    switch layer {
    case .gallery, .movingStart: layer = .none
    case .none, .help: break
    }
  }

  /// Asks for the landscapes that the panes need, unless they were asked for already.
  private mutating func missingLandscapes(for extents: [LandscapeRequest.Extent]) -> [Effect] {
    guard let session else { return [] }
    let requests = session.landscapeRequests(for: extents)
    guard requests != session.requested else { return [] }
    self.session?.requested = requests
    return [.evaluate(requests.map(session.job(for:)))]
  }
}
