extension Targets {
  /// The share of samples that some outputs classify right: by the largest of a row, or where there is
  /// one output by the sign of the logit. Nil where these are no classes or none at all. A sample with an
  /// output that is not a number counts as wrong.
  func accuracy(of outputs: Matrix) -> Double? {
    guard case .labels(let labels, _) = self, !labels.isEmpty else { return nil }
    var right = 0
    for (row, label) in labels.enumerated() {
      let values = outputs.elements[row * outputs.columns..<(row + 1) * outputs.columns]
      guard values.allSatisfy({ !$0.isNaN }) else { continue }
      let predicted =
        outputs.columns == 1
        ? (values.first! > 0 ? 1 : 0)
        : values.indices.max { values[$0] < values[$1] }! - values.startIndex
      if predicted == Int(label) { right += 1 }
    }
    return Double(right) / Double(labels.count)
  }
}
