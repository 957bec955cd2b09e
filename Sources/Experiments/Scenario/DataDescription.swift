import TrainingEngine

/// Where the samples come from and how they are prepared.
///
/// In JSON one object: the fields of the source, with its name under `kind`, beside those of
/// `Preparation` and those that tell about the test samples.
public struct DataDescription: Equatable, Sendable {
  /// What makes the samples, before any are held out for testing.
  public var source: DataSource
  /// What is done to the features, unless a side says otherwise; nothing when absent.
  public var features: Preparation?
  /// What is done to the target column; nothing when absent.
  public var targets: Preparation?
  /// Where the test samples come from; there are none when absent.
  public var test: TestDescription?
  /// How the features of the test samples differ from what they come as; not at all when absent.
  public var testShift: CovariateShift?
}
