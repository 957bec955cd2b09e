import Drawing
import Experiments

extension ExplorerState {
  /// The only place where the explorer's state changes.
  ///
  /// - Returns: The work that the change asks for.
  public mutating func update(_ action: Action) -> [Effect] { update([action]) }

  /// Changes the state by a burst of actions, in their order. What follows from all of them, contour
  /// lines and requests for work, is worked out once.
  ///
  /// - Returns: The work that the changes ask for.
  public mutating func update(_ actions: [Action]) -> [Effect] {
    let generation = session?.generation
    var effects: [Effect] = []
    for action in actions { effects += change(by: action) }
    session?.measure()
    if let session, session.generation != generation { effects.append(.train(session.trainingJob)) }
    effects += missingSweep() + missingSmoothness()
    guard let extents = gridExtents else { return effects }
    session?.refreshReliefs(for: extents)
    effects += missingLandscapes(for: extents) + missingTraces()
    return effects + missingCurvatures()
  }

  private mutating func change(by action: Action) -> [Effect] {
    switch action {
    case .input(.resized(let size)):
      window = size
    case .input(.key(let key)):
      return press(key)
    case .input(.mouse(let event)):
      return react(to: event)
    case .perform(let command):
      return perform(command)
    case .seek(let step):
      session?.go(to: step)
    case .tick(let seconds):
      session?.pass(seconds: seconds)
    case .listed(let entries):
      gallery = entries
      // Opened before there was anything in it, it stands on the present scenario now.
      if layer == .gallery(GalleryList()) { openGallery() }
    case .opened(let experiment, let path):
      open(experiment, path: path)
    case .failed(let message):
      notice = Notice(text: message, isFault: true)
    case .trained(let result):
      session?.take(result)
    case .evaluated(let landscape):
      session?.take(landscape)
    case .swept(let sweep):
      session?.take(sweep)
    case .probed(let measured):
      session?.take(measured)
    case .unevaluated(let request, let fault):
      session?.take(fault, of: request)
    case .surveyed(let survey):
      take(survey)
    case .moved(let moved):
      take(moved)
    case .traced(let trace):
      session?.take(trace)
    case .measured(let answer):
      session?.take(answer)
    }
    return []
  }

  private mutating func open(_ experiment: Experiment, path: String) {
    notice = nil
    var opened = Session(
      experiment, path: path, generation: (session?.generation ?? 0) + 1)
    // The file may have been edited since it was read before: what is then another scenario starts
    // afresh.
    if let session, session.path == path, session.experiment.scenario == experiment.scenario {
      opened.keepSettings(of: session)
    }
    if let session { opened.curvatures = CurvatureCache(callingBack: session.curvatures) }
    session = opened
    switch layer {
    case .gallery, .movingStart, .planes: layer = .none
    case .none, .help, .numbers: break
    }
  }

  /// Asks for the sweep whose strips are shown, unless it was asked for already, and for an end of one
  /// that nobody looks at any more.
  private mutating func missingSweep() -> [Effect] {
    let wanted = session?.wantedSweep
    guard wanted != requestedSweep else { return [] }
    requestedSweep = wanted
    return [.sweep(wanted == nil ? nil : session?.sweepJob)]
  }

  /// Asks for the smoothness along the runs whose charts are shown, unless it was asked for already, and
  /// for an end when nobody looks at them any more.
  private mutating func missingSmoothness() -> [Effect] {
    let wanted = session?.wantedSmoothness ?? []
    guard wanted != requestedSmoothness else { return [] }
    requestedSmoothness = wanted
    return [.probe(session?.smoothnessJob)]
  }

  /// Asks for the curvature of whole networks, once the pictures are there.
  private mutating func missingCurvatures() -> [Effect] {
    guard let session else { return [] }
    let wanted = self.session?.curvatures.ask(
      for: session.curvatureRequests, canBegin: session.requested.isEmpty)
    return wanted.map { [.measure($0.map(session.job))] } ?? []
  }

  /// Asks for the landscapes that the panes need, unless they were asked for already.
  private mutating func missingLandscapes(for extents: [LandscapeRequest.Extent]) -> [Effect] {
    guard let session else { return [] }
    let requests = session.landscapeRequests(for: extents)
    guard requests != session.requested else { return [] }
    self.session?.requested = requests
    return [.evaluate(requests.map { session.job(for: $0, everyPoint: everyPoint) })]
  }

  /// Asks for the traces that the panes need, unless they were asked for already.
  private mutating func missingTraces() -> [Effect] {
    guard let session else { return [] }
    let keys = session.traceKeys()
    guard keys != session.requestedTraces else { return [] }
    self.session?.requestedTraces = keys
    return keys.isEmpty ? [] : [.trace(keys.compactMap(session.traceJob(for:)))]
  }
}
