/// The loss of a network over a plane in its parameter space, over one data set.
///
/// Points are evaluated by exact shortcuts, which `plan` names: what does not move is computed once,
/// what is affine in the coordinates is combined instead of multiplied, and some losses need no sample
/// at all.
///
/// What layers draw at random in training is not drawn: the loss is that of the network without noise,
/// as dropout and activation noise expect it.
public struct PlaneLoss<Scalar: NetworkScalar>: Sendable {
  /// The plane, as it was given.
  public let plane: ParameterPlane
  /// Where the network itself stands on the plane, or the point of the plane that is nearest to it.
  public let origin: (x: Double, y: Double)
  /// How points are evaluated.
  public let plan: EvaluationPlan

  private var form: Form
  private let penalty: PenaltyPlane?
  private var expansion: Expansion

  /// What the loss without its penalty looks like as a function of the coordinates.
  private enum Form: Sendable {
    case quadratic(QuadraticPlane)
    case logistic(LogisticPlane)
    case layers(PairedPlaneEvaluator<Scalar>)
    case narrow(NarrowEvaluator<Scalar>)
    case taken
  }

  /// What the loss's derivatives are computed from.
  private struct Expansion: Sendable {
    var network: Network<Scalar>
    let loss: Loss.Kind
    let targets: SampleTargets<Scalar>
    let rows: Int
    let statistics: Statistics
    /// The first layer that the plane touches, and what enters it.
    let first: Int
    let input: [Scalar]
  }

  /// - Parameters:
  ///   - network: Its parameters count only as the place named `origin`; its running statistics are
  ///     those of the whole plane.
  ///   - plane: Of as many parameters as the network has.
  ///   - loss: What is averaged over the samples, and its penalty.
  ///   - data: The samples whose mean loss is taken: an evaluation set, or the mini-batch at hand.
  ///   - statistics: Which mean and variance batch normalization uses: those of all of `data`, or the
  ///     network's running averages.
  /// - Throws: What `Objective` throws, and `EvaluationError.wrongParameters` or
  ///   `EvaluationError.nothingMoves` where the plane is not one of the network's.
  public init(
    network: Network<Scalar>, plane: ParameterPlane, loss: Loss, data: DataSet,
    statistics: Statistics
  ) throws(EvaluationError) {
    self = try Self(
      network: network, plane: plane, loss: loss, data: data, statistics: statistics,
      isCancelled: { false })!
  }

