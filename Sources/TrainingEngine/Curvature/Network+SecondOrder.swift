/// The loss at a point of parameter space, with its exact first and second derivatives along two
/// directions.
public struct DirectionalCurvature: Equatable, Sendable {
  /// The mean loss at the point.
  public let loss: Double
  /// The derivatives along the two directions.
  public let gradient: (Double, Double)
  /// The second derivatives: along the first direction, mixed, along the second.
  public let hessian: (aa: Double, ab: Double, bb: Double)

  /// Whether all six numbers are equal; none is that is not a number.
  public static func == (left: DirectionalCurvature, right: DirectionalCurvature) -> Bool {
    left.loss == right.loss && left.gradient == right.gradient && left.hessian == right.hessian
  }

  init(_ loss: SecondOrder) {
    self.loss = loss.value
    gradient = (loss.a, loss.b)
    hessian = (loss.aa, loss.ab, loss.bb)
  }
}

/// Second derivatives lose what single precision has to spare, so they are there for networks of double
/// precision; `widened` makes one of any.
extension Network<Double> {
  /// The mean loss over some samples on the plane through the network's parameters along two
  /// directions, to second order: exact, by Taylor arithmetic, not by finite differences.
  ///
  /// - Parameters:
  ///   - loss: What is averaged over the samples.
  ///   - data: The samples, with targets that fit the loss.
  ///   - statistics: Which mean and variance batch normalization uses.
  ///   - a: First direction, as long as the parameters.
  ///   - b: Second direction.
  /// - Throws: What `Objective` throws, and `EvaluationError.wrongParameters` where a direction has more
  ///   or fewer components.
  public func directionalCurvature(
    of loss: Loss, on data: DataSet, statistics: Statistics, along a: [Double], _ b: [Double]
  ) throws(EvaluationError) -> DirectionalCurvature {
    let objective = try Objective(loss, on: data, statistics: statistics, for: self)
    try validate(parameters: a.count)
    try validate(parameters: b.count)
    let first = firstLayer(dependingOn: layout.places(whereChanging: a, b))
    let samples = objective.samples(for: self)
    let prefix = outputs(
      for: samples.features, rows: samples.count, statistics: statistics, ofFirst: first)
    let mean = expansion(
      of: loss.kind, targets: samples.targets, statistics: statistics, along: a, b, entering: first,
      SecondOrderMatrix(constant: prefix, rows: samples.count), isCancelled: { false })!
    let penalty = loss.penalty?.plane(base: state.parameters, a, b, in: layout)
    return DirectionalCurvature(penalty.map { mean + $0.expansion(0, 0) } ?? mean)
  }

  /// The mean loss without a penalty from layer `first` on, given what enters it and the targets in the
  /// loss's form; nil when cancelled.
  func expansion(
    of loss: Loss.Kind, targets: SampleTargets<Double>, statistics: Statistics,
    along a: [Double], _ b: [Double], entering first: Int, _ input: SecondOrderMatrix,
    isCancelled: () -> Bool
  ) -> SecondOrder? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      let expansion = SecondOrderState(state: state, a: a, b: b, isCancelled: isCancelled)
      var current = input
      var isOwn = false
      for stretch in stretches(from: first, statistics: statistics) {
        let next = current.passed(
          through: stretch.layers, inBlocks: !stretch.couplesSamples, state: expansion,
          statistics: statistics)
        guard let next else {
          if isOwn { letGo(ofNumbers: exchange(&current.coefficients, with: [])) }
          return nil
        }
        current = next
        isOwn = true
      }
      return loss.mean(of: current, targets: targets)
    }
  }

  /// The layers from one on: those that treat each sample by itself together, the others one by one.
  private func stretches(
    from first: Int, statistics: Statistics
  ) -> [(layers: [any LayerComputation], couplesSamples: Bool)] {
    var stretches: [(layers: [any LayerComputation], couplesSamples: Bool)] = []
    for layer in layers[first...].map(\.computation) {
      let couples = layer.couplesSamples && statistics.followTheBatch
      if !couples, stretches.last?.couplesSamples == false {
        stretches[stretches.count - 1].layers.append(layer)
      } else {
        stretches.append(([layer], couples))
      }
    }
    return stretches
  }
}

extension [any LayerComputation] {
  /// What the layers make of some numbers, one after the other; nil once nobody waits for it any more.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix? {
    var current = input
    var isOwn = false
    for layer in self {
      guard !state.isCancelled() else { break }
      current = layer.forward(current, state: state, statistics: statistics)
      isOwn = true
    }
    guard state.isCancelled() else { return current }
    if isOwn { letGo(ofNumbers: exchange(&current.coefficients, with: [])) }
    return nil
  }
}

extension SecondOrderMatrix {
  /// The same; in blocks, one after the other, rows take little room on their way through all of the layers.
  ///
  /// - Parameter inBlocks: Only where the layers treat each sample by itself.
  fileprivate func passed(
    through layers: [any LayerComputation], inBlocks: Bool, state: SecondOrderState,
    statistics: Statistics
  ) -> SecondOrderMatrix? {
    let widest = layers.reduce(1) { max($0, $1.inputs, $1.outputs) }
    let length = max(1, Self.numbersAtATime / (Degree.quadratic.coefficients * widest))
    guard inBlocks, length < rows else {
      return layers.forward(self, state: state, statistics: statistics)
    }
    var result: SecondOrderMatrix?
    for start in stride(from: 0, to: rows, by: length) {
      let block = selecting(rows: start..<min(start + length, rows))
      guard let part = layers.forward(block, state: state, statistics: statistics) else { break }
      if result == nil {
        result = SecondOrderMatrix(
          rows: rows, columns: part.columns, degree: part.degree, isCancelled: state.isCancelled)
        guard !state.isCancelled() else { break }
      }
      result?.replaceRows(from: start, with: part)
    }
    guard state.isCancelled() else { return result }
    if var result = result.take() { letGo(ofNumbers: exchange(&result.coefficients, with: [])) }
    return nil
  }

  /// Of a block, where it is widest, about four megabytes.
  private static var numbersAtATime: Int { 1 << 19 }

  private func selecting(rows chosen: Range<Int>) -> SecondOrderMatrix {
    var part: [Double] = []
    part.reserveCapacity(degree.coefficients * chosen.count * columns)
    for coefficient in 0..<degree.coefficients {
      let first = coefficient * count
      let (start, end) = (chosen.lowerBound * columns, chosen.upperBound * columns)
      part += coefficients[first + start..<first + end]
    }
    return SecondOrderMatrix(
      rows: chosen.count, columns: columns, degree: degree, coefficients: part)
  }

  private mutating func replaceRows(from first: Int, with part: SecondOrderMatrix) {
    for coefficient in 0..<degree.coefficients {
      let place = coefficient * count + first * columns
      coefficients.replaceSubrange(
        place..<place + part.count,
        with: part.coefficients[coefficient * part.count..<(coefficient + 1) * part.count])
    }
  }
}

extension ParameterLayout {
  /// The places at which either direction is not zero.
  func places(whereChanging a: [Double], _ b: [Double]) -> [Int] {
    (0..<count).filter { a[$0] != 0 || b[$0] != 0 }
  }
}
