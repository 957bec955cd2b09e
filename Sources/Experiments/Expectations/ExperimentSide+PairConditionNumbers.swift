import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The condition numbers of the loss on every plane of two weights of one output, ascending: the
  /// distribution out of which the scenario's own plane was picked. Weights whose unit is silent on
  /// all samples (no curvature at all) are left out; infinite where a plane is no bowl.
  ///
  /// - Parameter state: The network's numbers at which the planes meet.
  public func pairConditionNumbers(at state: NetworkState<Double>) -> [Double] {
    guard
      let parameters,
      let tensor = network.layout.tensors.first(where: { $0.range.contains(parameters.x) })
    else { return [] }
    // All that leads to one output, whatever the window of a convolution.
    let length = tensor.shape.dropFirst().reduce(1, *)
    let position = parameters.x - tensor.range.lowerBound
    let row = tensor.range.lowerBound + position / length * length
    var found: [Double] = []
    for first in 0..<length {
      for second in first + 1..<length {
        var plane = planeLoss(
          of: Double.self,
          over: ParameterPlane(
            ofParametersAt: (row + first, row + second), others: state.parameters), at: state,
          samples: training, statistics: .batch)
        let curvature = PlaneCurvature(plane.curvature(plane.origin.x, plane.origin.y))
        guard curvature.xx != 0, curvature.yy != 0 else { continue }
        found.append(curvature.conditionNumber ?? .infinity)
      }
    }
    return found.sorted()
  }

  /// The median of `pairConditionNumbers`; not a number when there are none.
  func medianPairConditionNumber(at state: NetworkState<Double>) -> Double {
    let sorted = pairConditionNumbers(at: state)
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }
}
