/// What a teacher says while the run goes on.
public struct Lesson: Codable, Equatable, Sendable {
  /// Shown one at a time, in this order; the explorer opens on the first.
  public var scenes: [LessonScene]
}

/// One way to look at the scenario, with a learning rate and panes of its own.
public struct LessonScene: Codable, Equatable, Sendable {
  /// Stands beside the scenario's title while the scene is shown.
  public var title: String
  /// The training's own when absent.
  public var learningRate: LearningRate?
  /// What they showed before when absent; in the first scene landscapes.
  public var panes: PaneContent?
  /// In ascending order of their steps, at least one; the last whose step has come is shown.
  public var captions: [Caption]
}

/// A sentence or two that stand under the panes from a step on.
public struct Caption: Codable, Equatable, Sendable {
  /// The step on screen from which on the text is shown, until the next caption's step; 0 is the start.
  public var step: Int
  /// In words about the scene as it was written; where the user changed that, it is not shown.
  public var text: String
}
