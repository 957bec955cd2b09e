import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// Opens the list of planes on the one that is shown.
  mutating func openPlaneChooser() {
    guard let session else { return }
    layer = .planes(PlaneChooser(of: session))
  }

  mutating func press(_ key: Key, in chooser: PlaneChooser) -> [Effect] {
    guard let session else { return [] }
    var chooser = chooser
    switch key {
    case .up: chooser.move(by: -1)
    case .down: chooser.move(by: 1)
    case .pageUp: chooser.move(by: -10)
    case .pageDown: chooser.move(by: 10)
    case .home: chooser.move(by: -chooser.count)
    case .end: chooser.move(by: chooser.count)
    case .enter: return chooseSelection(of: chooser)
    case .escape: return close(chooser)
    case .backspace: chooser.setFilter(String(chooser.filter.dropLast()), in: session)
    case .character(let character) where character.takesOneColumn:
      chooser.setFilter(chooser.filter + String(character), in: session)
    default: say("\(key.name) does nothing here; Esc goes back.")
    }
    layer = .planes(chooser)
    return []
  }

  /// Escape takes back what was typed, then the parameter for x, then the list.
  private mutating func close(_ chooser: PlaneChooser) -> [Effect] {
    guard let session else { return [] }
    var chooser = chooser
    if !chooser.filter.isEmpty {
      chooser.setFilter("", in: session)
      layer = .planes(chooser)
    } else if chooser.x != nil {
      chooser.setX(nil, in: session)
      layer = .planes(chooser)
    } else {
      layer = .none
    }
    return []
  }

  mutating func chooseSelection(of chooser: PlaneChooser) -> [Effect] {
    guard let session, chooser.selection < chooser.count else {
      say("There is no plane to choose.")
      return []
    }
    let choice = chooser[chooser.selection]
    var plane = session.plane
    switch choice {
    case .parameter(let name):
      guard let x = chooser.x else {
        var chooser = chooser
        chooser.setX(name, in: session)
        layer = .planes(chooser)
        return []
      }
      guard x != name else {
        say("\(name) is along x already; a plane needs two.")
        return []
      }
      plane.directions = .parameters(NamedParameters(x: x, y: name))
      if plane.origin == .minimum { plane.origin = nil }
    case .scenario(let description): plane = description
    case .directions(let directions, _):
      plane.directions = directions
      // A plane that lies where it lies takes none, and another begins without.
      plane.origin = nil
    case .vectors(let vectors):
      guard case .random(var random) = plane.directions, !session.isShown(choice) else { break }
      random.vectors = vectors == .zero ? nil : vectors
      plane.directions = .random(random)
    case .origin(let origin): plane.origin = origin == .current ? nil : origin
    case .statistics(let statistics):
      plane.statistics = statistics == .evaluationSet ? nil : statistics
    }
    layer = .none
    guard plane != session.plane else {
      say("This is what is shown.")
      return []
    }
    return look(at: plane)
  }

  /// Looks at another plane: at once where what is seen of it can stay, else when it has been surveyed.
  private mutating func look(at plane: PlaneDescription) -> [Effect] {
    guard let session else { return [] }
    if plane == session.experiment.scenario.plane {
      show(plane, in: Viewport(session.experiment.scenario.viewport))
      return []
    }
    if plane.directions == session.plane.directions, plane.origin == session.plane.origin {
      show(plane, in: nil)
      return []
    }
    if let step = session.stepMissing(for: plane) {
      say("This plane needs the run up to step \(step), which is still being trained.")
      return []
    }
    say("Looking for the plane …")
    return [.survey(session.surveyJob(of: plane))]
  }

  /// Shows a plane that was surveyed, or says why there is none.
  mutating func take(_ survey: Survey) {
    guard let session, session.generation == survey.generation else { return }
    switch survey.outcome {
    case .found(let viewport, let places):
      show(survey.plane, in: viewport)
      self.session?.take(places)
    case .fault(let fault): say("\(fault)")
    }
  }

  private mutating func show(_ plane: PlaneDescription, in viewport: Viewport?) {
    do throws(PlaneFault) {
      try session?.show(plane, in: viewport)
      say("Plane: \(plane.text)")
    } catch {
      say("\(error)")
    }
  }
}
