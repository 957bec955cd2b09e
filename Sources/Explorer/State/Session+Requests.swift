import Experiments
import Landscapes

extension Session {
  /// What the panes of some sizes need that is not there yet.
  ///
  /// - Parameter grids: Columns and rows of each pane's grid, and the viewport fitted to it.
  func landscapeRequests(for grids: [LandscapeRequest.Extent]) -> [LandscapeRequest] {
    zip(sides.indices, grids).compactMap { side, extent in
      let wanted = request(side: side, extent: extent)
      if let landscape = landscapes.landscape(for: wanted), landscape.isComplete { return nil }
      // While the run plays, the step moves on before a picture is there. The first pass that was asked
      // for is let finish, or there would never be one.
      if let pending = requested.first(where: { $0.differsOnlyInStep(from: wanted) }),
        landscapes.landscape(for: pending) == nil
      {
        return pending
      }
      return wanted
    }
  }

  /// The landscape that a pane should show.
  func request(side: Int, extent: LandscapeRequest.Extent) -> LandscapeRequest {
    let isStill = sides[side].home.planeIsWholeSpace
    return LandscapeRequest(
      side: side, generation: isStill ? edition : generation, step: isStill ? 0 : shownStep,
      extent: extent)
  }

  /// The work behind a request.
  func job(for request: LandscapeRequest) -> LandscapeJob {
    LandscapeJob(
      request: request, side: sides[request.side].home,
      timeline: request.step == 0 ? nil : sides[request.side].timeline)
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
