// Which steps of a run a plane depends on.

extension PlaneDescription {
  /// Whether the plane, or the loss on it, is another at each step.
  public var followsStep: Bool {
    if statistics == .miniBatch { return true }
    switch directions {
    case .checkpoints, .line: return false
    case .principalComponents(let components) where components.of == .runSoFar: return true
    case .parameters, .random, .principalComponents, .hessian, .gradient:
      return switch origin ?? .current {
      case .current, .minimum: true
      case .start, .step: false
      }
    }
  }

  /// Whether a network stands on its plane at the step by which the plane is told, if it is told by one.
  public var goesThroughStep: Bool {
    switch directions {
    case .checkpoints, .line: false
    case .parameters, .random, .principalComponents, .hessian, .gradient:
      switch origin ?? .current {
      case .current, .minimum: true
      case .start, .step: false
      }
    }
  }

  /// The last step that has to be trained before the plane can be told.
  ///
  /// - Parameters:
  ///   - step: The step on screen.
  ///   - steps: Length of the run.
  public func lastStepNeeded(at step: Int, ofRunOf steps: Int) -> Int {
    let ofOrigin =
      switch origin ?? .current {
      case .current, .minimum: step
      case .start: 0
      case .step(let step): step
      }
    return switch directions {
    case .parameters, .random, .hessian, .gradient: ofOrigin
    case .principalComponents(let components):
      switch components.of ?? .wholeRun {
      case .wholeRun: steps
      case .runSoFar: max(ofOrigin, components.stepsSoFar(at: step, ofRunOf: steps))
      }
    case .checkpoints(let checkpoints): checkpoints.steps.max() ?? 0
    case .line(let line): max(line.from, line.to)
    }
  }
}

extension ExperimentSide {
  /// Whether the scenario's plane can be told at the start without a run.
  public var planeIsThereAtStart: Bool {
    asInScenario.plane.lastStepNeeded(at: 0, ofRunOf: steps) == 0
  }
}

extension PrincipalComponentsDescription {
  /// The last step that counts, when those up to one on screen do: two steps are the fewest that span a
  /// plane.
  func stepsSoFar(at step: Int, ofRunOf steps: Int) -> Int { min(max(step, 2), steps) }
}
