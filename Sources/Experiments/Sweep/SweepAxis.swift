/// What a sweep varies, with its values in their order.
public enum SweepAxis: Equatable, Sendable {
  /// The learning rate of every side.
  case learningRate([Double])
  /// The factor of all initial weights and biases of every side. The scenario's start stands for two of
  /// them and is scaled alike.
  case initialScale([Double])
  /// Samples of a mini-batch, on every side.
  case batchSize([Int])
  /// The seed of data, initial weights and mini-batches.
  case seed([UInt64])

  /// The axes without their values, as they are written.
  public enum Name: String, CaseIterable, Sendable {
    /// The raw values are the words before `=` on the command line.
    case learningRate, initialScale, batchSize, seed

    /// The name in words.
    public var text: String {
      switch self {
      case .learningRate: "learning rate"
      case .initialScale: "initial scale"
      case .batchSize: "batch size"
      case .seed: "seed"
      }
    }
  }

  /// Which axis it is, whatever its values.
  public var name: Name {
    switch self {
    case .learningRate: .learningRate
    case .initialScale: .initialScale
    case .batchSize: .batchSize
    case .seed: .seed
    }
  }

  /// The values as numbers; seeds above 2⁵³ lose their last digits.
  public var numbers: [Double] {
    switch self {
    case .learningRate(let values), .initialScale(let values): values
    case .batchSize(let values): values.map { Double($0) }
    case .seed(let values): values.map { Double($0) }
    }
  }

  /// The values as they are written.
  public var labels: [String] {
    switch self {
    case .learningRate(let values), .initialScale(let values): values.map(\.shortest)
    case .batchSize(let values): values.map(String.init)
    case .seed(let values): values.map(String.init)
    }
  }

  /// How many values there are: runs of each side.
  public var count: Int { numbers.count }
}
