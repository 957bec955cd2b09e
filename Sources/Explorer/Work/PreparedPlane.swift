import Experiments
import Landscapes
import TrainingEngine

/// What is found out about a plane at a step once and serves every picture of it, whatever part of it
/// that shows and however finely.
struct PreparedPlane: Sendable {
  let key: Key
  let place: SidePlane
  /// The fingerprint of all of the network's numbers at the request's step.
  let fingerprint: StateHash
  /// Where the network goes through the plane, or the point that is nearest to it.
  let origin: PlaneCoordinates
  /// How the loss over the plane is evaluated.
  let plan: EvaluationPlan
  /// In the precision in which the side trains.
  let drawn: any LossSurface
  /// In double precision, for what is measured; nil until it is needed, and where it is not any more.
  private(set) var exact: PlaneLoss<Double>?
  /// Loss, gradient and Hessian at the origin; nil until they are measured.
  private(set) var here: PointOnPlane?
  /// Nil until it is looked for, and where there is none.
  private(set) var minimum: PlaneMinimum?
  private(set) var hasSearched = false

  /// Tells one plane of one step of a run from all others.
  struct Key: Hashable, Sendable {
    let side: Int
    let run: Int
    let plane: PlaneDescription
    let step: Int

    init(side: Int, run: Int, plane: PlaneDescription, step: Int) {
      (self.side, self.run, self.plane, self.step) = (side, run, plane, step)
    }

    /// The plane of a side as it lies at a step, which tells planes apart only where they follow the run;
    /// and so does the run where other parameters move than those of the plane.
    ///
    /// - Parameter edition: What stands for the run where none moves the plane.
    init(of home: ExperimentSide, at position: Int, run: Int, edition: Int, step: Int) {
      let isStill = home.planeIsWholeSpace
      self.init(
        side: position, run: isStill ? edition : run, plane: home.plane,
        step: !isStill && home.plane.followsStep ? step : 0)
    }
  }

  /// Prepares what a picture takes, and not what is measured.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  init(
    of job: LandscapeJob, isCancelled: @escaping @Sendable () -> Bool
  ) throws(PlaneFault) {
    let step = job.request.step
    let place =
      if let place = job.place {
        place
      } else {
        try job.side.plane(at: step, of: job.timeline, isCancelled: isCancelled)
      }
    let drawn = job.side.drawnLoss(over: place, at: step, isCancelled: isCancelled)
    guard let drawn else { throw .cancelled }
    key = job.request.planeKey
    self.place = place
    self.drawn = drawn.surface
    plan = drawn.plan
    origin = drawn.origin
    exact = drawn.exact
    let shown: NetworkState<Double>
    if let timeline = job.timeline, !place.description.goesThroughStep {
      guard let state = timeline.state(at: step, isCancelled: isCancelled) else {
        throw .cancelled
      }
      shown = state
    } else {
      shown = place.description.goesThroughStep ? place.state : job.side.network.state
    }
    guard let fingerprint = StateHash(of: shown, isCancelled: isCancelled) else {
      throw .cancelled
    }
    self.fingerprint = fingerprint
  }
}

extension PreparedPlane {
  /// Measures loss, gradient and Hessian at the origin, unless that has been done.
  ///
  /// - Returns: False when cancelled.
  mutating func measure(of side: ExperimentSide, isCancelled: @Sendable () -> Bool) -> Bool {
    guard here == nil else { return true }
    guard prepareExact(of: side, isCancelled: isCancelled), let exact else { return false }
    var plane = exact
    let curvature = plane.curvature(at: origin, isCancelled: isCancelled)
    here = curvature.map { PointOnPlane(at: origin, $0) }
    return here != nil
  }

  /// Looks for the minimum, unless that has been done.
  ///
  /// - Returns: False when cancelled.
  mutating func search(of side: ExperimentSide, isCancelled: @Sendable () -> Bool) -> Bool {
    guard !hasSearched else { return true }
    guard prepareExact(of: side, isCancelled: isCancelled), let exact else { return false }
    let found = side.minimum(on: exact, isCancelled: isCancelled)
    guard found != nil || !isCancelled() else { return false }
    minimum = found
    hasSearched = true
    return true
  }

  /// Sees to it that the loss is there in double precision.
  ///
  /// - Returns: False when cancelled.
  mutating func prepareExact(
    of side: ExperimentSide, isCancelled: @Sendable () -> Bool
  ) -> Bool {
    guard exact == nil else { return true }
    exact = withoutActuallyEscaping(isCancelled) { isCancelled in
      side.loss(over: place, at: key.step, isCancelled: isCancelled)
    }
    return exact != nil
  }

  mutating func forgetExact() { exact = nil }

  /// The loss that a picture shows: in the precision in which the side trains, or in double precision
  /// where that is there.
  func surface(isExact: Bool) -> any LossSurface { isExact ? exact ?? drawn : drawn }

  /// Whether nothing is left to be measured.
  var isMeasured: Bool { here != nil && hasSearched }

  /// Whether a picture of a part of the plane has to be in double precision, though the side trains in
  /// single precision, because it is so close up that rounding would be seen. As long as nothing is
  /// measured nobody knows, and the answer is no.
  func needsExact(for viewport: Viewport, of side: ExperimentSide) -> Bool {
    guard side.precision == .float, let here else { return false }
    return !viewport.isWideEnoughForFloat(by: here.curvature, at: origin)
  }
}

extension LandscapeRequest {
  var planeKey: PreparedPlane.Key {
    PreparedPlane.Key(side: side, run: run, plane: plane, step: step)
  }
}