  /// The same, unless nobody waits for it any more: what is computed once for all points may take many
  /// milliseconds.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init?(
    network: Network<Scalar>, plane: ParameterPlane, loss: Loss, data: DataSet,
    statistics: Statistics, isCancelled: @escaping () -> Bool
  ) throws(EvaluationError) {
    let objective = try Objective(loss, on: data, statistics: statistics, for: network)
    try network.validate(parameters: plane.base.count)
    self.plane = plane
    let origin = plane.coordinates(
      nearestTo: network.state.parameters, isCancelled: isCancelled)
    guard let origin else { return nil }
    self.origin = origin
    let samples = objective.samples(for: network)
    let movingPlaces = plane.movingPlaces
    guard let base = Scalar.rounding(plane.base, isCancelled: isCancelled),
      let alongX = Scalar.rounding(plane.directions.x, isCancelled: isCancelled),
      let alongY = Scalar.rounding(plane.directions.y, isCancelled: isCancelled)
    else { return nil }
    var network = network
    network.state.parameters = base
    let first = network.firstLayer(withParametersIn: movingPlaces)
    guard first < network.layers.count else { throw .nothingMoves }
    guard !isCancelled() else { return nil }
    let input = network.outputs(
      for: samples.features, rows: samples.count, statistics: statistics, ofFirst: first,
      isCancelled: isCancelled)
    guard let input else { return nil }
    expansion = Expansion(
      network: network, loss: loss.kind, targets: samples.targets, rows: samples.count,
      statistics: statistics, first: first, input: input)
    let builder = try? PlaneProgramBuilder(
      network: network, statistics: statistics, rows: samples.count, movingPlaces: movingPlaces,
      directions: (alongX, alongY), first: first, input: input,
      wantsDifference: loss.kind == .softmaxCrossEntropy, isCancelled: isCancelled)
    guard var builder, !isCancelled() else { return nil }
    penalty = loss.penalty?.plane(
      base: plane.base, plane.directions.x, plane.directions.y, in: network.layout)
    if penalty != nil { builder.plan.shortcuts.append(.quadraticPenalty) }
    let form = Self.form(&builder, expansion, plane)
    guard let form, !isCancelled() else { return nil }
    (self.form, plan) = form
  }

  /// - Returns: Nil when cancelled.
  private static func form(
    _ builder: inout PlaneProgramBuilder<Scalar>, _ expansion: Expansion, _ plane: ParameterPlane
  ) -> (Form, EvaluationPlan)? {
    let isCancelled = builder.isCancelled
    let (loss, targets) = (expansion.loss, expansion.targets)
    let flow = builder.flow
    if let affine = flow.affine {
      if let quadratic = QuadraticPlane(
        loss, affine, moving: flow.moving, columns: flow.columns, constants: flow.constants,
        targets: targets)
      {
        builder.plan.shortcuts.append(.quadraticLoss)
        builder.plan.workPerPoint = 1
        return (.quadratic(quadratic), builder.plan)
      }
      if let logistic = LogisticPlane(
        loss, affine, moving: flow.moving, columns: flow.columns, constants: flow.constants,
        targets: targets, isCancelled: isCancelled)
      {
        builder.plan.shortcuts.append(.logisticLoss)
        builder.plan.workPerPoint = logistic.workPerPoint
        return (.logistic(logistic), builder.plan)
      }
    }
    guard !isCancelled() else { return nil }
    builder.flush()
    builder.widen()
    builder.plan.workPerPoint += 20 * expansion.rows * expansion.network.outputs
    builder.plan.workPerPoint *= MemoryLayout<Scalar>.size / MemoryLayout<Float>.size
    let differs = builder.plan.shortcuts.contains(.differenceOfOutputs)
    let outputs = differs ? 1 : expansion.network.outputs
    let (reducedLoss, reducedTargets) =
      differs ? (.binaryCrossEntropy, targets.asNumbers) : (loss, targets)
    if let narrow = NarrowEvaluator(
      builder.program, loss: reducedLoss, targets: reducedTargets, rows: expansion.rows,
      outputs: outputs, isCancelled: isCancelled)
    {
      if narrow.takesLines { builder.plan.shortcuts.append(.quadraticAlongRows) }
      return (.narrow(narrow), builder.plan)
    }
    guard !isCancelled() else { return nil }
    let evaluator = PlaneEvaluator(
      builder.program, of: expansion.network, on: plane, loss: reducedLoss,
      targets: reducedTargets, rows: expansion.rows, outputs: outputs,
      statistics: expansion.statistics)
    return (.layers(PairedPlaneEvaluator(evaluator, of: builder.program)), builder.plan)
  }

  /// The loss over two single parameters, every other one where it is in the network; the coordinates
  /// are the values of the two.
  ///
  /// - Parameter parameters: The places of the two in the network's flat vector.
  /// - Throws: What `Objective` throws, and `EvaluationError.noParameter` or
  ///   `EvaluationError.sameParameter` where these are not two of the network's.
  public init(
    network: Network<Scalar>, parameters: (x: Int, y: Int), loss: Loss, data: DataSet,
    statistics: Statistics
  ) throws(EvaluationError) {
    for place in [parameters.x, parameters.y] where !(0..<network.layout.count).contains(place) {
      throw .noParameter(place: place, network: network.layout.count)
    }
    guard parameters.x != parameters.y else { throw .sameParameter(place: parameters.x) }
    try self.init(
      network: network,
      plane: ParameterPlane(
        ofParametersAt: parameters, others: Scalar.widening(network.state.parameters)),
      loss: loss, data: data, statistics: statistics)
  }

  /// The loss at a point of the plane; infinite or not a number where it is. The coordinates are
  /// rounded to the scalar.
  public mutating func callAsFunction(_ x: Double, _ y: Double) -> Double {
    losses([(x, y)])![0]
  }

  /// The losses at some points, the same bits as for each of them alone.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func losses(
    _ points: [(x: Double, y: Double)], isCancelled: () -> Bool = { false }
  ) -> [Double]? {
    guard let penalty else { return means(points, isCancelled: isCancelled) }
    guard var losses = means(points, isCancelled: isCancelled) else { return nil }
    for (index, point) in points.enumerated() { losses[index] += penalty(point.x, point.y) }
    return losses
  }

  /// The losses at some points of a grid, in their order, the same bits as for each of them alone.
  ///
  /// - Parameters:
  ///   - points: Which of them, counted row by row.
  ///   - isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func losses(
    at points: Range<Int>, of grid: PointGrid, isCancelled: () -> Bool = { false }
  ) -> [Double]? {
    guard var losses = means(at: points, of: grid, isCancelled: isCancelled) else { return nil }
    if let penalty {
      for (index, point) in grid.listed(points).enumerated() {
        losses[index] += penalty(point.x, point.y)
      }
    }
    return losses
  }

  /// The losses without the penalty.
  private mutating func means(
    at points: Range<Int>, of grid: PointGrid, isCancelled: () -> Bool
  ) -> [Double]? {
    switch form {
    // A point takes so little that a list of them would take longer.
    case .quadratic(let quadratic): isCancelled() ? nil : quadratic.losses(at: points, of: grid)
    case .logistic(let logistic):
      logistic.losses(
        at: points, of: grid.rounded(to: Scalar.self), isCancelled: isCancelled)
    case .layers, .narrow, .taken: means(grid.listed(points), isCancelled: isCancelled)
    }
  }

  /// The losses without the penalty.
  private mutating func means(
    _ points: [(x: Double, y: Double)], isCancelled: () -> Bool
  ) -> [Double]? {
    switch form {
    case .quadratic(let quadratic):
      return isCancelled() ? nil : points.map { quadratic.loss($0.x, $0.y) }
    case .logistic(let logistic):
      let rounded = points.map { (x: Double(Scalar($0.x)), y: Double(Scalar($0.y))) }
      return logistic.losses(rounded, isCancelled: isCancelled)
    case .layers(var evaluator):
      // Taken out, so that its room is written to in place.
      form = .taken
      defer { form = .layers(evaluator) }
      return evaluator.losses(at: points, isCancelled: isCancelled)
    case .narrow(var evaluator):
      form = .taken
      defer { form = .narrow(evaluator) }
      return evaluator.losses(at: points, isCancelled: isCancelled)
    case .taken: preconditionFailure("An evaluator is only taken out while it works.")
    }
  }
}

