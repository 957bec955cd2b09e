import Drawing
import Experiments

/// Whatever can change the explorer's state: a person's doing, a worker's answer, or time.
public enum Action: Sendable {
  /// A key, the mouse or a new size of the window, not yet translated into a command.
  case input(InputEvent)
  /// What a key stands for, without the key.
  case perform(Command)
  /// Put the clock on a step.
  case seek(step: Int)
  /// Time has passed while the run plays.
  case tick(seconds: Double)
  /// The scenarios that can be opened have been found.
  case listed([GalleryEntry])
  /// A scenario was read and brought to life.
  case opened(Experiment, path: String)
  /// A scenario could not be opened; what is on screen stays.
  case failed(String)
  /// A side's run has come further.
  case trained(TrainingResult)
  /// A pass over a landscape is done.
  case evaluated(Landscape)
  /// A sweep over learning rates has come further.
  case swept(RateSweep)
  /// The smoothness along a run has been measured further.
  case probed(MeasuredSmoothness)
  /// A landscape cannot be, as its plane does not exist.
  case unevaluated(LandscapeRequest, PlaneFault)
  /// A plane that the user chose was found, or found not to exist.
  case surveyed(Survey)
  /// The start was moved along planes that had to be found for it.
  case moved(MovedStart)
  /// A run was traced beside a plane.
  case traced(RunTrace)
  /// The curvature of a whole network was measured.
  case measured(MeasuredCurvature)
}

/// Work for the outside world, which `update` asks for and never does itself.
public enum Effect: Sendable {
  /// Read a scenario and bring it to life; answered by `opened` or `failed`.
  case open(path: String, seed: UInt64?)
  /// Train every side from its start to the end; answered by `trained`, again and again. What is
  /// still being trained for an earlier job is dropped.
  case train(TrainingJob)
  /// Evaluate landscapes, the first one first; answered by `evaluated`. What is still being evaluated
  /// and not among them is dropped.
  case evaluate([LandscapeJob])
  /// Run every side at other learning rates; answered by `swept`, again and again. What is still being
  /// run for an earlier job is dropped; with no new job, that is all.
  case sweep(SweepJob?)
  /// Measure the smoothness along runs; answered by `probed`, again and again. What is still being
  /// measured for an earlier job is dropped; with no new job, that is all.
  case probe(SmoothnessJob?)
  /// Find out about a plane that the user chose; answered by `surveyed`.
  case survey(SurveyJob)
  /// Let every side begin elsewhere on its plane; answered by `moved`.
  case move(MoveJob)
  /// Trace runs beside planes, in this order; each answered by `traced` where there is a plane. What is
  /// still being traced is dropped.
  case trace([TraceJob])
  /// Measure the curvature of whole networks, the first one first; answered by `measured`. What is
  /// still being measured and not among them is dropped.
  case measure([CurvatureJob])
}
