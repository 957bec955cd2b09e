import Experiments
import Landscapes
import TrainingEngine

extension [RunResult] {
  /// Every step of every side.
  func json(of experiment: Experiment) -> String {
    RunDocument(
      scenario: experiment.scenario.id, seed: experiment.seed,
      precision: experiment.precision.rawValue,
      sides: self.map { result in
        let path = try? result.side.path(of: result.timeline)
        let shape = path.map { PathShape($0.points) }
        return RunDocument.Side(
          id: result.side.id, title: result.side.title,
          learningRate: result.timeline.learningRate,
          diverged: result.timeline.divergence,
          stepsToConverge: result.side.stepsToConverge(in: result.timeline),
          lossOnAllSamples: result.lossOnAllSamples,
          trainingAccuracy: result.accuracy(on: result.side.data.training, statistics: .batch),
          testAccuracy: result.accuracy(on: result.side.data.test, statistics: .running),
          curvature: result.curvatures.map(RunDocument.Curvature.init),
          contraction: RunDocument.Contraction(result),
          pathOverStraightLine: shape?.lengthOverStraightLine,
          meanCosineOfSteps: shape?.meanCosine,
          loss: result.timeline.moments.map(\.loss),
          gradientNorm: result.timeline.moments.map(\.gradientNorm),
          x: path?.points.map(\.x), y: path?.points.map(\.y),
          distanceFromPlane: path?.distances,
          secondsPerStep: result.observed.map { $0.timePerStep / .seconds(1) },
          observations: result.observed?.observations.map(ObservationDocument.init))
      }
    ).json
  }
}

/// A run as JSON has it.
private struct RunDocument: JSONDocument {
  let scenario: String
  let seed: UInt64
  /// In what the networks computed: `float` or `double`.
  let precision: String
  let sides: [Side]

  struct Side: Encodable {
    let id: String
    let title: String
    let learningRate: Double
    /// The first step with a loss that is not finite.
    let diverged: Int?
    let stepsToConverge: Int?
    /// After the last step, over all training samples.
    let lossOnAllSamples: Double
    /// After the last step, with batch statistics; left out where targets are no classes.
    let trainingAccuracy: Double?
    /// After the last step, with running statistics.
    let testAccuracy: Double?
    /// Before the first step and after the last.
    let curvature: [Curvature]
    let contraction: Contraction
    /// Length of the path on the plane over the straight line between its ends.
    let pathOverStraightLine: Double?
    /// Of the angle between each step on the plane and the next.
    let meanCosineOfSteps: Double?
    /// One value a step, from the start.
    let loss: [Double]
    let gradientNorm: [Double]
    /// On the plane, of two parameters their values; on others the projection on the plane as it is
    /// after the last step. Left out where there is no such plane.
    let x: [Double]?
    let y: [Double]?
    /// How far from that projection the parameters are; left out on the plane of two parameters.
    let distanceFromPlane: [Double]?
    /// Only where observations are asked for, since it differs from run to run.
    let secondsPerStep: Double?
    let observations: [ObservationDocument]?
  }

  /// How the loss curves at a step.
  struct Curvature: Encodable {
    let step: Int
    /// Over the plane's samples, where the network is or nearest to it, per length in parameter space;
    /// left out where there is no such plane.
    let plane: Spectrum?
    /// In all parameters, over all training samples; left out where that is not finite.
    let network: Spectrum?

    init(_ measured: RunResult.Curvature) {
      step = measured.step
      plane = measured.plane.map(Spectrum.init)
      network = measured.network.map(Spectrum.init)
    }
  }

  /// Both ends of a Hessian's spectrum.
  struct Spectrum: Encodable {
    let parameters: Int
    let smallestEigenvalue: Double
    let largestEigenvalue: Double
    /// How far eigenvalues may be from those stated; left out where these are exact up to rounding.
    let smallestErrorBound: Double?
    let largestErrorBound: Double?
    /// `bowl`, `valley` (flat in one direction, to within rounding), `saddle`, `dome` or `flat`; of all
    /// parameters left out where the smallest eigenvalue is not known well enough to tell.
    let shape: String?
    /// "inf" in a valley; left out unless the loss is that or a bowl.
    let conditionNumber: Double?
    /// 2/λmax; left out where nothing curves upwards.
    let largestStableLearningRate: Double?

    init(_ plane: PlaneCurvature) {
      parameters = 2
      (smallestEigenvalue, largestEigenvalue) = plane.eigenvaluesBeyondRounding
      shape = plane.shape == .undefined ? nil : plane.shape.rawValue
      (smallestErrorBound, largestErrorBound) = (nil, nil)
      conditionNumber = plane.conditionNumber
      largestStableLearningRate = plane.largestStableLearningRate
    }

    init(_ network: NetworkCurvature) {
      parameters = network.parameters
      (smallestEigenvalue, largestEigenvalue) = network.valuesBeyondRounding
      shape =
        if network.isSaddle {
          network.largest.value > 0 ? "saddle" : "dome"
        } else if network.isValley {
          "valley"
        } else {
          network.conditionNumber.map { _ in "bowl" }
        }
      smallestErrorBound = network.smallest.errorBound
      largestErrorBound = network.largest.errorBound
      conditionNumber = network.conditionNumber
      largestStableLearningRate = network.largestStableLearningRate(
        for: .sgd(SGD(learningRate: 0)))
    }
  }

  /// Factors by which the distance to the minimum shrinks with every step.
  struct Contraction: Encodable {
    /// As theory predicts for the optimizer and the curvature after the last step; left out for
    /// optimizers that shrink no distance by a factor.
    let predictedOnPlane: Double?
    let predictedInNetwork: Double?
    /// Of the gradient, over the last steps; left out with mini-batches, where noise hides it.
    let observed: Double?

    init(_ result: RunResult) {
      let optimizer = result.side.optimizer(learningRate: result.lastLearningRate)
      let last = result.curvatures.last
      predictedOnPlane = last?.plane?.contraction(by: optimizer)
      predictedInNetwork = last?.network?.contraction(by: optimizer)
      observed =
        result.side.schedule == .full
        ? result.timeline.observedContraction(to: result.timeline.lastStep) : nil
    }
  }
}
