/// Where test samples come from.
///
/// In JSON `testEvery` with the number, or else `test` with an object: the fields of a source, or of
/// `ShuffledTest`, with the name under `kind`.
public enum TestDescription: Equatable, Sendable {
  /// Every sample whose index is a multiple of this number (from 2) is held out.
  case every(Int)
  /// Some samples, drawn at random, are held out.
  case shuffled(ShuffledTest)
  /// All come from a source of their own. Where that makes them, it is from other random numbers than
  /// the training samples.
  case source(DataSource)

  /// The source of their own, where they have one.
  public var source: DataSource? {
    if case .source(let source) = self { source } else { nil }
  }
}

/// Samples that are held out at random.
public struct ShuffledTest: Codable, Equatable, Sendable {
  /// The part of all samples that is held out, in (0, 1).
  public var fraction: Double
  /// What decides which they are. It is not the scenario's, so that all its seeds share them.
  public var seed: UInt64
}
