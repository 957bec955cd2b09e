// Two classes in the plane that no line separates. The even samples have label 0 and the odd ones
// label 1.

extension DataSet {
  /// Two circles around the origin: label 0 at radius 1, label 1 at radius `ratio`, each at a uniform
  /// angle, plus normal noise; then each feature times its scale. Draws all angles, then the noise row
  /// by row, from stream 0.
  public static func circles(
    samples: Int, noise: Double, ratio: Double, scales: [Double], seed: UInt64
  ) -> DataSet {
    var stream = RandomStream(seed: seed, stream: 0)
    let angles = stream.uniform(samples, from: 0, to: 1)
    return planar(samples: samples, noise: noise, scales: scales, drawnFrom: &stream) {
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
  /// all u, then the noise row by row, from stream 0.
  public static func spirals(
    samples: Int, noise: Double, turns: Double, scales: [Double], seed: UInt64
  ) -> DataSet {
    var stream = RandomStream(seed: seed, stream: 0)
    let radii = stream.uniform(samples, from: 0, to: 1).map { $0.squareRoot() }
    return planar(samples: samples, noise: noise, scales: scales, drawnFrom: &stream) {
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
  /// (-1, -1), (1, -1) in turn. Draws the noise row by row from stream 0.
  public static func exclusiveOr(
    samples: Int, noise: Double, scales: [Double], seed: UInt64
  ) -> DataSet {
    var stream = RandomStream(seed: seed, stream: 0)
    let corners = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
    return planar(samples: samples, noise: noise, scales: scales, drawnFrom: &stream) { row, _ in
      corners[row % 4]
    }
  }

  /// Points with noise, which is drawn here, row by row.
  private static func planar(
    samples: Int, noise: Double, scales: [Double], drawnFrom stream: inout RandomStream,
    point: (_ row: Int, _ label: Int32) -> (x: Double, y: Double)
  ) -> DataSet {
    precondition(scales.count == 2, "A point of the plane has two features.")
    let errors = stream.normal(2 * samples)
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
