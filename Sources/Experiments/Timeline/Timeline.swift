import Landscapes
import TrainingEngine

/// What happened at each step of one side, with checkpoints so that any step is a moment away.
public struct Timeline: Sendable {
  /// One entry a step, from step 0, the start.
  public private(set) var moments: [Moment] = []
  /// The learning rate of the run, before its schedule has its say.
  public let learningRate: Double

  /// The places of the two parameters whose positions the moments tell; nil where they tell none.
  public let parameters: (x: Int, y: Int)?

  /// In what the run computes.
  let precision: Precision

  private(set) var training: any TrainingInProgress

  /// The state of a side at one step.
  public struct Moment: Equatable, Sendable {
    /// Mean loss over the batch that the step is about to see.
    public let loss: Double
    /// Norm of that batch's gradient over all parameters.
    public let gradientNorm: Double
    /// Where the two parameters are that span the plane for which the run was made; nil where the plane
    /// has other directions.
    public let position: PlaneCoordinates?
  }

  /// Bytes that the checkpoints of one run may take.
  private static let checkpointBudget = 32 << 20

  /// A timeline that holds the start and nothing else.
  ///
  /// - Parameter steps: Length of the run, which decides how far apart checkpoints are.
  public init(of side: ExperimentSide, learningRate: Double, steps: Int) {
    self.learningRate = learningRate
    parameters = side.parameters
    precision = side.precision
    let copies = 1 + side.optimizer(learningRate: learningRate).memoryPerParameter
    let bytes = (copies * side.network.layout.count + 1) * side.precision.bytes
    let stride = max(1, (steps * bytes + Self.checkpointBudget - 1) / Self.checkpointBudget)
    training =
      switch side.precision {
      case .float:
        CheckpointedTraining<Float>(of: side, learningRate: learningRate, stride: stride)
      case .double:
        CheckpointedTraining<Double>(of: side, learningRate: learningRate, stride: stride)
      }
    record()
  }

  /// The last step that is there.
  public var lastStep: Int { moments.count - 1 }

  /// The first step whose loss is infinite or not a number; nil when there is none so far.
  public private(set) var divergence: Int?

  /// Goes on for some steps.
  public mutating func advance(by steps: Int) {
    for _ in 0..<steps { record() }
  }

  /// The network's numbers at a step.
  public func state(at step: Int) -> NetworkState<Double> {
    precondition(step <= lastStep, "The run has not come to step \(step) yet.")
    return training.state(at: step) { false }!
  }

  /// The same, unless nobody waits for it any more: steps from the checkpoint on are done again.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func state(at step: Int, isCancelled: () -> Bool) -> NetworkState<Double>? {
    precondition(step <= lastStep, "The run has not come to step \(step) yet.")
    return training.state(at: step, isCancelled: isCancelled)
  }

  /// The first step whose loss is at or below a bound; nil when there is none.
  public func firstStep(withLossAtMost bound: Double) -> Int? {
    moments.firstIndex { $0.loss <= bound }
  }

  /// Length of the path on the plane up to a step over the straight line between its ends; nil when
  /// the ends coincide or a point is not finite.
  public func pathOverStraightLine(to step: Int) -> Double? {
    path(to: step).lengthOverStraightLine
  }

  /// How straight the path on the plane is up to a step.
  public func path(to step: Int) -> PathShape {
    PathShape(moments[...min(step, lastStep)].compactMap(\.position))
  }

  /// Keeps where the training stands as the newest moment and lets it do the next update, which gives
  /// the moment's loss and gradient: the training is always one update ahead.
  private mutating func record() {
    let position = training.position
    let result = training.advance()
    moments.append(
      Moment(
        loss: result.loss, gradientNorm: training.lastGradientNorm, position: position))
    if divergence == nil, !result.loss.isFinite { divergence = lastStep }
  }
}
