import Testing

@testable import TrainingEngine

struct LossEvaluationTests {
  @Test func softmaxCrossEntropyIsThatOfTheReferenceAtExtremeLogits() {
    let reference = Reference.operations["ops"]["cross_entropy_extreme"]
    let logits = Matrix(reference["logits"])
    let (loss, gradient) = evaluate(
      .softmaxCrossEntropy, logits,
      .labels(reference["target"].numbers.map { Int32($0) }, classes: logits.columns))
    expectClose(loss, reference["loss"].number, "loss")
    expectClose(gradient, reference["grad"].numbers, "gradient")
  }

  @Test func binaryCrossEntropyIsThatOfTheReferenceAtExtremeLogits() {
    let reference = Reference.operations["ops"]["bce_logits_extreme"]
    let (loss, gradient) = evaluate(
      .binaryCrossEntropy, Matrix(reference["logits"]), .values(Matrix(reference["target"])))
    expectClose(loss, reference["loss"].number, "loss")
    expectClose(gradient, reference["grad"].numbers, "gradient")
  }

  @Test func squaredErrorsAreMeansOverSamplesAndOutputs() {
    let predictions = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
    let targets = Targets.values(Matrix(rows: 2, columns: 3, elements: [1, 0, 3, 4, 5, 10]))
    let whole = evaluate(.meanSquaredError, predictions, targets)
    let half = evaluate(.halfMeanSquaredError, predictions, targets)
    expectClose(whole.loss, 20.0 / 6, "loss")
    expectClose(half.loss, 10.0 / 6, "half the loss")
    expectClose(whole.gradient, [0, 4, 0, 0, 0, -8].map { $0 / 6 }, "gradient")
    expectClose(half.gradient, [0, 2, 0, 0, 0, -4].map { $0 / 6 }, "half the gradient")
  }

  @Test(arguments: Loss.Kind.allCases)
  func aLogitThatIsNotANumberMakesTheLossNotANumber(loss: Loss.Kind) {
    let outputs = Matrix(rows: 2, columns: 1, elements: [.nan, 1])
    let targets =
      loss == .softmaxCrossEntropy
      ? Targets.labels([0, 0], classes: 1)
      : .values(Matrix(rows: 2, columns: 1, elements: [0, 1]))
    #expect(evaluate(loss, outputs, targets).loss.isNaN)
  }

  @Test(arguments: Loss.Kind.allCases)
  func onlyTheRowsOfTheBatchAreTouched(loss: Loss.Kind) {
    let targets =
      loss == .softmaxCrossEntropy
      ? Targets.labels([0, 0, 0], classes: 1)
      : .values(Matrix(rows: 3, columns: 1, elements: [0, 1, 0.5]))
    let prepared = SampleTargets<Double>(targets, for: loss)
    let outputs = [0.5, -0.5, 7.0]
    var residuals = [0.0, 0.0, 7.0, 7.0]
    let value = loss.mean(
      of: outputs.span, targets: prepared, rows: 2, columns: 1, residuals: &residuals)
    loss.turnIntoGradient(&residuals, targets: prepared, rows: 2, columns: 1)
    #expect(residuals[2...] == [7, 7])
    let alone = evaluate(
      loss, Matrix(rows: 2, columns: 1, elements: [0.5, -0.5]), targets.selecting([0, 1]))
    #expect(value == alone.loss)
    #expect(Array(residuals[..<2]) == alone.gradient)
  }

  private func evaluate(
    _ loss: Loss.Kind, _ outputs: Matrix, _ targets: Targets
  ) -> (loss: Double, gradient: [Double]) {
    let targets = SampleTargets<Double>(targets, for: loss)
    var gradient = Array(repeating: Double.nan, count: outputs.elements.count)
    let value = loss.mean(
      of: outputs.elements.span, targets: targets, rows: outputs.rows, columns: outputs.columns,
      residuals: &gradient)
    loss.turnIntoGradient(
      &gradient, targets: targets, rows: outputs.rows, columns: outputs.columns)
    return (value, gradient)
  }
}
