/// Curves over steps in one frame: the loss of every side.
///
/// Curves differ by pattern as well as by colour. A value that is not finite ends its curve with a
/// mark. Where a column of dots holds more steps than one, the smallest and the largest value of
/// them are both drawn, so that no spike is lost.
public struct LineChart: Drawable, Sendable {
  /// A curve: one value a step, the first at step 0.
  public struct Series: Hashable, Sendable {
    /// What the legend calls it.
    public var name: String
    /// From step 0 on; the first that is not finite ends the curve.
    public var values: [Double]
    /// Which side's colour and pattern it takes.
    public var side: Int

    /// Values begin at step 0, the loss before any training.
    public init(name: String, values: [Double], side: Int) {
      self.name = name
      self.values = values
      self.side = side
    }
  }

  /// How values become heights.
  public enum YAxis: Hashable, Sendable {
    /// Equal heights are equal differences.
    case linear
    /// Values that are not positive are left out.
    case logarithmic
  }

  /// In the upper edge of the frame.
  public var title: StyledText
  /// The curves, from back to front; at most 255.
  public var series: [Series]
  /// How values become heights.
  public var yAxis: YAxis
  /// The steps that the chart spans, from 0.
  public var steps: Int
  /// The current step.
  public var cursor: Int?
  /// What the y axis spans; by default what the values need.
  public var yRange: ClosedRange<Double>?
  /// Whether keys act on it.
  public var isFocused: Bool

  /// By default logarithmic and over the values' own range, without a cursor.
  public init(
    title: StyledText, series: [Series], yAxis: YAxis = .logarithmic, steps: Int,
    cursor: Int? = nil, yRange: ClosedRange<Double>? = nil, isFocused: Bool = false
  ) {
    self.title = title
    self.series = series
    self.yAxis = yAxis
    self.steps = steps
    self.cursor = cursor
    self.yRange = yRange
    self.isFocused = isFocused
  }
}
