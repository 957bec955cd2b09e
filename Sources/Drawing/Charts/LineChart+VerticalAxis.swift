extension LineChart {
  /// Places of values on the y axis.
  struct VerticalAxis {
    let kind: YAxis
    let range: ClosedRange<Double>
    /// The range in the measure that is even on the glass: decades on a logarithmic axis.
    private let low: Double
    private let extent: Double

    /// The axis of a chart: its own range, or what its curves need and a little more.
    init(_ chart: LineChart) {
      self.init(
        chart.yAxis, range: chart.yRange.flatMap(chart.yAxis.drawable) ?? chart.neededRange)
    }

    /// An axis over a range; over one of its own choice where nothing can be drawn over that.
    init(_ kind: YAxis, range: ClosedRange<Double>?) {
      self.kind = kind
      self.range = range.flatMap(kind.drawable) ?? kind.usualRange
      low = kind.evenMeasure(of: self.range.lowerBound)
      extent = kind.evenMeasure(of: self.range.upperBound) - low
    }

    /// 0 at the bottom to 1 at the top, beyond them outside; not finite for what has no place.
    func share(of value: Double) -> Double {
      (kind.evenMeasure(of: value) - low) / extent
    }

    func ticks(atMost count: Int) -> Ticks {
      switch kind {
      case .linear: Ticks.linear(range, atMost: count)
      case .logarithmic: Ticks.logarithmic(range, atMost: count)
      }
    }
  }

  /// The values of a curve up to the first that is not finite.
  static func finiteValues(of series: Series) -> ArraySlice<Double> {
    series.values.prefix { $0.isFinite }
  }

  private var neededRange: ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for series in series {
      for value in Self.finiteValues(of: series) where yAxis == .linear || value > 0 {
        low = min(low, value)
        high = max(high, value)
      }
    }
    return low <= high ? yAxis.range(around: low...high) : nil
  }
}

extension LineChart.YAxis {
  /// Where there are no values.
  fileprivate var usualRange: ClosedRange<Double> { self == .linear ? 0...1 : 0.1...1 }

  /// The range of some values and a little more.
  ///
  /// - Parameter values: Above nought on a logarithmic axis.
  func range(around values: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (values.lowerBound, values.upperBound)
    switch self {
    case .linear:
      let margin = max((high - low) * 0.05, abs(high) * 1e-6, 1e-12)
      return (low - margin)...(high + margin)
    case .logarithmic:
      let least = max(low * 0.8, .leastNormalMagnitude)
      return least...max(min(high * 1.25, .greatestFiniteMagnitude), least * 4)
    }
  }

  fileprivate func evenMeasure(of value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: value > 0 ? decimalLogarithm(value) : .nan
    }
  }

  /// A range, unless nothing can be drawn over it.
  fileprivate func drawable(_ range: ClosedRange<Double>) -> ClosedRange<Double>? {
    let isPositive = self == .linear || range.lowerBound > 0
    return isPositive && range.lowerBound < range.upperBound ? range : nil
  }
}
