import Testing

@testable import TrainingEngine

/// Products, eigenvalues and traces of Hessians against PyTorch's.
struct ReferenceHessianTests {
  static let names = Reference.hessians["models"].members.keys.sorted()

  @Test(arguments: names, Statistics.allCases)
  func theHessianIsTheReferences(name: String, statistics: Statistics) throws {
    let model = try #require(ReferenceModel.named(name))
    let reference = Reference.hessians["models"][name]
    let expected = reference[statistics == .batch ? "train" : "eval"]
    let values = expected["eigenvalues"].numbers
    let norm = max(abs(values.first!), abs(values.last!))
    var hessian = try #require(
      try LossHessian(
        of: model.loss, network: model.network(), on: model.data, statistics: statistics))
    let vector = reference["vector"].numbers
    let product = try hessian.product(with: vector) ?? []
    expectClose(product, expected["product"].numbers, "product")

    let written = try hessian.matrix()
    let matrix = try #require(written)
    for row in 0..<hessian.order {
      for column in 0..<row { #expect(matrix[row, column] == matrix[column, row]) }
    }
    let trace = (0..<hessian.order).reduce(0) { $0 + matrix[$1, $1] }
    expectClose(trace, expected["trace"].number, scale: norm, "trace")
    expectClose(
      SymmetricEigendecomposition(matrix).values, values, scale: norm, "all eigenvalues")

    let extremes = hessian.extremes(smallest: 2, largest: 2, by: Lanczos(tolerance: 1e-13))
    let found = try #require(extremes)
    #expect(found.isConverged)
    expectClose(found.largest.map(\.value), Array(values.prefix(2)), scale: norm, "largest")
    expectClose(
      found.smallest.map(\.value), values.suffix(2).reversed(), scale: norm, "smallest")

    let probed = hessian.trace(probes: 400, seed: 3)
    let estimate = try #require(probed)
    #expect(
      abs(estimate.value - expected["trace"].number)
        <= 4 * estimate.standardError + 1e-12 * norm)
  }

  @Test(arguments: ReferenceKind.allCases)
  func productsOfDigitsAgreeWithTheReferencesPlane(kind: ReferenceKind) throws {
    let model = ReferenceModel.digits(kind)
    let network = try model.network()
    var hessian = try #require(
      try LossHessian(
        of: model.loss, network: network, on: model.data.selecting(Array(0..<64)),
        statistics: .batch))
    let directions = [2000, 2100].map { stream in
      network.layout.tensors.enumerated().flatMap { index, tensor in
        var numbers = RandomStream(seed: 1, stream: UInt64(stream + index))
        return numbers.normal(tensor.range.count)
      }
    }
    let products = try directions.map { try hessian.product(with: $0) ?? [] }
    let plane = products.flatMap { product in
      directions.map { direction in zip(direction, product).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    expectClose(
      plane, Reference.perceptron["runs"][kind.rawValue]["plane_random"]["hessian"].numbers,
      "Hessian on the plane")
  }

  @Test func aLargeHessianIsNotWrittenOut() throws {
    var hessian = try #require(
      try LossHessian(
        of: .softmaxCrossEntropy, network: ReferenceModel.digits(.none).network(),
        on: ReferenceModel.digits(.none).data.selecting([0, 1]), statistics: .batch))
    let error = HessianError.tooManyParameters(found: 167_178, limit: LossHessian.matrixLimit)
    #expect(throws: error) { _ = try hessian.matrix() }
    #expect(
      error.message
        == "The network has 167178 parameters; its Hessian is written out for at most 1024.")
  }
}

extension ReferenceModel {
  /// A model by the name that the Hessians have.
  fileprivate static func named(_ name: String) -> ReferenceModel? {
    let words = name.split(separator: " ").map(String.init)
    guard words.count == 2 else { return name == "mixed" ? mixed : nil }
    switch words[0] {
    case "linear": return .linear(words[1])
    case "moons": return ReferenceKind(rawValue: words[1]).map { .moons($0) }
    case "tiny": return ReferenceKind(rawValue: words[1]).map { .tiny($0) }
    default: return nil
    }
  }

  /// 3-6-6-3 with group and RMS normalization, GELU and SiLU.
  private static var mixed: ReferenceModel {
    let file = Reference.hessians["models"]["mixed"]
    return ReferenceModel(
      features: Matrix(file["X"]), targets: .values(Matrix(file["y"])), loss: .meanSquaredError,
      layers: .numbered([
        .linear(6), .groupNormalization(groups: 2, affine: true, epsilon: 1e-5),
        .activation(.gelu), .linear(6, bias: false),
        .rmsNormalization(affine: true, epsilon: .ulpOfOne), .activation(.silu), .linear(3),
      ]), initial: file["init"].members)
  }
}
