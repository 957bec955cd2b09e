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
    #expect(curvature(smallest: 0).conditionNumber == nil)
    #expect(curvature(smallest: -2).conditionNumber == nil)
    #expect(curvature(smallest: 1e-14).conditionNumber == nil)
  }

  @Test func aNegativeEigenvalueMakesASaddleOnlyBeyondItsError() {
    #expect(curvature(smallest: -2).isSaddle)
    #expect(!curvature(smallest: -2, error: 3).isSaddle)
    #expect(!curvature(smallest: -1e-15).isSaddle)
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
