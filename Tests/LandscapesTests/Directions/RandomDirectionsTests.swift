import Landscapes
import Testing
import TrainingEngine

@Suite struct RandomDirectionsTests {
  /// The network of the reference file, with its weights.
  private struct Subject {
    let layout: ParameterLayout
    let weights: [Double]

    init() throws {
      let network = try Network<Double>(
        inputs: 3,
        layers: [
          LayerSpecification(
            name: "hidden", kind: .linear(outputs: 4, bias: true, initializer: .torch)),
          LayerSpecification(
            name: "norm", kind: .batchNormalization(affine: true, epsilon: 1e-5, momentum: 0.1)),
          LayerSpecification(
            name: "output", kind: .linear(outputs: 2, bias: true, initializer: .torch)),
        ], seed: 1)
      layout = network.layout
      weights = try GoldenFile("planes").numbers(["weights"])
      #expect(weights.count == layout.count)
    }

    func directions(
      _ scaling: DirectionScaling, _ vectors: VectorDirections = .zero, seed: UInt64 = 3
    ) throws -> PlaneDirections {
      try #require(
        PlaneDirections(
          randomIn: layout, at: weights, scaling: scaling, vectors: vectors, seed: seed))
    }
  }

  /// Weights that leave a plane, none, or one that hangs on the seed.
  private static let kinds: [(name: String, weight: @Sendable (_ place: Int) -> Double)] = [
    ("of a network", { 0.1 * Double($0 % 7) - 0.25 }),
    ("zero", { _ in 0 }),
    ("zero but one", { $0 == 0 ? 0.5 : 0 }),
    ("zero but two", { $0 < 2 ? 0.5 : 0 }),
    ("one beside which all others vanish", { $0 == 0 ? 1 : 1e-12 }),
    ("two beside which all others vanish", { $0 < 2 ? 1 : 1e-12 }),
    ("not a number", { $0 == 3 ? .nan : 0.5 }),
    ("infinite", { $0 == 3 ? .infinity : 0.5 }),
    ("too large for squares", { _ in 1e200 }),
    ("too small for squares", { _ in 1e-200 }),
  ]

  private func isToldOf(
    _ layout: ParameterLayout, _ weights: [Double], _ scaling: DirectionScaling,
    _ vectors: VectorDirections, _ comment: String
  ) -> Bool {
    let isTold = PlaneDirections.surelyExist(
      randomIn: layout, at: weights, scaling: scaling, vectors: vectors)
    for seed in 1...20 where isTold {
      let found = PlaneDirections(
        randomIn: layout, at: weights, scaling: scaling, vectors: vectors, seed: UInt64(seed))
      #expect(found != nil, "\(comment), seed \(seed)")
    }
    return isTold
  }

  /// Told without drawing what drawing finds, by whatever seed.
  @Test(arguments: DirectionScaling.allCases, VectorDirections.allCases)
  func planesThatSurelyExistDo(scaling: DirectionScaling, vectors: VectorDirections) throws {
    let layout = try Subject().layout
    for kind in Self.kinds {
      let weights = (0..<layout.count).map(kind.weight)
      let isTold = isToldOf(layout, weights, scaling, vectors, kind.name)
      if kind.name == "of a network" { #expect(isTold) }
    }
  }

  private static func filtersOfOneWeight() throws -> Network<Double> {
    try Network(
      inputs: 1,
      layers: [
        LayerSpecification(
          name: "only", kind: .linear(outputs: 6, bias: false, initializer: .torch))
      ], seed: 1)
  }

  /// In one of 32 draws both directions of six weights are the same or opposite.
  @Test func filtersOfOneWeightAreNotSureToMakeAPlane() throws {
    let network = try Self.filtersOfOneWeight()
    let weights = network.state.parameters
    #expect(!isToldOf(network.layout, weights, .filter, .zero, "filters of one weight"))
    let lost = (1...200).count {
      PlaneDirections(
        randomIn: network.layout, at: weights, scaling: .filter, vectors: .zero, seed: UInt64($0))
        == nil
    }
    #expect((1...20).contains(lost))
  }

  @Test(arguments: DirectionScaling.allCases, VectorDirections.allCases)
  func theFirstDirectionIsThePapers(scaling: DirectionScaling, vectors: VectorDirections) throws {
    let directions = try Subject().directions(scaling, vectors)
    expectClose(
      directions.x,
      try GoldenFile("planes").numbers(["random", scaling.rawValue, vectors.rawValue]))
  }

  @Test(arguments: DirectionScaling.allCases, VectorDirections.allCases)
  func bothAreAtRightAnglesAndEquallyLong(
    scaling: DirectionScaling, vectors: VectorDirections
  ) throws {
    let directions = try Subject().directions(scaling, vectors)
    let scale = directions.unit * directions.unit
    expectClose(
      [sum(directions.x, directions.x), sum(directions.y, directions.y)], [scale, scale])
    #expect(abs(sum(directions.x, directions.y)) < 1e-14 * scale)
  }

  @Test func everyFilterOfBothIsAsLongAsTheNetworks() throws {
    let subject = try Subject()
    let directions = try subject.directions(.filter)
    for tensor in subject.layout.tensors where tensor.shape.count == 2 {
      for filter in 0..<tensor.shape[0] {
        let start = tensor.range.lowerBound + filter * tensor.shape[1]
        let range = start..<start + tensor.shape[1]
        let length = lengthOf(subject.weights[range])
        expectClose(
          [lengthOf(directions.x[range]), lengthOf(directions.y[range])], [length, length])
      }
    }
  }

  @Test func biasesAndNormalizationsStandStillAsInThePaper() throws {
    let subject = try Subject()
    for scaling in DirectionScaling.allCases {
      let directions = try subject.directions(scaling)
      for tensor in subject.layout.tensors where tensor.shape.count == 1 {
        #expect(directions.x[tensor.range].allSatisfy { $0 == 0 })
        #expect(directions.y[tensor.range].allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func aSeedIsAPairOfDirections() throws {
    let subject = try Subject()
    let first = try subject.directions(.filter)
    #expect(try subject.directions(.filter) == first)
    let other = try subject.directions(.filter, seed: 4)
    #expect(abs(sum(first.x, other.x)) < 0.9 * first.unit * first.unit)
  }

  /// Every filter of one weight has the same sign or the other, so nothing is orthogonal by itself.
  @Test func filtersOfOneWeightAreMadeOrthogonalAsAWhole() throws {
    let network = try Self.filtersOfOneWeight()
    let directions = try #require(
      PlaneDirections(
        randomIn: network.layout, at: network.state.parameters, scaling: .filter, vectors: .zero,
        seed: 1))
    expectClose(directions.x.map(abs), network.state.parameters.map(abs))
    #expect(abs(sum(directions.x, directions.y)) < 1e-14 * directions.unit * directions.unit)
  }

  @Test func whereNothingCanMoveThereIsNoPlane() throws {
    let subject = try Subject()
    #expect(
      PlaneDirections(
        randomIn: subject.layout, at: subject.weights.map { _ in 0 }, scaling: .filter,
        vectors: .zero, seed: 1) == nil)
  }
}

private func sum(_ first: [Double], _ second: [Double]) -> Double {
  zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
}

private func lengthOf(_ numbers: ArraySlice<Double>) -> Double {
  sum(Array(numbers), Array(numbers)).squareRoot()
}