extension PlaneLoss<Double> {
  /// The loss at a point with its exact gradient and Hessian on the plane. For a network of single
  /// precision, ask the plane of the widened one.
  public mutating func curvature(_ x: Double, _ y: Double) -> DirectionalCurvature {
    curvature(x, y) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public mutating func curvature(
    _ x: Double, _ y: Double, isCancelled: () -> Bool
  ) -> DirectionalCurvature? {
    // The room of those of the point before serves these.
    expansion.network.state.parameters = []
    guard let parameters = plane.parameters(x, y, isCancelled: isCancelled) else { return nil }
    expansion.network.state.parameters = parameters
    let mean = expansion.network.expansion(
      of: expansion.loss, targets: expansion.targets, statistics: expansion.statistics,
      along: plane.directions.x, plane.directions.y, entering: expansion.first,
      SecondOrderMatrix(constant: expansion.input, rows: expansion.rows), isCancelled: isCancelled)
    return mean.map { mean in
      DirectionalCurvature(penalty.map { mean + $0.expansion(x, y) } ?? mean)
    }
  }
}

extension SampleTargets {
  /// Classes 0 and 1 as numbers, as binary cross-entropy takes them.
  fileprivate var asNumbers: SampleTargets {
    if case .labels(let labels) = self { .values(labels.map { Scalar(Int($0)) }) } else { self }
  }
}
