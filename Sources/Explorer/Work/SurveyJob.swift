import Experiments
import Landscapes
import TrainingEngine

/// The work of finding out whether a plane exists on every side, and what of it should be seen.
public struct SurveyJob: Sendable {
  /// Tells the answer to this job from those to others.
  let generation: Int
  let plane: PlaneDescription
  /// The experiment as it is looked at now.
  let experiment: Experiment
  /// The sides' runs.
  let timelines: [Timeline?]
  /// What tells these runs from others, as `SideState.run` counts.
  let runs: [Int]
  /// What stands for the run in keys of planes that none moves.
  let edition: Int
  let step: Int

  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  public func run(isCancelled: @escaping @Sendable () -> Bool = { false }) -> Survey {
    do throws(PlaneFault) {
      let showing = try experiment.showing(plane, within: Viewport(experiment.scenario.viewport))
      var viewport: Viewport?
      var places: [PreparedPlane.Key: SidePlane] = [:]
      for (position, (side, timeline)) in zip(showing.sides, timelines).enumerated() {
        let place = try place(of: side, timeline, isCancelled: isCancelled)
        let suggestion =
          if let place {
            try self.viewport(on: place, of: side, timeline, isCancelled: isCancelled)
          } else {
            Self.usual
          }
        viewport = viewport.map { $0.spanning(suggestion) } ?? suggestion
        let key = PreparedPlane.Key(
          of: side, at: position, run: runs[position], edition: edition, step: step)
        // Where no run moves the plane it is asked for without one, and costs next to nothing.
        if !side.planeIsWholeSpace { places[key] = place }
      }
      guard let viewport else { preconditionFailure("An experiment has sides.") }
      return Survey(
        generation: generation, plane: plane, outcome: .found(viewport, places: places))
    } catch {
      return Survey(generation: generation, plane: plane, outcome: .fault(error))
    }
  }

  /// As far as the weights are long, in both directions: what the scaling of random directions is for.
  private static var usual: Viewport { Viewport(x: -1...1, y: -1...1) }

  /// Where the plane lies; nil where that has no bearing on what should be seen, and the plane surely exists.
  private func place(
    of side: ExperimentSide, _ timeline: Timeline?, isCancelled: @escaping @Sendable () -> Bool
  ) throws(PlaneFault) -> SidePlane? {
    guard try !side.surelyHasRandomPlane(at: step, of: timeline, isCancelled: isCancelled) else {
      return nil
    }
    return try side.plane(at: step, of: timeline, isCancelled: isCancelled)
  }

  /// What shows the run on the plane, or the shape of the loss where the run has nothing to do with it.
  private func viewport(
    on place: SidePlane, of side: ExperimentSide, _ timeline: Timeline?,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(PlaneFault) -> Viewport {
    let here = place.plane.coordinates(of: place.state.parameters)
    let reach: Double
    switch plane.directions {
    case .random: return Self.usual.centered(on: here)
    case .line, .checkpoints: reach = 0.5
    case .principalComponents: reach = 0
    case .parameters:
      let scenario = Viewport(experiment.scenario.viewport)
      reach = max(scenario.width, scenario.height) / 2
    case .hessian:
      let curvature = try curvature(on: place, of: side, at: here, isCancelled: isCancelled)
      // Where the parabola along the sharper eigenvector has risen by as much as the loss itself.
      reach = Self.bounded((2 * abs(curvature.loss / curvature.xx)).squareRoot())
    case .gradient:
      let curvature = try curvature(on: place, of: side, at: here, isCancelled: isCancelled)
      // To the lowest point of the parabola along the gradient, and as far again.
      reach = Self.bounded(2 * abs(curvature.gradient.x / curvature.xx))
    }
    let path = try path(on: place, timeline, isCancelled: isCancelled)
    return Viewport(around: [here] + path, reachingAtLeast: reach)
  }

  /// Where the run goes on the plane, as far as the plane follows it.
  private func path(
    on place: SidePlane, _ timeline: Timeline?, isCancelled: @escaping @Sendable () -> Bool
  ) throws(PlaneFault) -> [PlaneCoordinates] {
    guard let timeline else { return [] }
    let last = plane.followsStep ? min(step, timeline.lastStep) : timeline.lastStep
    let steps = timeline.keptSteps(upTo: last, atMost: Self.mostPoints)
    var points: [PlaneCoordinates] = []
    let isWhole = timeline.visitStates(at: steps, isCancelled: isCancelled) { _, state in
      points.append(place.plane.coordinates(of: state.parameters))
      return !isCancelled()
    }
    guard isWhole else { throw .cancelled }
    return points
  }

  private func curvature(
    on place: SidePlane, of side: ExperimentSide, at point: PlaneCoordinates,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(PlaneFault) -> PlaneCurvature {
    var loss = side.loss(over: place, at: step, isCancelled: isCancelled)
    let curvature = loss?.curvature(at: point, isCancelled: isCancelled)
    guard let curvature else { throw .cancelled }
    return curvature
  }

  /// A parabola that hardly curves reaches too far to be looked at.
  private static func bounded(_ reach: Double) -> Double { reach.isFinite ? min(reach, 1e3) : 0 }

  private static let mostPoints = 32
}

/// What a survey found.
public struct Survey: Sendable {
  let generation: Int
  let plane: PlaneDescription
  let outcome: Outcome

  enum Outcome: Sendable {
    /// The plane exists on every side, and this part of it shows most; where it lies, as far as that was
    /// found out.
    case found(Viewport, places: [PreparedPlane.Key: SidePlane])
    case fault(PlaneFault)
  }
}

extension Viewport {
  /// The square around some points with a margin of a quarter.
  ///
  /// - Parameter least: The smallest distance from its centre to its edges.
  fileprivate init(around points: [PlaneCoordinates], reachingAtLeast least: Double) {
    let points = points.filter { $0.x.isFinite && $0.y.isFinite && abs($0.x) + abs($0.y) < 1e50 }
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (bottom, top) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    let reach = max(1.25 * max(right - left, top - bottom) / 2, least, 1e-6 * (1 + abs(left)))
    let center = PlaneCoordinates(x: left + (right - left) / 2, y: bottom + (top - bottom) / 2)
    self.init(
      x: center.x - reach...center.x + reach, y: center.y - reach...center.y + reach)
  }

  /// The smallest viewport that holds this one and another.
  fileprivate func spanning(_ other: Viewport) -> Viewport {
    Viewport(
      x: min(x.lowerBound, other.x.lowerBound)...max(x.upperBound, other.x.upperBound),
      y: min(y.lowerBound, other.y.lowerBound)...max(y.upperBound, other.y.upperBound))
  }
}
