import Dispatch
import Experiments
import Landscapes
import Synchronization

/// Landscapes that are being evaluated, and the planes that they and the last ones before them lie on:
/// another part of a plane, or the same part in another window, takes no preparation.
public struct LandscapesUnderWay: Sendable {
  private var evaluations: [LandscapeRequest: LandscapeEvaluation] = [:]
  /// How they look by now.
  private var landscapes: [LandscapeRequest: Landscape] = [:]
  /// The plane that each side was last looked at on.
  private var planes: [Int: PreparedPlane] = [:]

  /// A landscape that is to go on by a pass.
  public struct Piece: Sendable {
    let job: LandscapeJob
    let isCancelled: @Sendable () -> Bool
    let isDue: @Sendable () -> Bool

    /// - Parameters:
    ///   - isCancelled: Asked at least every few milliseconds, from any thread. Once it says yes it
    ///     always does.
    ///   - isDue: Asked during the first pass, from any thread: whether there has to be a picture now,
    ///     however coarse.
    public init(
      of job: LandscapeJob, isCancelled: @escaping @Sendable () -> Bool,
      isDue: @escaping @Sendable () -> Bool = { false }
    ) {
      self.job = job
      self.isCancelled = isCancelled
      self.isDue = isDue
    }
  }

  /// When the first pictures of some landscapes have to be there that begin side by side, so that those
  /// that have to wait for them have as much time.
  ///
  /// - Parameters:
  ///   - patience: How long somebody waits for all first pictures.
  ///   - passed: How much of that is over.
  ///   - waiting: How many landscapes have no picture yet, at least one.
  ///   - threads: How many of them begin at a time.
  /// - Returns: As long after the wish as `passed` counts.
  public static func dueTime(
    within patience: Duration, passed: Duration, waiting: Int, threads: Int
  ) -> Duration {
    passed + (patience - passed) / ((waiting + threads - 1) / threads)
  }

  /// How long somebody who asks for landscapes waits for their first pictures before he notices.
  public static let patience = Duration.milliseconds(40)

  /// The landscape after its pass; nil when cancelled.
  public typealias Outcome = Result<Landscape?, PlaneFault>

  /// With nothing begun.
  public init() {}

  /// Does the next pass over some landscapes, which begins with those that have not begun. Several share
  /// out the threads: then each is prepared on one of its own.
  ///
  /// - Parameters:
  ///   - pieces: At least one.
  ///   - wanted: All landscapes that are wanted; others are forgotten.
  ///   - threads: How many threads share the work.
  ///   - beginThread: Called on each of the threads before its work.
  ///   - report: Is given each outcome as soon as it is there, from any thread.
  public mutating func nextPass(
    of pieces: [Piece], among wanted: Set<LandscapeRequest>, threads: Int,
    beginThread: @Sendable () -> Void = {},
    report: @Sendable (LandscapeRequest, Outcome) -> Void
  ) {
    forgetAll(but: wanted)
    let begun = pieces.map { piece in
      let request = piece.job.request
      let plane = planes[request.side].flatMap { $0.key == request.planeKey ? $0 : nil }
      // Makes room first.
      if plane == nil { planes[request.side] = nil }
      return (evaluation: evaluations.removeValue(forKey: request), plane: plane)
    }
    let known = Array(landscapes.values)
    let share = max(1, threads / pieces.count)
    let found = Mutex<[LandscapeRequest: (LandscapeEvaluation, Landscape?)]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces.count) { position in
      if pieces.count > 1 { beginThread() }
      let (piece, begun) = (pieces[position], begun[position])
      let request = piece.job.request
      do throws(PlaneFault) {
        var evaluation =
          if let evaluation = begun.evaluation {
            evaluation
          } else {
            try piece.begin(on: begun.plane)
          }
        for neighbour in known { evaluation.take(neighbour: neighbour) }
        let landscape = evaluation.nextPass(
          threads: share, isCancelled: piece.isCancelled, isDue: piece.isDue,
          beginThread: beginThread)
        found.withLock { $0[request] = (evaluation, landscape) }
        report(request, .success(landscape))
      } catch {
        report(request, error == .cancelled ? .success(nil) : .failure(error))
      }
    }
    for (request, (evaluation, landscape)) in found.withLock({ $0 }) {
      planes[request.side] = evaluation.plane
      guard let landscape else { continue }
      landscapes[request] = landscape
      // A cancelled one begins anew, should it be wanted again, but for its plane.
      if !landscape.isComplete { evaluations[request] = evaluation }
    }
  }

  private mutating func forgetAll(but wanted: Set<LandscapeRequest>) {
    evaluations = evaluations.filter { wanted.contains($0.key) }
    landscapes = landscapes.filter { wanted.contains($0.key) }
    let oldest = wanted.map(\.run).min() ?? 0
    planes = planes.filter { $0.value.key.run >= oldest }
  }
}

extension LandscapesUnderWay.Piece {
  /// Begins with the landscape.
  ///
  /// - Parameter plane: Where it lies, if that is prepared.
  fileprivate func begin(on plane: PreparedPlane?) throws(PlaneFault) -> LandscapeEvaluation {
    if let plane { return try job.begin(on: plane, isCancelled: isCancelled) }
    return try job.begin(isCancelled: isCancelled)
  }
}
