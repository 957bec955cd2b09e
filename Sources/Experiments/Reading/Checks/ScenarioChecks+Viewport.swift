import Landscapes

// Whether there is anything to be seen between the edges.

extension ScenarioChecks {
  mutating func checkViewport() {
    guard let viewport = parts.viewport else { return }
    check(viewport.x, at: ["viewport", "x"])
    check(viewport.y, at: ["viewport", "y"])
  }

  private mutating func check(_ edges: ClosedRange<Double>, at path: JSONPath) {
    let found = "found \(edges.lowerBound.shortest) and \(edges.upperBound.shortest)"
    switch Viewport.fault(in: edges) {
    case nil: return
    case .tooFar: report(path, "expected edges less than 1e100 away from 0, \(found)")
    case .tooNarrow:
      report(
        path,
        "expected edges more than 1e-12 of the farther one apart, and more than 1e-100, \(found); "
          + "move them apart")
    }
  }
}
