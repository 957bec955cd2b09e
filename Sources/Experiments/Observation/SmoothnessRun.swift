import TrainingEngine

/// A run of a side from its start along which the smoothness of the loss is measured, at most a few
/// hundred times.
///
/// It is a run of its own with the same numbers as any other of this side and rate, bit for bit:
/// measuring changes nothing, and nothing that is trained elsewhere knows of it.
public struct SmoothnessRun: Sendable {
  /// What was found so far, at every `interval`-th step from 0 on.
  public private(set) var points: [Point] = []
  /// Length of the run.
  public let steps: Int
  /// Steps from one measurement to the next.
  public let interval: Int
  private var run: any ProbedRun
  /// The step that the run is at.
  private var step = 0

  /// What the loss does along the gradient of a step, within the range of step sizes of
  /// `RunObservation.smoothnessFactors` times its learning rate.
  public struct Point: Equatable, Sendable {
    /// In updates from the start of the run, which is step 0; a multiple of `interval`.
    public let step: Int
    /// The loss there.
    public let losses: Extent
    /// By how much the gradient changes on the way there.
    public let gradientChanges: Extent
    /// The effective β; nil where the gradient is nought.
    public let effectiveBeta: Double?

    init(_ smoothness: Smoothness, at step: Int) {
      self.step = step
      losses = Extent(of: smoothness.points.map(\.loss))
      gradientChanges = Extent(of: smoothness.points.map(\.gradientChange))
      effectiveBeta = smoothness.effectiveBeta
    }
  }

  /// The smallest and the largest of some numbers; infinite where one is not finite.
  public struct Extent: Equatable, Sendable {
    /// 0 where there are no numbers.
    public let low: Double
    /// At least `low`.
    public let high: Double

    init(of numbers: [Double]) {
      let numbers = numbers.map { $0.isFinite ? $0 : .infinity }
      low = numbers.min() ?? 0
      high = numbers.max() ?? 0
    }
  }

  /// Measurements that are told apart on a wide screen.
  private static let mostPoints = 400

  init(_ run: any ProbedRun, steps: Int) {
    self.run = run
    self.steps = steps
    interval = max(1, (steps + Self.mostPoints - 1) / Self.mostPoints)
  }

  /// Whether the end is reached.
  public var isComplete: Bool { points.count > steps / interval }

  /// The share of the measurements that are there, 0 to 1.
  public var progress: Double { Double(points.count) / Double(steps / interval + 1) }

  /// The last measurement at or before a step; nil where the run has not come so far.
  public func point(upTo step: Int) -> Point? {
    let position = step / interval
    return points.indices.contains(position) ? points[position] : nil
  }

  /// Goes on to the next measurement.
  ///
  /// - Parameter isCancelled: Asked before every step of training; the run then stays where it is.
  public mutating func advance(isCancelled: () -> Bool = { false }) {
    guard !isComplete else { return }
    let next = points.count * interval
    while step < next {
      guard !isCancelled() else { return }
      run.skip()
      step += 1
    }
    guard !isCancelled() else { return }
    points.append(Point(run.measured(), at: step))
  }
}

extension ExperimentSide {
  /// A run of this side that has not begun, along which smoothness is to be measured.
  public func smoothnessRun(learningRate: Double, steps: Int) -> SmoothnessRun {
    SmoothnessRun(probedRun(learningRate: learningRate), steps: steps)
  }
}
