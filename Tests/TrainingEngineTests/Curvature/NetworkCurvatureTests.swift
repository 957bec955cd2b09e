import Testing

@testable import TrainingEngine

/// What is said of a network from both ends of its Hessian's spectrum.
struct NetworkCurvatureTests {
  private func curvature(
    smallest: Double, error: Double = 0, largest: Double = 8
  ) -> NetworkCurvature {
    NetworkCurvature(
      parameters: 9, smallest: .init(value: smallest, errorBound: error),
      largest: .init(value: largest, errorBound: 0), products: 9)
  }

  @Test func onlyABowlHasAConditionNumber() {
    #expect(curvature(smallest: 2).conditionNumber == 4)
    #expect(curvature(smallest: 2, error: 0.01).conditionNumber == 4)
    #expect(curvature(smallest: 2, error: 0.1).conditionNumber == nil)
    #expect(curvature(smallest: 0, error: 1e-6).conditionNumber == nil)
    #expect(curvature(smallest: -2).conditionNumber == nil)
    #expect(curvature(smallest: 1e-11).conditionNumber == 8e11)
  }

  /// As on a plane, where that is λmin to 1e-12 of λmax.
  @Test func whereTheSmallestEigenvalueIsRoundingTheLossIsFlatOneWay() {
    for rounding in [0, 1e-17, -1e-17, 7e-12, -7e-12] {
      let valley = curvature(smallest: rounding, error: 1e-13)
      #expect(valley.isValley && !valley.isSaddle && valley.conditionNumber == .infinity)
      #expect(valley.valuesBeyondRounding == (0, 8))
    }
    for (smallest, error) in [(0, 1e-6), (9e-12, 0), (-9e-12, 0), (2, 0)] {
      let other = curvature(smallest: smallest, error: error)
      #expect(!other.isValley && other.valuesBeyondRounding == (smallest, 8))
    }
    #expect(!curvature(smallest: 0, largest: 0).isValley)
  }

  @Test func aNegativeEigenvalueMakesASaddleOnlyBeyondItsError() {
    #expect(curvature(smallest: -2).isSaddle)
    #expect(!curvature(smallest: -2, error: 3).isSaddle)
    #expect(!curvature(smallest: -7e-12).isSaddle)
    #expect(curvature(smallest: -9e-12).isSaddle)
    #expect(!curvature(smallest: 2).isSaddle)
  }

  @Test func theLargestRateIsTheOptimizers() throws {
    let bowl = curvature(smallest: 2)
    #expect(bowl.largestStableLearningRate(for: .sgd(SGD(learningRate: 0))) == 0.25)
    #expect(
      bowl.largestStableLearningRate(for: .sgd(SGD(learningRate: 0, momentum: 0.5))) == 0.375)
    #expect(bowl.largestStableLearningRate(for: .adam(Adam(learningRate: 0.1))) == nil)
    let dome = curvature(smallest: -2, largest: -1)
    #expect(dome.largestStableLearningRate(for: .sgd(SGD(learningRate: 0))) == nil)
  }

  /// Where a network has no more than two parameters, all of them are the plane.
  @Test func ofTwoParametersItIsThatOfThePlane() throws {
    let model = ReferenceModel.linear("none_nobias")
    let network = try model.network()
    let found = try #require(
      try network.curvature(of: model.loss, on: model.data, statistics: .batch))
    let values = Reference.hessians["models"]["linear none_nobias"]["train"]["eigenvalues"].numbers
    #expect(found.parameters == 2 && found.products == 2)
    expectClose([found.largest.value, found.smallest.value], values, "eigenvalues")
    expectClose(
      try #require(found.conditionNumber), values[0] / values[1], "condition number")
  }

  @Test func withoutParametersThereIsNothingToCurve() throws {
    let network = try Network<Double>(
      inputs: 2, layers: .numbered([.activation(.tanh)]), seed: 1)
    let data = DataSet(
      features: Matrix(rows: 1, columns: 2, elements: [1, 2]),
      targets: .values(Matrix(rows: 1, columns: 2, elements: [1, 2])))
    #expect(try network.curvature(of: .meanSquaredError, on: data, statistics: .batch) == nil)
  }
}
