import Experiments
import Foundation
import TrainingEngine

extension DataSet {
  /// The 1,797 digits of the library, 8x8 pixels from 0 to 1, half of which are 0.
  static func digits(of library: ScenarioLibrary) throws -> DataSet {
    let folder = URL(fileURLWithPath: try library.find("digits-mlp"))
      .deletingLastPathComponent().appendingPathComponent("Data")
    func tensor(_ name: String) throws -> IDXTensor {
      try IDXTensor(reading: [UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
    }
    let images = try tensor("digits-images-idx3-ubyte")
    return DataSet(
      features: Matrix(
        rows: images.count, columns: images.sampleSize, elements: images.values(dividedBy: 16)),
      targets: .labels(try tensor("digits-labels-idx1-ubyte").labels(), classes: 10))
  }

  /// Features drawn from the normal distribution, with targets that have nothing to do with them.
  static func noise(samples: Int, features: Int, classes: Int = 2, for loss: Loss) -> DataSet {
    var stream = RandomStream(seed: 1, stream: 0)
    let elements = stream.normal(samples * features)
    return DataSet(
      features: Matrix(rows: samples, columns: features, elements: elements),
      targets: loss == .meanSquaredError
        ? .values(Matrix(rows: samples, columns: 1, elements: stream.normal(samples)))
        : .labels((0..<samples).map { Int32($0 % classes) }, classes: classes))
  }
}
