import Experiments
import Landscapes

// What the list of planes offers.
extension Session {
  /// Everything but the parameters.
  var planeChoices: [PlaneChoice] {
    var choices: [PlaneChoice] = [.scenario(experiment.scenario.plane)]
    choices += DirectionScaling.allCases.map { scaling in
      let title =
        switch scaling {
        case .filter: "Random, filter-normalized"
        case .layer: "Random, layer-normalized"
        case .weight: "Random, weight-normalized"
        case .none: "Random, as drawn"
        }
      // What was chosen for biases, and a scenario's seed, stay.
      var random = presentRandom ?? RandomDirectionsDescription()
      random.scaling = scaling
      return .directions(.random(random), title: title)
    }
    if presentRandom != nil { choices += VectorDirections.allCases.map(PlaneChoice.vectors) }
    choices += [
      .directions(
        .principalComponents(PrincipalComponentsDescription(of: .wholeRun)),
        title: "Principal components of the run"),
      .directions(
        .principalComponents(PrincipalComponentsDescription(of: .runSoFar)),
        title: "Principal components so far"),
      .directions(
        .hessian(HessianDirectionsDescription(eigenvectors: .topTwo)),
        title: "Hessian's top two eigenvectors"),
      .directions(
        .hessian(HessianDirectionsDescription(eigenvectors: .topAndBottom)),
        title: "Hessian's top and bottom"),
      .directions(
        .gradient(GradientDirectionsDescription()), title: "Gradient and a random direction"),
      .directions(.line(LineDescription(from: 0, to: steps)), title: "Line from start to end"),
    ]
    if shownStep > 0, shownStep < steps {
      choices += [
        .directions(
          .line(LineDescription(from: 0, to: shownStep)), title: "Line from start to this step"),
        .directions(
          .checkpoints(CheckpointsDescription(steps: [0, shownStep, steps])),
          title: "Start, this step and the end"),
      ]
    } else if steps > 1 {
      choices.append(
        .directions(
          .checkpoints(CheckpointsDescription(steps: [0, steps / 2, steps])),
          title: "Start, middle and end"))
    }
    return choices + origins.map(PlaneChoice.origin)
      + PlaneStatistics.allCases.map(PlaneChoice.statistics)
  }

  /// The present plane's random directions; nil where it has others.
  private var presentRandom: RandomDirectionsDescription? {
    if case .random(let random) = plane.directions { random } else { nil }
  }

  /// The origins that the present plane can have.
  private var origins: [PlaneOrigin] {
    let steps: [PlaneOrigin] = [.current, .start] + (shownStep > 0 ? [.step(shownStep)] : [])
    return switch plane.directions {
    case .checkpoints, .line: []
    case .parameters: steps
    case .random, .principalComponents, .hessian, .gradient: steps + [.minimum]
    }
  }

  /// Whether a choice is what is shown now.
  func isShown(_ choice: PlaneChoice) -> Bool {
    switch choice {
    case .scenario(let plane): self.plane == plane
    case .directions(.random(let random), _):
      presentRandom.map { ($0.scaling ?? .filter) == (random.scaling ?? .filter) } ?? false
    case .directions(let directions, _): plane.directions == directions
    case .vectors(let vectors): presentRandom.map { ($0.vectors ?? .zero) == vectors } ?? false
    case .origin(let origin): (plane.origin ?? .current) == origin
    case .statistics(let statistics): (plane.statistics ?? .evaluationSet) == statistics
    case .parameter(let name): plane.parameters.map { $0.x == name || $0.y == name } ?? false
    }
  }
}
