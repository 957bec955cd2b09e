/// Networks of two narrow hidden layers with ReLUs, at points of lines along x.
///
/// In front of the first ReLU each unit of a sample is linear in x, and so are the weights behind it. As
/// long as the same units are above zero, what is in front of the second ReLU is quadratic in x, so that a
/// feature of it takes two multiplications at a point instead of one for each unit. Its coefficients
/// are kept from one point to the next, and where units cross zero only the sums that these belong to are
/// computed anew. A point's loss does not depend on which others it shares a line with.
struct NarrowLines<Scalar: NetworkScalar>: Sendable {
  /// What is in front of the first ReLU, samples x units.
  private let first: AffineNumbers<Scalar>
  /// From units to features, units x features, and a bias for each feature.
  private let weights, bias: AffineNumbers<Scalar>
  /// From features to outputs, outputs x features, and a bias for each output.
  private let outputWeights, outputBias: AffineNumbers<Scalar>
  /// Filled up to multiples of 16.
  private let units, features: Int
  private let outputs: Int
  private let reaches: [AffineNumbers<Scalar>.Reach]

  /// The y of the line at hand, and the x of its points.
  private var row = Scalar(0)
  private var columns: [Scalar] = []
  /// On that line at x = 0, and at its points.
  private var weightsOfLine: [Scalar] = []
  private var biasOfLine: [Scalar] = []
  private var outputWeightsOfPoints: [Scalar] = []
  private var outputBiasesOfPoints: [Scalar] = []
  /// The outputs of the samples at hand, in a row for each point; and the same turned.
  private(set) var results: [Scalar] = []
  private var turnedResults: [Scalar] = []

  static var mostPoints: Int { Kernels.mostOfNarrowLine.points }

  /// - Parameters:
  ///   - first: What is in front of the first ReLU, samples x units.
  ///   - second: From units to features, which a ReLU follows.
  ///   - third: From features to outputs.
  /// - Returns: Nil where a layer is too wide, and when cancelled.
  init?(
    _ first: AffineNumbers<Scalar>, _ second: PlaneProgram<Scalar>.Product,
    _ third: PlaneProgram<Scalar>.Product, isCancelled: () -> Bool
  ) {
    let most = Kernels.mostOfNarrowLine
    guard second.inner <= most.units, second.outputs <= most.units, third.outputs <= most.outputs
    else { return nil }
    let vectors = NarrowEvaluator<Scalar>.filled
    (units, features, outputs) = (vectors(second.inner), vectors(second.outputs), third.outputs)
    let rows = first.base.count / second.inner
    func filled(
      _ numbers: AffineNumbers<Scalar>, _ rows: Int, _ columns: Int, to size: (Int, Int)
    ) -> AffineNumbers<Scalar>? {
      numbers.mapped(isCancelled: isCancelled) {
        Self.filled($0, rows: rows, columns: columns, to: size)
      }
    }
    let turned = third.weights.mapped(isCancelled: isCancelled) {
      Self.transposed($0, rows: third.inner, columns: third.outputs)
    }
    guard let turned, let first = filled(first, rows, second.inner, to: (rows, units)),
      let weights = filled(second.weights, second.inner, second.outputs, to: (units, features)),
      let bias = filled(second.bias, 1, second.outputs, to: (1, features)),
      let outputWeights = filled(turned, outputs, third.inner, to: (outputs, features)),
      let outputBias = filled(third.bias, 1, outputs, to: (1, outputs))
    else { return nil }
    (self.first, self.weights, self.bias) = (first, weights, bias)
    (self.outputWeights, self.outputBias) = (outputWeights, outputBias)
    reaches = [first, weights, bias, outputWeights, outputBias].map {
      AffineNumbers.Reach($0)
    }
  }

  /// The first of some points as far as they lie on one line and no sum at them, nor one of the
  /// coefficients, is infinite.
  func line(beginning points: ArraySlice<(x: Double, y: Double)>) -> [PlanePoint<Scalar>] {
    var line: [PlanePoint<Scalar>] = []
    for point in points.prefix(Self.mostPoints) {
      let point = PlanePoint(x: Scalar(point.x), y: Scalar(point.y))
      guard point.y == line.first?.y ?? point.y, staysFinite(at: point) else { break }
      line.append(point)
    }
    return line
  }

