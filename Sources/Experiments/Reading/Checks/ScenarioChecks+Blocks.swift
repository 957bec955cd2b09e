import TrainingEngine

// Normalization that begins as the function without it.

extension ScenarioChecks {
  /// Whether a side whose start is matched by the function has only normalizations that can be undone.
  mutating func checkMatching(_ side: Side, at path: JSONPath) {
    guard side.startMatched == .function, let model = parts.model else { return }
    var undone = 0
    for placed in model.allLayers {
      guard case .normalization(let slot) = placed.layer else { continue }
      let filling = slot.normalization(on: side)
      switch filling {
      case .none: continue
      case .batch where slot.affine != .absent: undone += 1
      case .batch:
        report(
          path,
          "'function' needs a scale and a shift that undo the normalization; the slot "
            + "\(slot.name.quoted) has none")
        return
      case .layer, .group, .rms, .noisyBatch:
        report(
          path,
          "'function' can undo batch normalization only; the slot \(slot.name.quoted) has "
            + "'\(filling.name)'")
        return
      }
    }
    if undone == 0 {
      report(path, "'function' has nothing to undo: no slot has batch normalization on this side")
    }
  }
}
