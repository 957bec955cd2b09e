import Landscapes
import TrainingEngine

/// A claim about normalization, with everything that is needed to measure it: the content of a
/// scenario file of format `ravine/1`.
public struct Scenario: Codable, Equatable, Sendable {
  /// The version of the format that this program reads and writes.
  public static let format = "ravine/1"

  /// Always `Scenario.format`.
  public var format: String
  /// The name by which commands find the scenario: the file's name without `.json`.
  public var id: String
  /// A line for lists and above the panes.
  public var title: String
  /// The claim under test, in one or two sentences.
  public var claim: String
  /// Who makes the claim.
  public var source: String
  /// What measuring said about the claim, by its author; `expectations` are what a program can check.
  public var verdict: Verdict
  /// What measuring gave, in a few sentences with numbers.
  public var finding: String
  /// Seed of the data, the initial weights and the mini-batches.
  public var seed: UInt64
  /// Where the samples of all sides come from.
  public var data: DataDescription
  /// The network that all sides share but for what fills its normalization slots.
  public var model: ModelDescription
  /// In what every network computes; what `Precision.default` says when absent.
  public var precision: Precision?
  /// The contenders, two to four; the first is shown on the left.
  public var sides: [Side]
  /// What the panes show at first; the user can choose others.
  public var plane: PlaneDescription
  /// The part of the plane that they show at first.
  public var viewport: ViewportDescription
  /// Where the sides begin; without it, where the initializers put them.
  public var start: StartDescription?
  /// How every side is trained, unless the side says otherwise.
  public var training: TrainingDescription
  /// What is said while the run goes on; nothing when absent.
  public var lesson: Lesson?
  /// What `ravine check` verifies.
  public var expectations: [Expectation]?
}

/// What measuring said about a claim.
public enum Verdict: String, Codable, CaseIterable, Sendable {
  /// As it was claimed.
  case holds
  /// Under conditions, or in some of what was claimed; the finding says which.
  case holdsInPart
  /// Measuring said otherwise.
  case doesNotHold
  /// Nothing was measured that could tell.
  case notMeasured

  /// The verdict as a reader sees it.
  public var text: String {
    switch self {
    case .holds: "holds"
    case .holdsInPart: "holds in part"
    case .doesNotHold: "does not hold"
    case .notMeasured: "not measured"
    }
  }
}
