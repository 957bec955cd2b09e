import Experiments
import Landscapes

extension Session {
  /// What the panes need that is not there yet.
  ///
  /// A picture that was asked for is let come so far that it can be shown, even when the run has moved
  /// on to another step: while a run plays or an arrow key is held down, there would never be one
  /// otherwise.
  ///
  /// - Parameter extents: What each side's pane shows.
  func landscapeRequests(for extents: [LandscapeRequest.Extent]) -> [LandscapeRequest] {
    zip(sides.indices, extents).compactMap { side, extent in
      guard let wanted = request(side: side, extent: extent),
        sides[side].fault?.request != wanted
      else { return nil }
      if let landscape = landscapes.landscape(for: wanted), landscape.isComplete { return nil }
      if let pending = requested.first(where: { $0.differsOnlyInStep(from: wanted) }),
        landscapes.landscape(for: pending)?.isPresentable != true
      {
        return pending
      }
      return wanted
    }
  }

  /// The landscape that a side's pane should show; nil while the run has not come to a step that the
  /// plane needs.
  func request(side: Int, extent: LandscapeRequest.Extent) -> LandscapeRequest? {
    let home = sides[side].home
    guard stepAwaited(by: side) == nil else { return nil }
    let key = PreparedPlane.Key(
      of: home, at: side, run: sides[side].run, edition: edition, step: planeStep)
    return LandscapeRequest(
      side: side, run: key.run, plane: key.plane, step: key.step, extent: extent,
      levels: .init(spacing: view.levelSpacing, areShared: view.sharesLevels))
  }

  /// The step by which planes are told that follow the run: the one on screen, or one that the user
  /// holds.
  var planeStep: Int { heldStep ?? shownStep }

  /// The step that a side's plane waits for; nil when the run has come to all that it needs.
  func stepAwaited(by side: Int) -> Int? {
    let home = sides[side].home
    guard !home.planeIsWholeSpace else { return nil }
    let needed = home.plane.lastStepNeeded(at: planeStep, ofRunOf: steps)
    return needed <= sides[side].timeline?.lastStep ?? 0 ? nil : needed
  }

  /// The work behind a request.
  ///
  /// - Parameter everyPoint: Whether no point is left to interpolation.
  func job(for request: LandscapeRequest, everyPoint: Bool) -> LandscapeJob {
    let side = sides[request.side]
    return LandscapeJob(
      request: request, side: side.home,
      timeline: side.home.planeIsWholeSpace ? nil : side.timeline,
      place: side.place(for: request.planeKey), everyPoint: everyPoint,
      neighbours: request.levels.areShared
        ? sides.indices.filter { $0 != request.side }.compactMap { reliefs[$0]?.landscape } : [])
  }

  /// The work of training all sides as the session stands.
  var trainingJob: TrainingJob {
    TrainingJob(
      generation: generation, steps: steps,
      sides: sides.map { side in
        TrainingJob.SideJob(
          side: side.home,
          rate: side.baseRate.map { .known($0) }
            ?? .rule(
              lessonScene?.learningRate?.rule(forSide: side.home.id)
                ?? side.home.learningRateRule),
          factor: rateFactor)
      })
  }

  /// The traces that belong to the landscapes on screen and are not there yet.
  ///
  /// While a run plays, only paths that the timeline does not tell itself are traced, and no losses:
  /// the landscapes need the cores.
  func traceKeys() -> [TraceKey] {
    sides.indices.compactMap { position in
      let side = sides[position]
      guard !side.home.planeIsWholeSpace, let timeline = side.timeline,
        let request = reliefs[position]?.landscape.request, request.run == side.run,
        request.plane == side.home.plane, !(clock.isPlaying && side.isTracked)
      else { return nil }
      let isFollowing = request.plane.followsStep && heldStep == nil
      let key = TraceKey(
        side: position, run: request.run, plane: request.plane, planeStep: request.step,
        lastStep: isFollowing ? request.step : timeline.lastStep, hasLosses: !clock.isPlaying)
      guard let trace = side.trace, trace.key.serves(key) else { return key }
      return missingPoint(of: position, in: trace)
    }
  }

  /// The one point that a trace lacks, or lacks the losses of, though the line under the pane tells them:
  /// a long run is traced in places, and measured in fewer.
  private func missingPoint(of side: Int, in trace: RunTrace) -> TraceKey? {
    guard trace.key.hasLosses, !clock.isPlaying, shownStep <= trace.key.lastStep else { return nil }
    var key = trace.key
    if trace.point(at: shownStep) == nil {
      key.step = shownStep
    } else if let (point, _) = pointOffPlane(of: side), point.losses == nil {
      key.step = point.step
    }
    return key.step == nil ? nil : key
  }

  /// The work behind a trace; nil while there is no run.
  func traceJob(for key: TraceKey) -> TraceJob? {
    let side = sides[key.side]
    return side.timeline.map { timeline in
      TraceJob(
        key: key, side: side.home, timeline: timeline,
        place: side.trace?.key == key.ofAllSteps
          ? side.trace?.place : side.place(for: key.planeKey))
    }
  }
}

extension SideState {
  /// Where a plane lies, as far as that is known.
  fileprivate func place(for key: PreparedPlane.Key) -> SidePlane? {
    place.flatMap { $0.key == key ? $0.place : nil }
  }
}

extension TraceKey {
  /// The key of the trace to which this one adds a step.
  var ofAllSteps: TraceKey {
    var key = self
    key.step = nil
    return key
  }

  /// Whether a trace has all that another is to have.
  fileprivate func serves(_ other: TraceKey) -> Bool {
    self == other
      || TraceKey(
        side: other.side, run: other.run, plane: other.plane, planeStep: other.planeStep,
        lastStep: other.lastStep, hasLosses: true) == self
  }
}
