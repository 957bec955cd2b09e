import Drawing
import Experiments
import Explorer

extension Subject {
  /// How fast landscapes are evaluated.
  static let landscapes = Subject(
    name: "landscapes",
    explanation:
      "The landscape of each side as the explorer asks for it in a window of 200x60: preparing the "
      + "plane, the first pass over it, and all passes with the search for the minimum; points a "
      + "second of all passes. One thread, in its own processor time."
  ) { surroundings in
    try Surroundings.scenarios.flatMap { scenario in
      let experiment = try surroundings.experiment(scenario)
      var state = ExplorerState(
        window: Size(columns: 200, rows: 60), appearance: Appearance(), gallery: [])
      let jobs = state.update(.opened(experiment, path: scenario)).flatMap { effect in
        if case .evaluate(let jobs) = effect { jobs } else { [LandscapeJob]() }
      }
      return jobs.flatMap { job in
        let runs = (0..<10).map { _ in Evaluation(of: job) }
        let name = "\(scenario) \(experiment.sides[job.request.side].id)"
        let points = Double(job.request.extent.columns * job.request.extent.rows)
        return [
          Figure("\(name) plane", runs.map(\.preparation), unit: "ms"),
          Figure("\(name) first pass", runs.map(\.firstPass), unit: "ms"),
          Figure("\(name) all passes", runs.map(\.allPasses), unit: "ms"),
          Figure(
            "\(name) points", runs.map { 1000 * points / $0.allPasses }, unit: "1/s",
            .moreIsBetter),
        ]
      }
    }
  }
}

/// One evaluation of a landscape, in milliseconds.
private struct Evaluation {
  let preparation: Double
  let firstPass: Double
  let allPasses: Double

  init(of job: LandscapeJob) {
    var evaluation: LandscapeEvaluation?
    // The scenarios of the library have planes that exist at every step.
    preparation = Stopwatch.processor { evaluation = try? job.begin() }
    firstPass = Stopwatch.processor { _ = evaluation?.nextPass(threads: 1) }
    allPasses =
      firstPass
      + Stopwatch.processor { while evaluation?.nextPass(threads: 1) != nil {} }
  }
}
