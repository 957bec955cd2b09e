import Landscapes

// Whether the losses of contour lines ascend.

extension ScenarioChecks {
  mutating func checkLevels() {
    guard case .losses(let losses)? = parts.viewport?.levels else { return }
    for (index, (one, next)) in zip(losses, losses.dropFirst()).enumerated() where one >= next {
      report(
        ["viewport", "levels", "at", .index(index + 1)],
        "expected a loss above the one before it, found \(next.shortest) after \(one.shortest)")
    }
  }
}
