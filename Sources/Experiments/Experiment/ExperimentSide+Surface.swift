import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The loss over the plane for a state of the network, on all training samples, with batch
  /// statistics over them; in double precision, for what is measured on it.
  public func planeLoss(at state: NetworkState<Double>) -> PlaneLoss<Double> {
    planeLoss(of: Double.self, at: state)
  }

  /// What a picture of the plane shows: its loss in the precision in which the side trains, except so
  /// close up that the rounding of single precision would be seen.
  ///
  /// - Parameters:
  ///   - viewport: What of the plane is in the picture.
  ///   - plane: The loss over the plane in double precision, made for the same state.
  ///   - curvature: That loss to second order at the plane's origin.
  public func surface(
    for viewport: Viewport, of plane: PlaneLoss<Double>, curvature: PlaneCurvature,
    at state: NetworkState<Double>
  ) -> any LossSurface {
    let origin = PlaneCoordinates(x: plane.origin.x, y: plane.origin.y)
    return precision == .float && viewport.isWideEnoughForFloat(by: curvature, at: origin)
      ? planeLoss(of: Float.self, at: state) : plane
  }

  private func planeLoss<Scalar: NetworkScalar>(
    of scalar: Scalar.Type, at state: NetworkState<Double>
  ) -> PlaneLoss<Scalar> {
    var network = network
    network.state = state
    return PlaneLoss(
      network: Network<Scalar>(rounding: network), parameters: parameters, loss: loss,
      data: training, statistics: .batch)
  }
}
