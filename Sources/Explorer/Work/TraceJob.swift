import Experiments
import Landscapes
import TrainingEngine

/// The work of tracing a run beside a plane.
public struct TraceJob: Sendable {
  /// What is to be traced, beside which plane and how far.
  public let key: TraceKey
  let side: ExperimentSide
  let timeline: Timeline
  /// The plane as it lies, where that is known.
  var place: SidePlane?

  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled, or where there is no such plane.
  public func run(isCancelled: @escaping @Sendable () -> Bool) -> RunTrace? {
    let place =
      place ?? (try? side.plane(at: key.planeStep, of: timeline, isCancelled: isCancelled))
    guard let place else { return nil }
    let samples = side.samples(at: key.planeStep)
    var loss =
      key.hasLosses
      ? side.loss(over: place, at: key.planeStep, isCancelled: isCancelled) : nil
    guard !isCancelled() else { return nil }
    let steps = self.steps
    let measured = measuredSteps(of: steps, samples: samples.count)
    var points: [RunTrace.Point] = []
    let isWhole = timeline.visitStates(at: steps, isCancelled: isCancelled) { step, state in
      let position = place.plane.coordinates(of: state.parameters, isCancelled: isCancelled)
      guard let position else { return false }
      var losses: RunTrace.Losses?
      if measured.contains(step),
        let onPlane = loss?.losses([(position.x, position.y)], isCancelled: isCancelled)?[0],
        let actual = side.loss(at: state, over: samples, isCancelled: isCancelled)
      {
        losses = RunTrace.Losses(onPlane: onPlane, actual: actual)
      }
      let distance = place.plane.distance(
        of: state.parameters, from: position, isCancelled: isCancelled)
      guard let distance, let fingerprint = StateHash(of: state, isCancelled: isCancelled) else {
        return false
      }
      // Many parameters take a millisecond each time that they are gone through.
      guard !isCancelled() else { return false }
      points.append(
        RunTrace.Point(
          step: step, position: position, distance: distance, losses: losses,
          fingerprint: fingerprint,
          length: state.parameters.reduce(0) { $0 + $1 * $1 }.squareRoot()))
      return true
    }
    return isWhole ? RunTrace(key: key, points: points, place: place) : nil
  }

  /// The steps that are traced. A plane that stands still is traced once, so every step is, as far as
  /// they can be told apart on a screen; one that follows the run is traced again at each step, so
  /// those are that cost next to nothing.
  private var steps: [Int] {
    if let step = key.step { return [step] }
    let last = key.lastStep
    guard key.plane.followsStep, key.planeStep == last else {
      let count = min(last + 1, Self.mostSteps)
      return count == 1 ? [last] : (0..<count).map { $0 * last / (count - 1) }
    }
    let count = min(max(2, Self.quickBudget / side.network.layout.count), Self.mostSteps)
    return timeline.keptSteps(upTo: last, atMost: count)
  }

  /// Those of some steps at which losses are measured: as many as take about a second, and the last.
  private func measuredSteps(of steps: [Int], samples: Int) -> Set<Int> {
    let work = 4 * samples * side.network.layout.count
    let count = min(steps.count, max(8, Self.lossBudget / work))
    guard count > 1 else { return Set(steps) }
    return Set((0..<count).map { steps[$0 * (steps.count - 1) / (count - 1)] })
  }

  private static let mostSteps = 2000
  /// Numbers of parameters that are projected for a plane that follows the run.
  private static let quickBudget = 4_000_000
  /// Additions and multiplications.
  private static let lossBudget = 20_000_000_000
}

extension TraceKey {
  /// The plane beside which the run is traced.
  var planeKey: PreparedPlane.Key {
    PreparedPlane.Key(side: side, run: run, plane: plane, step: planeStep)
  }
}
