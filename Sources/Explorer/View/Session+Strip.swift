import Drawing
import Experiments

extension Session {
  /// How a side does at other learning rates, with a mark at its own; nil before anything is known.
  ///
  /// Equal colours mean equal losses on all sides.
  func strip(of side: Int) -> SweepStrip? {
    guard view.showsSweep, let result = rateSweep?.result else { return nil }
    var strip = SweepStrip(result, marks: sides.indices.map(learningRate(of:)))
    (strip.rows, strip.others) = ([strip.rows[side]], strip.rows)
    strip.axisName = "η"
    return strip
  }
}