  private func staysFinite(at point: PlanePoint<Scalar>) -> Bool {
    // Below 1 a coordinate makes a sum smaller, but not its coefficients.
    let (x, y) = (max(Double(point.x).magnitude, 1), max(Double(point.y).magnitude, 1))
    func bound(_ part: Int) -> Double { reaches[part].bound(x, y) }
    let (unit, weight, outputWeight) = (bound(0), bound(1), bound(3))
    let feature = Double(units) * unit * weight + bound(2)
    let output = Double(features) * feature * outputWeight + bound(4)
    // What is not a number is not below.
    let limit = Double(Scalar.greatestFiniteMagnitude) / 4
    return unit < limit && weight < limit && outputWeight < limit && feature < limit
      && output < limit
  }

  /// Goes to the points of a line, which are at least one and at most `mostPoints`.
  mutating func begin(at points: [PlanePoint<Scalar>]) {
    row = points[0].y
    columns = points.map(\.x)
    reserve()
    let start = PlanePoint(x: Scalar(0), y: row)
    weights.write(0..<weights.base.count, at: start, into: &weightsOfLine)
    bias.write(0..<bias.base.count, at: start, into: &biasOfLine)
    let (filled, count) = (NarrowEvaluator<Scalar>.filled(points.count), outputWeights.base.count)
    for (place, point) in points.enumerated() {
      outputWeights.write(
        0..<count, at: point, into: &outputWeightsOfPoints, at: place * count)
      for output in 0..<outputs {
        outputBiasesOfPoints[output * filled + place] = outputBias.number(output, at: point)
      }
    }
  }

  private mutating func reserve() {
    guard results.isEmpty else { return }
    weightsOfLine = weights.base
    biasOfLine = bias.base
    outputWeightsOfPoints = Array(repeating: 0, count: Self.mostPoints * outputWeights.base.count)
    outputBiasesOfPoints = Array(repeating: 0, count: Self.mostPoints * outputs)
    results = Array(repeating: 0, count: Self.mostPoints * outputs * blockLength)
    turnedResults = results
  }

  /// How many samples go through at a time: at all points, their outputs stay in the second-level cache,
  /// and their sums, which take `units * features` multiplications a sample, no more than a millisecond.
  var blockLength: Int {
    max(256 / outputs / max(1, units * features / 1024) / 16 * 16, 16)
  }

  /// Computes the outputs of some samples, at most `blockLength`, at the points of the line.
  mutating func run(_ samples: Range<Int>) {
    let range = samples.lowerBound * units..<samples.upperBound * units
    // Taken out, so that they are written to while others are read.
    var (results, turned) = (exchange(&results, with: []), exchange(&turnedResults, with: []))
    defer { (self.results, turnedResults) = (results, turned) }
    Kernels.narrowLine(
      samples: samples.count, units: units, features: features, outputs: outputs,
      first: (
        first.base.span.extracting(range), first.x.span.extracting(range),
        first.y.span.extracting(range)
      ), row: row, columns: columns.span, weights: weightsOfLine.span, slopes: weights.x.span,
      bias: biasOfLine.span, biasSlopes: bias.x.span, outputWeights: outputWeightsOfPoints.span,
      outputBiases: outputBiasesOfPoints.span, into: &turned)
    Kernels.transposeEach(
      turned.span, count: 1, rows: samples.count * outputs,
      columns: NarrowEvaluator<Scalar>.filled(columns.count), into: &results)
  }
}

// Matrices as the kernel takes them; empty ones are those of slopes where nothing moves.
extension NarrowLines {
  /// A larger matrix with zeros where it is larger.
  private static func filled(
    _ matrix: [Scalar], rows: Int, columns: Int, to size: (rows: Int, columns: Int)
  ) -> [Scalar] {
    var filled = Array(repeating: Scalar(0), count: size.rows * size.columns)
    for row in 0..<rows where !matrix.isEmpty {
      for column in 0..<columns {
        filled[row * size.columns + column] = matrix[row * columns + column]
      }
    }
    return filled
  }

  private static func transposed(_ matrix: [Scalar], rows: Int, columns: Int) -> [Scalar] {
    var all = matrix
    guard !matrix.isEmpty else { return all }
    Kernels.transposeEach(matrix.span, count: 1, rows: rows, columns: columns, into: &all)
    return all
  }
}
