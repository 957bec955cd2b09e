/// What runs at different values of one number came to: a strip of blocks a side, a block a run,
/// coloured by the loss that was reached.
///
/// Under a strip stand the steps to converge, where there is room; elsewhere the blocks of runs that
/// converged bear a bead. A run that lost more than it learnt is hatched. One strip alone is labelled
/// by what it shows, several by whose they are.
public struct SweepStrip: Drawable, Sendable {
  /// One side's runs.
  public struct Row: Hashable, Sendable {
    /// Whose runs they are, in front of the strip where there are several.
    public var name: String
    /// Which side's colour and pattern it takes.
    public var side: Int
    /// One a value.
    public var runs: [Run]
    /// Where on the axis the side stands now.
    public var mark: Double?

    /// Without a mark when `mark` is nil.
    public init(name: String, side: Int, runs: [Run], mark: Double? = nil) {
      self.name = name
      self.side = side
      self.runs = runs
      self.mark = mark
    }
  }

  /// What a run came to.
  public enum Run: Hashable, Sendable {
    /// It has not been done.
    case open
    /// It reached a loss, and converged at a step, if it did.
    case reached(loss: Double, converged: Int?)
    /// It ended above its start, or without any finite loss.
    case lost
  }

  /// From top to bottom.
  public var rows: [Row]
  /// Strips that are drawn elsewhere, but have steps under them where these have and the other way round.
  public var others: [Row] = []
  /// The value of each block. Marks need them to be positive and to increase.
  public var values: [Double]
  /// What is written under each block, in so far as there is room.
  public var labels: [String]
  /// What the values are, for the left end of the axis.
  public var axisName: String
  /// Which losses have which colours.
  public var scale: ColorScale
  /// What the colours are of, for the left of a strip that stands alone.
  public var lossName: String

  /// `values`, `labels` and every row's runs belong together by position.
  public init(
    rows: [Row], values: [Double], labels: [String], axisName: String = "", scale: ColorScale,
    lossName: String = "loss"
  ) {
    self.rows = rows
    self.values = values
    self.labels = labels
    self.axisName = axisName
    self.scale = scale
    self.lossName = lossName
  }

  /// A logarithmic scale over the losses that runs reached: at least a factor of 10, so that nearly
  /// equal losses look alike, and at most one of 10 000, below which all have converged.
  public static func scale(ofLosses losses: [Double]) -> ColorScale {
    let finite = losses.filter(\.isFinite)
    guard let lowest = finite.min(), let highest = finite.max(), highest > 0 else {
      return ColorScale(low: 1, high: 10)
    }
    let low = max(lowest, highest * 1e-4)
    return ColorScale(low: low, high: max(highest, low * 10))
  }

  /// The rows that strips of one row need, with steps under them and the axis.
  public var neededRows: Int { 2 * rows.count + 1 }

  /// What is written to the left of a strip, the longest way first.
  func names(of row: Row, in glyphs: GlyphSet) -> [StyledText] {
    guard rows.count > 1 else { return [StyledText(lossName, .dim), ""] }
    let sample = StyledText(LinePattern(series: row.side).sample(in: glyphs), .side(row.side))
    return [sample + StyledText(" " + row.name, .dim), sample, ""]
  }

  /// The steps under each block of a row.
  func steps(of row: Row) -> [String?] {
    row.runs.map { run in
      if case .reached(_, let step?) = run { NumberFormat.compact(Double(step)) } else { nil }
    }
  }
}
