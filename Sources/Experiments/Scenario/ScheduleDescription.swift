/// How the learning rate changes along the run. In JSON an object whose `kind` names the course:
/// `{"kind": "cosine", "warmUp": 10}`.
public struct ScheduleDescription: Equatable, Sendable {
  /// What comes after the warm-up.
  public var course: ScheduleCourse
  /// Steps in which the rate grows evenly up to the full one; 0 when absent.
  public var warmUp: Int?
}

/// What a learning rate does after its warm-up.
public enum ScheduleCourse: Equatable, Sendable {
  /// It stays.
  case constant
  /// It drops again and again.
  case step(StepScheduleDescription)
  /// It falls like a cosine, to the end of the run.
  case cosine(CosineScheduleDescription)
}

/// A learning rate times a factor after every so many steps.
public struct StepScheduleDescription: Codable, Equatable, Sendable {
  /// Steps from one drop to the next.
  public var every: Int
  /// What the rate is multiplied by at each drop, in (0, 1].
  public var factor: Double
}

/// A learning rate that falls like a cosine.
public struct CosineScheduleDescription: Codable, Equatable, Sendable {
  /// What is left of the rate at the end of the run, in [0, 1]; 0 when absent.
  public var finalFraction: Double?
}
