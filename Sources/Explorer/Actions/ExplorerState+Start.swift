import Drawing
import Experiments
import Landscapes

// Moving the start on planes of every kind.
extension ExplorerState {
  /// Puts the crosshair on the start of the focused side.
  mutating func openStart(of session: Session) {
    let side = session.view.focus
    if let step = session.stepAwaited(by: side) {
      say("This plane needs the run up to step \(step), which is still being trained.")
      return
    }
    let start = session.sides[side].home.start ?? session.path(of: side).first?.coordinates
    layer = .movingStart(start ?? session.view.viewports[side].center)
    if !session.startMovesAtOnce { say(session.noteOnMovingStart) }
  }

  /// Moves the start along the directions of a plane that is not one of two parameters.
  mutating func moveStart(along point: PlaneCoordinates) -> [Effect] {
    guard let session else { return [] }
    if case .movingStart = layer { layer = .none }
    say("Moving the start along the plane …")
    return [.move(session.moveJob(to: point))]
  }

  /// Begins all runs where the start was moved to, or says why it was not.
  mutating func take(_ moved: MovedStart) {
    guard let session, session.generation == moved.generation else { return }
    switch moved.outcome {
    case .moved(let experiment):
      self.session?.begin(experiment, movedTo: moved.point)
      say(
        session.plane.followsStep || session.plane.origin == .start
          ? "All runs begin there, and the plane goes with them; M takes it back."
          : "All runs begin there; M takes it back.")
    case .fault(let fault): say("\(fault)")
    }
  }
}

extension PlotPoint {
  fileprivate var coordinates: PlaneCoordinates { PlaneCoordinates(x: x, y: y) }
}
