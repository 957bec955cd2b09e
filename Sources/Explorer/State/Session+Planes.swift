import Experiments
import Landscapes

// Which plane is looked at.
extension Session {
  /// The plane that is looked at.
  var plane: PlaneDescription { experiment.sides[0].plane }

  /// Looks at another plane. The runs go on as they are.
  ///
  /// - Parameter viewport: What is seen of it first; nil to keep what is seen.
  mutating func show(_ plane: PlaneDescription, in viewport: Viewport? = nil) throws(PlaneFault) {
    experiment = try experiment.showing(plane, within: viewport ?? view.home)
    for position in sides.indices {
      sides[position].home = experiment.sides[position]
      sides[position].fault = nil
      sides[position].place = nil
    }
    heldStep = nil
    if let viewport { view.begin(in: viewport) }
  }

  /// The step that a plane of the user's choice would wait for; nil when every run has come to all that it
  /// needs.
  func stepMissing(for plane: PlaneDescription) -> Int? {
    let needed = plane.lastStepNeeded(at: shownStep, ofRunOf: steps)
    return needed <= stepsReady ? nil : needed
  }

  /// The work of finding out about a plane of the user's choice.
  func surveyJob(of plane: PlaneDescription) -> SurveyJob {
    SurveyJob(
      generation: generation, plane: plane, experiment: experiment,
      timelines: sides.map(\.timeline), runs: sides.map(\.run), edition: edition,
      step: shownStep)
  }

  /// Takes note of where planes lie that are looked at now.
  mutating func take(_ places: [PreparedPlane.Key: SidePlane]) {
    for (key, place) in places where key.plane == sides[key.side].home.plane {
      sides[key.side].place = (key, place)
    }
  }

  /// Holds planes that follow the run at the step on screen, or lets them follow again.
  ///
  /// - Returns: What to tell the user.
  mutating func holdOrFollow() -> String {
    guard heldStep == nil else {
      heldStep = nil
      return "The landscape follows the run again."
    }
    guard sides.contains(where: { !$0.home.planeIsWholeSpace && $0.home.plane.followsStep }) else {
      return "This landscape is the same at every step; there is nothing to hold."
    }
    heldStep = shownStep
    return "The landscape stays that of step \(shownStep), whatever the run does."
  }
}
