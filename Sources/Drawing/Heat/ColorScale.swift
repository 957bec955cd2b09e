/// How losses become fractions of the colour map.
///
/// Panes that share a scale show equal losses in equal colours.
public struct ColorScale: Hashable, Sendable {
  /// Which measure of the loss is even along the map.
  public enum Kind: Hashable, Sendable {
    /// Fraction = (loss - low) / (high - low).
    case linear
    /// Fraction = (log(loss + offset) - log(low + offset)) / (log(high + offset) - log(low +
    /// offset)). An offset of 0.01 minus the smallest loss shows the floor of the valley.
    case logarithmic(offset: Double)
    /// The bands between these losses, in ascending order, take equal shares of the map, from `low` to
    /// the first, from the last to `high`, and are even in themselves.
    case stepped([Double])
  }

  /// Which measure of the loss is even along the map.
  public let kind: Kind
  /// The loss with the lowest colour.
  public let low: Double
  /// The loss with the highest colour.
  public let high: Double

  /// A scale from `low` to `high`.
  ///
  /// A logarithmic scale over losses that are not positive after the offset, as well as an empty
  /// range, gives one colour to everything up to `low` and another to everything above it.
  public init(kind: Kind = .logarithmic(offset: 0), low: Double, high: Double) {
    self.kind = kind
    self.low = low
    self.high = high
  }

  /// The fraction of a loss, limited to 0...1; not a number where the loss is not finite.
  public func fraction(of loss: Double) -> Double {
    guard loss.isFinite else { return .nan }
    if case .stepped(let edges) = kind { return fraction(of: loss, between: edges) }
    let (start, end) = (transformed(low), transformed(high))
    guard start.isFinite, end.isFinite, start < end else { return loss <= low ? 0 : 1 }
    let value = transformed(loss)
    return value.isNaN ? 0 : min(max((value - start) / (end - start), 0), 1)
  }

  /// The loss at a fraction.
  public func loss(at fraction: Double) -> Double {
    switch kind {
    case .linear: low + (high - low) * fraction
    case .logarithmic(let offset):
      exponential(transformed(low) + (transformed(high) - transformed(low)) * fraction) - offset
    case .stepped(let edges):
      loss(at: fraction, between: edges)
    }
  }

  private func fraction(of loss: Double, between edges: [Double]) -> Double {
    var (band, end) = (0, edges.count)
    while band < end {
      let middle = (band + end) / 2
      if edges[middle] <= loss { band = middle + 1 } else { end = middle }
    }
    let (lower, upper) = ends(ofBand: band, between: edges)
    // Halved, so that the difference of two finite losses is finite.
    let share =
      upper > lower ? min(max((loss / 2 - lower / 2) / (upper / 2 - lower / 2), 0), 1) : 0
    return (Double(band) + share) / Double(edges.count + 1)
  }

  private func loss(at fraction: Double, between edges: [Double]) -> Double {
    let position = min(max(fraction, 0), 1) * Double(edges.count + 1)
    let band = min(Int(position), edges.count)
    let (lower, upper) = ends(ofBand: band, between: edges)
    let share = position - Double(band)
    return lower * (1 - share) + upper * share
  }

  private func ends(ofBand band: Int, between edges: [Double]) -> (Double, Double) {
    (band == 0 ? low : edges[band - 1], band == edges.count ? high : edges[band])
  }

  /// The losses at which one band ends and the next begins: where contour lines belong.
  public func levels(bands: Int) -> [Double] {
    guard bands > 1 else { return [] }
    return (1..<bands).map { loss(at: Double($0) / Double(bands)) }
  }

  private func transformed(_ loss: Double) -> Double {
    switch kind {
    case .linear, .stepped: loss
    case .logarithmic(let offset): naturalLogarithm(loss + offset)
    }
  }
}
