/// One colour a band of a heat map, and the colours in between.
struct BandColors: Sendable {
  /// What the terminal gets.
  let colors: [Color]
  /// Sums of the colours of all bands below, channel by channel; empty where nothing is mixed.
  private let sums: [SIMD4<Float>]

  /// Colours that can be mixed, for terminals that show any colour.
  ///
  /// - Parameter rgb: One colour a band, at least one.
  init(mixing rgb: [RGB]) {
    colors = rgb.map(\.color)
    var sum = SIMD4<Float>()
    var sums = [sum]
    for color in rgb {
      sum += SIMD4(Float(color.red), Float(color.green), Float(color.blue), 0)
      sums.append(sum)
    }
    self.sums = sums
  }

  /// Colours to be taken as they are.
  init(_ colors: [Color]) {
    self.colors = colors
    sums = []
  }

  /// The same colour for every band.
  init(_ color: Color, bands: Int) {
    self.init(Array(repeating: color, count: bands))
  }

  /// The band of a value on the scale 0...count; the far edge belongs to the last.
  func band(of value: Float) -> Int { min(max(Int(value), 0), colors.count - 1) }

  /// The colour of the band that a value falls into.
  subscript(value: Float) -> Color { colors[band(of: value)] }

  /// The colour that a pixel shows whose values reach from `value - reach` to `value + reach`.
  ///
  /// Where colours can be mixed each band counts with its share of the pixel, so that the edges of
  /// bands look smooth. Elsewhere it is the colour of the value itself.
  func average(around value: Float, reach: Float) -> Color {
    guard !sums.isEmpty else { return self[value] }
    let (low, high) = (max(value - reach, 0), min(value + reach, Float(colors.count)))
    guard high > low, band(of: low) != band(of: high) else { return self[value] }
    let mean = (sum(below: high) - sum(below: low)) / (high - low)
    return .rgb(UInt8(mean.x.rounded()), UInt8(mean.y.rounded()), UInt8(mean.z.rounded()))
  }

  private func sum(below value: Float) -> SIMD4<Float> {
    let band = band(of: value)
    return sums[band] + (sums[band + 1] - sums[band]) * (value - Float(band))
  }
}
