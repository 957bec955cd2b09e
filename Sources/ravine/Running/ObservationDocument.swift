import Experiments
import TrainingEngine

/// What was seen at one step, as JSON has it.
struct ObservationDocument: Encodable {
  let step: Int
  /// Share of training samples that are right, with batch statistics.
  let trainingAccuracy: Double?
  /// Share of test samples that are right, with running statistics.
  let testAccuracy: Double?
  /// For the batch that the step is about to see, from the input to the output.
  let gradientNorms: [LayerGradient]
  let activations: [LayerActivations]
  /// For that batch.
  let smoothness: SmoothnessDocument

  struct LayerGradient: Encodable {
    let layer: String
    let norm: Double
  }

  struct LayerActivations: Encodable {
    let layer: String
    let mean: Double
    let standardDeviation: Double
    let minimum: Double
    let maximum: Double
    let histogram: HistogramDocument
  }

  struct HistogramDocument: Encodable {
    let from: Double
    let to: Double
    /// Of intervals of equal width.
    let counts: [Int]
  }

  struct SmoothnessDocument: Encodable {
    let lossRange: Double
    let gradientChange: Double
    /// Left out where the gradient is nought.
    let effectiveBeta: Double?
    let points: [Point]
  }

  struct Point: Encodable {
    let stepSize: Double
    let loss: Double
    let gradientChange: Double
    let cosine: Double?
  }

  init(_ observation: RunObservation) {
    step = observation.step
    trainingAccuracy = observation.trainingAccuracy
    testAccuracy = observation.testAccuracy
    gradientNorms = observation.gradientNorms.map { LayerGradient(layer: $0.name, norm: $0.norm) }
    activations = observation.activations.map { layer in
      LayerActivations(
        layer: layer.layer, mean: layer.statistics.mean,
        standardDeviation: layer.statistics.standardDeviation,
        minimum: layer.statistics.minimum, maximum: layer.statistics.maximum,
        histogram: HistogramDocument(
          from: layer.histogram.range.lowerBound, to: layer.histogram.range.upperBound,
          counts: layer.histogram.counts))
    }
    let seen = observation.smoothness
    smoothness = SmoothnessDocument(
      lossRange: seen.lossRange, gradientChange: seen.gradientChange,
      effectiveBeta: seen.effectiveBeta,
      points: seen.points.map { point in
        Point(
          stepSize: point.stepSize, loss: point.loss, gradientChange: point.gradientChange,
          cosine: point.cosine)
      })
  }
}
