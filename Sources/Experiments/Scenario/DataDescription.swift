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

/// What makes the samples.
public enum DataSource: Equatable, Sendable {
  /// y = Σ coefficients·z + noise·ε with z normal; features x = scales·z + means.
  case linearRegression(LinearRegressionSource)
  /// Two normal clouds, labels 0 and 1.
  case blobs(BlobsSource)
  /// Two interleaved half circles, labels 0 and 1.
  case moons(MoonsSource)
  /// Two circles around one centre, labels 0 and 1.
  case circles(CirclesSource)
  /// Two spirals wound into each other, labels 0 and 1.
  case spirals(SpiralsSource)
  /// Four normal clouds at the corners of a square, labels 0 and 1 across.
  case xor(XORSource)
  /// Points on both sides of a wave, labels 0 and 1.
  case cats(CatsSource)
  /// A table with a header row.
  case csv(CSVSource)
  /// Images and labels in MNIST's own format.
  case idx(IDXSource)
}

/// Linear regression on normal features of chosen scales, means and correlation.
public struct LinearRegressionSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million, before any are held out for testing.
  public var samples: Int
  /// Standard deviation of each feature; their number is the number of features.
  public var scales: [Double]
  /// Mean of each feature; 0 when absent.
  public var means: [Double]?
  /// Correlation of the second feature with the first, in (-1, 1); 0 when absent.
  public var correlation: Double?
  /// Weight of each standardized feature in the target.
  public var coefficients: [Double]
  /// Standard deviation of what the features do not explain.
  public var noise: Double
}

/// Two normal clouds of unit variance at ±offset, even samples labelled 1 and odd ones 0.
public struct BlobsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them in each cloud, or one more in that of label 1.
  public var samples: Int
  /// Centre of the cloud of label 1; that of label 0 is its negative.
  public var offset: [Double]
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

/// Two interleaved half circles with normal noise, even samples labelled 0 and odd ones 1.
public struct MoonsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each half circle, or one more on that of label 0.
  public var samples: Int
  /// Standard deviation of the noise.
  public var noise: Double
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

/// Two circles around the origin with normal noise, even samples on the outer one, labelled 0, and odd
/// ones on the inner one, labelled 1.
public struct CirclesSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each circle, or one more on the outer.
  public var samples: Int
  /// Standard deviation of the noise.
  public var noise: Double
  /// Radius of the inner circle, in (0, 1), that of the outer being 1; 0.5 when absent.
  public var ratio: Double?
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

/// Two spirals out of the origin, opposite each other, with normal noise; even samples labelled 0 and
/// odd ones 1.
public struct SpiralsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each spiral, or one more on that of label 0.
  public var samples: Int
  /// Standard deviation of the noise.
  public var noise: Double
  /// How often each winds around the origin; 1 when absent.
  public var turns: Double?
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

/// Four normal clouds at (±1, ±1): even samples where the signs agree, labelled 0, and odd ones where
/// they differ, labelled 1.
public struct XORSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them of each label, or one more of label 0.
  public var samples: Int
  /// Standard deviation of each cloud.
  public var noise: Double
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

/// Points below and above the wave x₂ = 0.8 sin(1.5 x₁), even samples below, labelled 0, and odd ones
/// above, labelled 1.
public struct CatsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each side, or one more below.
  public var samples: Int
  /// The ends between which x₁ is uniform; -3.1 and -0.1, the black cats, when absent.
  public var range: ClosedRange<Double>?
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

/// A CSV file with a header row.
public struct CSVSource: Codable, Equatable, Sendable {
  /// Path of the file, relative to the scenario file.
  public var file: String
  /// Names of the columns that are the features, in this order.
  public var columns: [String]
  /// Name of the column that is the target.
  public var target: String
  /// Whether the target is a number or the name of a class.
  public var targetKind: TargetKind
  /// The image that the columns make, channel after channel and row by row; none when absent.
  public var image: ImageShape?

  /// How the target column is read.
  public enum TargetKind: String, Codable, CaseIterable, Sendable {
    /// A number as it stands; the name of a class. Classes count from 0 in ascending order, by value
    /// where all names are numbers and by their characters else.
    case number, category
  }
}

/// IDX files of images and labels, plain or gzip.
public struct IDXSource: Codable, Equatable, Sendable {
  /// Path of the images, relative to the scenario file.
  public var images: String
  /// Path of the labels, relative to the scenario file.
  public var labels: String
  /// What pixels are divided by; 1 when absent.
  public var pixelScale: Double?
}
