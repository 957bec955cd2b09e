import Experiments
import Landscapes

// What the user changes about the runs; each change is a new run from the start.
extension Session {
  /// How far the user can take a learning rate away from the scene's.
  static let rateFactors = 1e-9...1e9

  /// Multiplies the learning rate of every side.
  ///
  /// - Returns: Whether there was room to.
  mutating func multiplyRate(by factor: Double) -> Bool {
    let product = rateFactor * factor
    guard Self.rateFactors.contains(product) else { return false }
    // Up and down again as often is where it began.
    rateFactor = abs(product - 1) < 1e-9 ? 1 : product
    restart()
    return true
  }

  mutating func resetRate() {
    rateFactor = 1
    restart()
  }

  /// Lets the plane's two parameters begin elsewhere, on every side.
  mutating func moveStart(to point: PlaneCoordinates) {
    begin(experiment.starting(at: point), movedTo: point)
  }

  /// Lets every side begin where the scenario has it.
  mutating func resetStart() {
    moves = []
    begin(experiment.startingAtHome)
    startEdition = edition
  }

  /// Whether the start goes wherever the crosshair points: two parameters are set to it. Along other
  /// directions the plane may go with the start, so it goes where the user says at last.
  var startMovesAtOnce: Bool { plane.parameters != nil }

  /// What keys do while the start is being moved.
  var noteOnMovingStart: String {
    startMovesAtOnce
      ? "Arrows move the start; Enter ends that."
      : "Arrows choose a place on the plane; Enter begins every run there, Esc none."
  }

  /// The work of moving the start on a plane that is not one of two parameters.
  func moveJob(to point: PlaneCoordinates) -> MoveJob {
    MoveJob(
      generation: generation, point: point, experiment: experiment,
      timelines: sides.map(\.timeline), step: planeStep)
  }

  /// Takes over an experiment whose sides begin elsewhere on the present plane.
  mutating func begin(_ moved: Experiment, movedTo point: PlaneCoordinates) {
    // Two parameters are where they were put last.
    if plane.parameters != nil { moves.removeAll { [plane] in $0.plane == plane } }
    moves.append(StartMove(plane: plane, point: point))
    begin(moved)
    startEdition = generation
  }

  private mutating func begin(_ moved: Experiment) {
    experiment = moved
    for position in sides.indices {
      sides[position].home = experiment.sides[position]
      sides[position].baseRate = nil
    }
    restart()
  }

  /// Goes on to a scene, with its own learning rate, at the start. Where it does not say what the panes
  /// show, they go on as they are.
  mutating func go(toScene position: Int) {
    scene = position
    if let panes = scenes[position].panes { view.panes = panes }
    rateFactor = 1
    for side in sides.indices { sides[side].baseRate = nil }
    clock.step = 0
    restart()
  }

  /// Takes over the settings of a session of the same scenario with another seed.
  mutating func keepSettings(of other: Session) {
    scene = other.scene
    rateFactor = other.rateFactor
    clock.speed = other.clock.speed
    clock.isPlaying = other.clock.isPlaying
    heldStep = other.heldStep
    // Along other directions than those of parameters the start lies where the other seed's plane lies.
    for move in other.moves where move.plane.parameters != nil {
      try? show(move.plane, in: other.view.home)
      moveStart(to: move.point)
    }
    let plane = other.experiment.sides[0].plane
    try? show(plane, in: other.view.home)
    view = other.view
  }

  /// The old run stays on screen until the first steps of the new one are there.
  private mutating func restart() {
    generation += 1
    for position in sides.indices { sides[position].begin(run: generation) }
  }
}
