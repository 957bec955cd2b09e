/// A mean loss at some outputs, with its gradient in them and the Hessian of every sample.
struct LossRecord {
  let value: Double
  /// Rows times columns.
  let gradient: [Double]

  private let loss: Loss.Kind
  private let rows: Int
  private let columns: Int
  private let outputs: [Double]
  /// Of a cross-entropy: the probabilities that the outputs stand for.
  private let probabilities: [Double]

  init(
    _ loss: Loss.Kind, of outputs: [Double], targets: SampleTargets<Double>, rows: Int, columns: Int
  ) {
    var residuals = Array(repeating: 0.0, count: rows * columns)
    value = loss.mean(
      of: outputs.span, targets: targets, rows: rows, columns: columns, residuals: &residuals)
    probabilities = residuals
    loss.turnIntoGradient(&residuals, targets: targets, rows: rows, columns: columns)
    gradient = residuals
    self.loss = loss
    self.rows = rows
    self.columns = columns
    self.outputs = outputs
  }

  /// How fast the gradient changes with the outputs: each sample's Hessian times its part of the
  /// tangent.
  func gradientTangent(of outputTangent: [Double]) -> [Double] {
    let share = 1 / Double(outputs.count)
    switch loss {
    case .meanSquaredError: return outputTangent.map { 2 * share * $0 }
    case .halfMeanSquaredError: return outputTangent.map { share * $0 }
    case .binaryCrossEntropy:
      // σ(-z), not 1 - σ(z), which is rounded away for a large z.
      return outputs.indices.map {
        share * probabilities[$0] * ElementaryFunctions.sigmoid(-outputs[$0]) * outputTangent[$0]
      }
    case .softmaxCrossEntropy: return softmaxGradientTangent(of: outputTangent)
    }
  }

  /// (pⱼ δⱼₖ - pⱼ pₖ) żₖ / n, row by row.
  ///
  /// Changes are taken beside that of the likeliest class: it is shared by all and drops out, and where
  /// that class has nearly all of the probability the others' curvature does not drown in rounding.
  private func softmaxGradientTangent(of outputTangent: [Double]) -> [Double] {
    var tangent = outputTangent
    let share = 1 / Double(rows)
    for row in 0..<rows {
      let places = row * columns..<(row + 1) * columns
      let likeliest = places.max { outputs[$0] < outputs[$1] }!
      let shared = outputTangent[likeliest]
      var mean = 0.0
      for place in places { mean += probabilities[place] * (outputTangent[place] - shared) }
      for place in places {
        tangent[place] = share * probabilities[place] * (outputTangent[place] - shared - mean)
      }
    }
    return tangent
  }
}
