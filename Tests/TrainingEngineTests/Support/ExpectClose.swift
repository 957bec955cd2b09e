import Testing

/// Records an issue for numbers that differ from their reference by more than the tolerance.
///
/// The tolerance is relative to each reference number or to `scale`, whichever is larger: the scale
/// is the largest number that takes part in the sums that the numbers come from. Without it, what is
/// nought but for rounding (like the gradient of a bias in front of batch normalization) could not
/// agree. It is the largest of the reference numbers where none is given.
///
/// - Parameter name: What the numbers are; the issue says which one differs most, and by how much.
func expectClose(
  _ numbers: [Double], _ reference: [Double], to tolerance: Double = 1e-12, scale: Double? = nil,
  _ name: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard numbers.count == reference.count else {
    Issue.record(
      "\(name()): \(numbers.count) numbers, the reference has \(reference.count)",
      sourceLocation: sourceLocation)
    return
  }
  let scale = scale ?? reference.reduce(0) { max($0, abs($1)) }
  var worst: (index: Int, excess: Double)?
  for (index, (number, expected)) in zip(numbers, reference).enumerated() {
    let difference = abs(number - expected)
    let allowed = tolerance * max(abs(expected), scale)
    guard !(difference <= allowed), number != expected else { continue }
    let excess = difference / allowed
    if worst == nil || !(excess <= worst!.excess) { worst = (index, excess) }
  }
  guard let (index, excess) = worst else { return }
  Issue.record(
    """
    \(name()): number \(index) of \(numbers.count) is \(numbers[index]), the reference is \
    \(reference[index]); they differ by \(abs(numbers[index] - reference[index])), \
    \(excess) times the tolerance
    """, sourceLocation: sourceLocation)
}

/// The same for a single number.
func expectClose(
  _ number: Double, _ reference: Double, to tolerance: Double = 1e-12, scale: Double? = nil,
  _ name: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [number], [reference], to: tolerance, scale: scale, name(), sourceLocation: sourceLocation)
}
