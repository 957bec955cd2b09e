import TrainingEngine

/// A network so wide that its products go through in blocks of rows, and samples for it.
enum WideModel {
  /// 300-300-300-3 with normalization: 183,000 parameters, two megabytes of doubles.
  static func network() throws -> Network<Double> {
    try Network(
      inputs: 300,
      layers: .numbered([
        .linear(300), .normalization(), .activation(.tanh), .linear(300), .activation(.relu),
        .linear(3),
      ]), seed: 1)
  }

  /// 500 samples, which are two blocks and a bit, of three classes.
  static func data(from stream: inout RandomStream) -> DataSet {
    DataSet(
      features: Matrix(rows: 500, columns: 300, elements: stream.normal(500 * 300)),
      targets: .labels((0..<500).map { Int32($0 * 7 % 3) }, classes: 3))
  }
}
