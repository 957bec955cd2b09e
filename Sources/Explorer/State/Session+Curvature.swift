import Experiments
import TrainingEngine

// The curvature in all parameters of a network, beside that on the plane.
extension Session {
  /// Takes a measurement, unless it belongs to a scenario before this one.
  mutating func take(_ answer: MeasuredCurvature) {
    guard answer.request.run >= edition else { return }
    curvatures.insert(answer)
  }

  /// What of it is missing on screen. Nothing while the run plays, when no answer would come in time,
  /// and nothing for networks that are no larger than the plane.
  var curvatureRequests: [CurvatureRequest] {
    guard !clock.isPlaying, clock.step == shownStep else { return [] }
    return sides.indices.filter {
      !sides[$0].home.planeIsWholeSpace && sides[$0].home.canMeasureNetworkCurvature
    }.map(curvatureRequest)
  }

  /// The work behind a request.
  func job(for request: CurvatureRequest) -> CurvatureJob {
    let side = sides[request.side]
    return CurvatureJob(request: request, side: side.home, timeline: side.timeline)
  }

  /// What is known of a network's curvature at the step on screen.
  func networkCurvature(of side: Int) -> CurvatureKnowledge {
    let request = curvatureRequest(of: side)
    if let answer = curvatures.measurement(for: request) { return .measured(answer.curvature) }
    return curvatures.pending.contains(request) ? .underWay : .unknown
  }

  private func curvatureRequest(of side: Int) -> CurvatureRequest {
    CurvatureRequest(side: side, run: sides[side].run, step: shownStep)
  }
}

/// What is known of the curvature of a whole network.
enum CurvatureKnowledge {
  case measured(NetworkCurvature?)
  case underWay
  case unknown
}
