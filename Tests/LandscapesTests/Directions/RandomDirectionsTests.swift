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

  /// Of all weights zero but a few, told without drawing what drawing tells.
  @Test(arguments: DirectionScaling.allCases, VectorDirections.allCases)
  func whetherThereAreAnyIsToldBeforehand(
    scaling: DirectionScaling, vectors: VectorDirections
  ) throws {
    let subject = try Subject()
    let tensors = subject.layout.tensors
    let places = tensors.map(\.range.lowerBound)
    for kept in [[], [places[0]], [places[0], places[0] + 1], [places[1]], places] {
      var weights = subject.weights.map { _ in 0.0 }
      for place in kept { weights[place] = 0.5 }
      let found = PlaneDirections(
        randomIn: subject.layout, at: weights, scaling: scaling, vectors: vectors, seed: 3)
      let isTold = PlaneDirections.exist(
        randomIn: subject.layout, at: weights, scaling: scaling, vectors: vectors)
      // A filter with one weight that is not zero moves as a whole; drawing finds that, too.
      #expect(!isTold || found != nil)
      if kept.isEmpty || kept == places { #expect(isTold == (found != nil)) }
    }
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
    let network = try Network<Double>(
      inputs: 1,
      layers: [
        LayerSpecification(
          name: "only", kind: .linear(outputs: 6, bias: false, initializer: .torch))
      ], seed: 1)
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
