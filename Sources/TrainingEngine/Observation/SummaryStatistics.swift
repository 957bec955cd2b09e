/// Mean, spread and extremes of some numbers.
///
/// The mean is Σx/n and the variance Σ(x - mean)²/n, each sum in one pass in ascending order. NaN and
/// infinities propagate into both.
public struct SummaryStatistics: Equatable, Sendable {
  /// How many numbers there are.
  public let count: Int
  /// Not a number where there are none.
  public let mean: Double
  /// Biased, over n: as batch normalization uses it. Not a number where there are none.
  public let variance: Double
  /// Of the numbers that are not NaN; infinity where there are none.
  public let minimum: Double
  /// Of the numbers that are not NaN; minus infinity where there are none.
  public let maximum: Double

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// Goes twice through some numbers.
  public init(of numbers: some Sequence<Double>) {
    var count = 0
    var sum = 0.0
    var (minimum, maximum) = (Double.infinity, -Double.infinity)
    for number in numbers {
      count += 1
      sum += number
      if number < minimum { minimum = number }
      if number > maximum { maximum = number }
    }
    let mean = sum / Double(count)
    var squares = 0.0
    for number in numbers { squares.addProduct(number - mean, number - mean) }
    self.count = count
    self.mean = mean
    variance = squares / Double(count)
    self.minimum = minimum
    self.maximum = maximum
  }
}
