/// What leaves one layer for a batch of samples.
public struct LayerActivations: Equatable, Sendable {
  /// The layer; see `Network.layerNames`.
  public let name: String
  /// One row a sample, one column a unit; those of an image channel after channel, row by row.
  public let values: Matrix

  /// Numbers that leave the layer for each sample.
  public var units: Int { values.columns }

  /// Mean and spread over all units and samples.
  public var summary: SummaryStatistics { SummaryStatistics(of: values.elements) }

  /// Mean and spread of each unit over the samples: what batch normalization holds fixed, and what is
  /// compared between steps to see a layer's inputs drift.
  public var unitSummaries: [SummaryStatistics] {
    (0..<units).map { SummaryStatistics(of: values(ofUnit: $0)) }
  }

  /// Mean and spread of each channel over its places and the samples, where the units are channels that
  /// lie one after the other.
  ///
  /// - Parameter channels: Divides the units; traps when it does not.
  public func channelSummaries(channels: Int) -> [SummaryStatistics] {
    precondition(
      channels > 0 && units.isMultiple(of: channels), "Channels are equal parts of the units.")
    let places = units / channels
    return (0..<channels).map { channel in
      SummaryStatistics(
        of: (0..<values.rows).lazy.flatMap { row in
          let start = row * units + channel * places
          return values.elements[start..<start + places]
        })
    }
  }

  /// A unit's number for each sample. Traps when there is no such unit.
  public func values(ofUnit unit: Int) -> [Double] {
    precondition((0..<units).contains(unit), "The layer has \(units) units; there is no \(unit).")
    return (0..<values.rows).map { values[$0, unit] }
  }

  /// How the numbers of all units and samples are distributed; see `Histogram.init`.
  public func histogram(bins: Int, range: ClosedRange<Double>? = nil) -> Histogram {
    Histogram(of: values.elements, bins: bins, range: range)
  }

  /// How a unit's numbers are distributed; see `Histogram.init`.
  public func histogram(
    ofUnit unit: Int, bins: Int, range: ClosedRange<Double>? = nil
  ) -> Histogram {
    Histogram(of: values(ofUnit: unit), bins: bins, range: range)
  }

  /// Two units against each other.
  public func pair(_ x: Int, _ y: Int) -> UnitPair {
    UnitPair(x: values(ofUnit: x), y: values(ofUnit: y))
  }
}
