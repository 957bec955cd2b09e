// Two classes in the plane that no line separates. The even samples have label 0 and the odd ones
// label 1. The stream is as for other made samples.

extension DataSet {
  /// Two circles around the origin: label 0 at radius 1, label 1 at radius `ratio`, each at a uniform
  /// angle, plus normal noise; then each feature times its scale. Draws all angles, then the noise row
  /// by row. Traps unless there are two scales.
  public static func circles(
    samples: Int, noise: Double, ratio: Double, scales: [Double] = [1, 1], seed: UInt64,
    stream: UInt64 = 0
  ) -> DataSet {
    var random = RandomStream(seed: seed, stream: stream)
    let angles = random.uniform(samples, from: 0, to: 1)
    return planar(samples: samples, noise: noise, scales: scales, drawnFrom: &random) {
      row, label in
      let radius = label == 0 ? 1 : ratio
      return (
        radius * ElementaryFunctions.cosTurns(angles[row]),
        radius * ElementaryFunctions.sinTurns(angles[row])
      )
    }
  }

  /// Two spirals that start at the origin and wind `turns` times around it, out to radius 1: label 0
  /// at r (cos φ, sin φ) with φ = 2π · turns · r, label 1 at the point opposite, plus normal noise;
  /// then each feature times its scale.
  ///
  /// r = √u with u uniform on [0, 1), so that the outer windings are as dense as the inner ones. Draws
  /// all u, then the noise row by row. Traps unless there are two scales.
  public static func spirals(
    samples: Int, noise: Double, turns: Double, scales: [Double] = [1, 1], seed: UInt64,
    stream: UInt64 = 0
  ) -> DataSet {
    var random = RandomStream(seed: seed, stream: stream)
    let radii = random.uniform(samples, from: 0, to: 1).map { $0.squareRoot() }
    return planar(samples: samples, noise: noise, scales: scales, drawnFrom: &random) {
      row, label in
      let angle = turns * radii[row]
      let fraction = angle - angle.rounded(.down)
      let radius = label == 0 ? radii[row] : -radii[row]
      return (
        radius * ElementaryFunctions.cosTurns(fraction),
        radius * ElementaryFunctions.sinTurns(fraction)
      )
    }
  }

  /// Four normal clouds at the corners (±1, ±1): label 0 where the signs agree, label 1 where they
  /// differ; then each feature times its scale. The samples take the corners (1, 1), (-1, 1),
  /// (-1, -1), (1, -1) in turn. Draws the noise row by row. Traps unless there are two scales.
  public static func exclusiveOr(
    samples: Int, noise: Double, scales: [Double] = [1, 1], seed: UInt64,
    stream: UInt64 = 0
  ) -> DataSet {
    var random = RandomStream(seed: seed, stream: stream)
    let corners = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
    return planar(samples: samples, noise: noise, scales: scales, drawnFrom: &random) { row, _ in
      corners[row % 4]
    }
  }

  /// Points on both sides of the wave x₂ = 0.8 sin(1.5 x₁): label 0 below it, label 1 above, at a
  /// vertical distance uniform on [0.15, 1.2), x₁ uniform on `range`; then each feature times its
  /// scale. Draws all x₁, then all distances. Traps unless there are two scales.
  ///
  /// The lesson of cats and covariate shift: what is learnt in one range of x₁, say of black cats,
  /// is asked for in another, of coloured ones, though the wave is the same.
  public static func cats(
    samples: Int, range: ClosedRange<Double>, scales: [Double] = [1, 1], seed: UInt64,
    stream: UInt64 = 0
  ) -> DataSet {
    precondition(scales.count == 2, "A point of the plane has two features.")
    var random = RandomStream(seed: seed, stream: stream)
    let places = random.uniform(samples, from: range.lowerBound, to: range.upperBound)
    let distances = random.uniform(samples, from: 0.15, to: 1.2)
    let labels = (0..<samples).map { Int32($0 % 2) }
    let elements = (0..<samples).flatMap { row in
      // The sine is odd, and angles in turns are not negative.
      let turns = 1.5 / (2 * Double.pi) * abs(places[row])
      let height = 0.8 * ElementaryFunctions.sinTurns(turns - turns.rounded(.down))
      let wave = places[row] < 0 ? -height : height
      let side = labels[row] == 0 ? -distances[row] : distances[row]
      return [places[row] * scales[0], (wave + side) * scales[1]]
    }
    return DataSet(
      features: Matrix(rows: samples, columns: 2, elements: elements),
      targets: .labels(labels, classes: 2))
  }

  /// Points with noise, which is drawn here, row by row.
  private static func planar(
    samples: Int, noise: Double, scales: [Double], drawnFrom random: inout RandomStream,
    point: (_ row: Int, _ label: Int32) -> (x: Double, y: Double)
  ) -> DataSet {
    precondition(scales.count == 2, "A point of the plane has two features.")
    let errors = random.normal(2 * samples)
    let labels = (0..<samples).map { Int32($0 % 2) }
    let elements = (0..<samples).flatMap { row in
      let point = point(row, labels[row])
      return [
        (point.x + noise * errors[2 * row]) * scales[0],
        (point.y + noise * errors[2 * row + 1]) * scales[1],
      ]
    }
    return DataSet(
      features: Matrix(rows: samples, columns: 2, elements: elements),
      targets: .labels(labels, classes: 2))
  }
}
