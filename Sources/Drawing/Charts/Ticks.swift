/// Round numbers along an axis.
public struct Ticks: Hashable, Sendable {
  /// Increasing, inside of the range.
  public let values: [Double]
  private let decimals: Int?

  static let none = Ticks(values: [], decimals: nil)

  /// The label of one of the values; on a linear axis all have the same number of decimals.
  public func label(_ value: Double) -> String {
    guard let decimals, abs(value) < 1e5 else { return NumberFormat.compact(value) }
    guard decimals > 3 else { return NumberFormat.fixed(value, decimals: decimals) }
    // Small steps far from zero need more digits to differ.
    let places = decimalLogarithm(max(abs(value), .leastNormalMagnitude)).rounded(.down)
    return NumberFormat.compact(value, digits: max(Int(places) + decimals + 1, 3))
  }

  /// At most `count` multiples of 1, 2 or 5 times a power of ten.
  public static func linear(_ range: ClosedRange<Double>, atMost count: Int) -> Ticks {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite, count > 0 else { return .none }
    let rough = width / Double(count)
    var exponent = Int(decimalLogarithm(rough).rounded(.down))
    for _ in 0..<3 {
      let unit = power(10, Double(exponent))
      for factor in [1.0, 2, 5] {
        let step = unit * factor
        let first = (range.lowerBound / step - 1e-9).rounded(.up)
        let last = (range.upperBound / step + 1e-9).rounded(.down)
        if last - first + 1 <= Double(count) {
          guard first <= last else { return .none }
          let values = (0...Int(last - first)).map { (first + Double($0)) * step }
          return Ticks(values: values, decimals: max(-exponent, 0))
        }
      }
      exponent += 1
    }
    return .none
  }

  /// As many as fit side by side into a number of columns, with two blanks between labels.
  public static func linear(_ range: ClosedRange<Double>, fitting columns: Int) -> Ticks {
    for count in stride(from: max(columns / 4, 2), to: 1, by: -1) {
      let ticks = linear(range, atMost: count)
      guard ticks.values.count > 1 else { continue }
      let step = ticks.values[1] - ticks.values[0]
      let spacing = Double(columns) * step / (range.upperBound - range.lowerBound)
      let widest = ticks.values.map { ticks.label($0).count }.max() ?? 0
      if Double(widest + 2) <= spacing { return ticks }
    }
    return linear(range, atMost: 1)
  }

  /// At most `count` round numbers, evenly spread on a logarithmic axis: powers of ten and, where
  /// they are few, multiples of them. A range too narrow for two of them gets linear ticks.
  public static func logarithmic(_ range: ClosedRange<Double>, atMost count: Int) -> Ticks {
    guard range.upperBound > 0, range.upperBound.isFinite, count > 0 else {
      return .none
    }
    let lowest = max(range.lowerBound, range.upperBound * 1e-15)
    let first = Int(decimalLogarithm(lowest).rounded(.down))
    let last = Int(decimalLogarithm(range.upperBound).rounded(.up))
    for factors in [[1.0, 1.5, 2, 3, 4, 5, 7], [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]] {
      let values = multiples(of: factors, exponents: first...max(first, last), stride: 1)
        .filter { $0 >= lowest * (1 - 1e-9) && $0 <= range.upperBound * (1 + 1e-9) }
      guard values.count <= count else { continue }
      return values.count < 2
        ? linear(lowest...range.upperBound, atMost: count) : Ticks(values: values, decimals: nil)
    }
    for stride in [2, 3, 5, 10, 20, 50, 100] {
      let values = multiples(of: [1], exponents: first...max(first, last), stride: stride)
        .filter { $0 >= lowest * (1 - 1e-9) && $0 <= range.upperBound * (1 + 1e-9) }
      if values.count <= count { return Ticks(values: values, decimals: nil) }
    }
    return .none
  }

  /// At most `count` of some values, evenly chosen from among them.
  public static func some(of values: [Double], atMost count: Int) -> Ticks {
    guard !values.isEmpty, count > 0 else { return .none }
    let step = (values.count + count - 1) / count
    let first = (values.count - 1) % step / 2
    return Ticks(
      values: stride(from: first, to: values.count, by: step).map { values[$0] }, decimals: nil)
  }

  /// Factors times every power of ten whose exponent is a multiple of `stride`.
  private static func multiples(
    of factors: [Double], exponents: ClosedRange<Int>, stride: Int
  ) -> [Double] {
    var values: [Double] = []
    for exponent in exponents where exponent % stride == 0 {
      let unit: Double = power(10, Double(exponent))
      for factor in factors { values.append(factor * unit) }
    }
    return values
  }
}
