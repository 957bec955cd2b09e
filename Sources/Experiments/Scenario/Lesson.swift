/// What a teacher says while the run goes on.
public struct Lesson: Codable, Equatable, Sendable {
  /// Shown one at a time, in this order; the explorer opens on the first.
  public var scenes: [LessonScene]
}

/// One way to look at the scenario, with a learning rate of its own.
public struct LessonScene: Codable, Equatable, Sendable {
  public var title: String
  /// The training's own when absent.
  public var learningRate: LearningRate?
  public var captions: [Caption]
}

/// A sentence or two that stand under the panes from a step on.
public struct Caption: Codable, Equatable, Sendable {
  public var step: Int
  public var text: String
}
