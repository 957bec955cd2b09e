/// What is computed at every point of a plane, laid out once for all of them.
///
/// Rows are samples. Between two layers only the columns that move are computed, side by side; what
/// stays is folded into what comes next. The samples go through in blocks of rows that the
/// second-level cache holds, up to where one sample depends on all others; there a stretch ends, its
/// result is kept whole, and the next one begins.
struct PlaneProgram<Scalar: NetworkScalar>: Sendable {
  var stretches: [Stretch] = []
  var products: [Product] = []
  var normalizations: [Normalization] = []
  /// Whether a layer is run as it is, so that it needs the parameters at the point.
  var runsLayers = false

  /// What rows go through one by one.
  struct Stretch: Sendable {
    var source: Source
    /// Whether what comes from the source is rectified.
    var rectifiesSource = false
    var steps: [Step] = []
    /// Columns at its beginning, at its end, and where it is widest.
    let entering: Int
    var columns: Int
    var widest: Int

    /// The product that the last step is, if it is one, and nothing is done to it afterwards.
    var finalProduct: Int? {
      if case .product(let index, rectified: false) = steps.last { index } else { nil }
    }
  }

  enum Source: Sendable {
    /// Numbers that are affine in the coordinates. Where they are normalized, they are less their means
    /// already.
    case affine(AffineNumbers<Scalar>, normalization: Int? = nil)
    /// Numbers that stay.
    case constant([Scalar])
    /// What the stretch before gave, normalized with the statistics of all of it.
    case normalized(Int)
    /// What the stretch before gave, through a layer that needs all samples.
    case layer(Int)
  }

  enum Step: Sendable {
    case product(Int, rectified: Bool)
    /// A normalization with constant statistics.
    case normalization(Int, rectified: Bool)
    case function(ElementwiseFunction, columns: Int)
    /// From the columns that move to all of them.
    case widening(Widening)
    /// A layer as it is, on all columns.
    case layer(Int)
  }

  /// A linear layer on the columns that move.
  struct Product: Sendable {
    let inner: Int
    let outputs: Int
    /// `inner` x `outputs`.
    let weights: AffineNumbers<Scalar>
    /// One an output; empty without.
    var bias: AffineNumbers<Scalar>
    /// What the columns that stay contribute, bias included, rows x outputs; empty where all move.
    let rest: AffineNumbers<Scalar>
    /// How far the weights may be from zero, where what they meet comes out of a ReLU and its zeros are
    /// to be left out; nil elsewhere.
    var sparseReach: AffineNumbers<Scalar>.Reach?
  }

  /// Batch normalization of the columns that move.
  struct Normalization: Sendable {
    let columns: Int
    let epsilon: Double
    /// Nil without scale and shift.
    let scale: AffineNumbers<Scalar>?
    let shift: AffineNumbers<Scalar>?
    let statistics: Statistics

    enum Statistics: Sendable {
      /// Of the columns at hand.
      case batch
      /// Of columns that are affine: the sums of their squared deviations from the mean.
      case affine([PlaneSquares], rows: Int)
      case constant(means: [Scalar], inverseDeviations: [Scalar])
    }
  }

  /// Where the columns that move belong among those that stay.
  struct Widening: Sendable {
    let columns: Int
    let moving: [Int]
    /// Rows x columns; what stands where columns move does not count.
    let constants: [Scalar]

    func widen(_ moving: Span<Scalar>, rows: Range<Int>, into out: inout [Scalar]) {
      let width = self.moving.count
      for (place, row) in rows.enumerated() {
        for column in 0..<columns {
          out[place * columns + column] = constants[row * columns + column]
        }
        for (index, column) in self.moving.enumerated() {
          out[place * columns + column] = moving[place * width + index]
        }
      }
    }
  }
}

extension PlaneProgram {
  /// Whether what was computed last is rectified.
  var isRectified: Bool {
    switch stretches.last?.steps.last {
    case .product(_, let rectified), .normalization(_, let rectified): rectified
    case .function, .widening, .layer: false
    case nil: stretches.last?.rectifiesSource ?? false
    }
  }

  /// Appends a step to the last stretch.
  mutating func append(_ step: Step, columns: Int) {
    let last = stretches.count - 1
    stretches[last].steps.append(step)
    stretches[last].columns = columns
    stretches[last].widest = max(stretches[last].widest, columns)
  }

  /// Leaves out the bias of the product computed last, as what follows takes means off. Not one that
  /// makes the loss no number.
  mutating func dropFinalBias() {
    guard let index = stretches.last?.finalProduct else { return }
    let bias = products[index].bias
    guard (bias.base + bias.x + bias.y).allSatisfy(\.isFinite) else { return }
    products[index].bias = AffineNumbers(base: [])
  }

  /// Begins a stretch.
  mutating func begin(_ source: Source, columns: Int) {
    stretches.append(
      Stretch(source: source, entering: columns, columns: columns, widest: columns))
  }

  /// Lets what was computed last be rectified on the way, if that can be.
  mutating func rectify() -> Bool {
    let last = stretches.count - 1
    guard let step = stretches[last].steps.popLast() else {
      switch stretches[last].source {
      case .affine, .normalized:
        stretches[last].rectifiesSource = true
        return true
      case .constant, .layer: return false
      }
    }
    switch step {
    case .product(let index, _): stretches[last].steps.append(.product(index, rectified: true))
    case .normalization(let index, _):
      stretches[last].steps.append(.normalization(index, rectified: true))
    case .function, .widening, .layer:
      stretches[last].steps.append(step)
      return false
    }
    return true
  }
}
