/// A band over steps: between the smallest and the largest of something at every step.
///
/// It fills its rectangle without a frame: the title in the first row, then the plot with its ticks.
/// Steps up to the current one are in the side's colour, what comes after it is dim.
public struct BandChart: Drawable, Sendable {
  /// The smallest and the largest value at a step.
  public struct Span: Hashable, Sendable {
    /// At most `high`. Where it is not finite the band has a gap; on a logarithmic axis it begins at the
    /// bottom where this is not above 0.
    public var low: Double
    /// Infinite for a band that leaves the chart; the band has a gap where this is not a number, and on a
    /// logarithmic axis where it is not above 0.
    public var high: Double

    /// Both ends as they come, finite or not.
    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  /// In the first row.
  public var title: StyledText
  /// One at every `interval`-th step from 0 on, as far as they are known.
  public var spans: [Span]
  /// Steps from one span to the next.
  public var interval: Int
  /// Which side's colour it takes.
  public var side: Int
  /// How values become heights.
  public var yAxis: LineChart.YAxis
  /// The steps that the chart spans, from 0.
  public var steps: Int
  /// The current step.
  public var cursor: Int?
  /// What the y axis spans; by default what the values need.
  public var yRange: ClosedRange<Double>?
  /// Whether steps are written under the plot.
  public var labelsSteps: Bool

  /// By default logarithmic, a span a step, over the values' own range. Traps unless `interval` is
  /// above 0.
  public init(
    title: StyledText, spans: [Span], interval: Int = 1, side: Int,
    yAxis: LineChart.YAxis = .logarithmic, steps: Int, cursor: Int? = nil,
    yRange: ClosedRange<Double>? = nil, labelsSteps: Bool = true
  ) {
    precondition(interval > 0, "Spans are at least a step apart.")
    self.title = title
    self.spans = spans
    self.interval = interval
    self.side = side
    self.yAxis = yAxis
    self.steps = steps
    self.cursor = cursor
    self.yRange = yRange
    self.labelsSteps = labelsSteps
  }

  /// The range that some bands need on an axis, and a little more; nil where no value can be drawn.
  public static func range(
    of spans: some Sequence<Span>, on axis: LineChart.YAxis
  ) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in spans.lazy.flatMap({ [$0.low, $0.high] })
    where value.isFinite && (axis == .linear || value > 0) {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? axis.range(around: low...high) : nil
  }
}
