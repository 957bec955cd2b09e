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
      let wanted = request(side: side, extent: extent)
      if let landscape = landscapes.landscape(for: wanted), landscape.isComplete { return nil }
      if let pending = requested.first(where: { $0.differsOnlyInStep(from: wanted) }),
        landscapes.landscape(for: pending)?.isPresentable != true
      {
        return pending
      }
      return wanted
    }
  }

  /// The landscape that a side's pane should show.
  func request(side: Int, extent: LandscapeRequest.Extent) -> LandscapeRequest {
    let isStill = sides[side].home.planeIsWholeSpace
    return LandscapeRequest(
      side: side, run: isStill ? edition : sides[side].run, step: isStill ? 0 : shownStep,
      extent: extent)
  }

  /// The work behind a request.
  func job(for request: LandscapeRequest) -> LandscapeJob {
    let side = sides[request.side]
    return LandscapeJob(
      request: request, side: side.home,
      timeline: side.home.planeIsWholeSpace ? nil : side.timeline)
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
}
