import Testing

@testable import TrainingEngine

/// Losses over planes, with gradient and Hessian at the start, against PyTorch's.
struct ReferencePlaneTests {
  @Test(arguments: [
    "none_nobias", "none", "bn_noaffine_nobias", "bn_input", "bn_after", "ln_input",
  ])
  func linearRegressionHasTheReferencePlane(kind: String) throws {
    let layer = ["bn_noaffine_nobias", "bn_input", "ln_input"].contains(kind) ? 1 : 0
    try compare(
      .linear(kind), x: "\(layer).weight[0,0]", y: "\(layer).weight[0,1]",
      Reference.linear["runs"][kind]["plane"])
  }

  @Test(arguments: ReferenceKind.allCases)
  func moonsHaveTheReferencePlanes(kind: ReferenceKind) throws {
    let reference = Reference.classification["runs"][kind.rawValue]
    let last = kind == .none ? 2 : 3
    try compare(
      .moons(kind), x: "0.weight[0,0]", y: "0.weight[0,1]",
      reference["plane_W1_00_01"])
    try compare(
      .moons(kind), x: "\(last).weight[0,0]", y: "\(last).weight[0,1]",
      reference["plane_v0_v1"])
    let model = ReferenceModel.moons(kind)
    try compareRandomPlane(model, over: model.data, reference["plane_random"])
  }

  @Test(arguments: [false, true])
  func logisticRegressionHasTheReferencePlane(normalized: Bool) throws {
    let layer = normalized ? 1 : 0
    try compare(
      .logistic(normalized: normalized), x: "\(layer).weight[0,0]", y: "\(layer).weight[0,1]",
      Reference.classification["logistic"][normalized ? "bn" : "none"]["plane"])
  }

  @Test(arguments: ReferenceKind.allCases)
  func threeLayersHaveTheReferencePlane(kind: ReferenceKind) throws {
    try compare(
      .tiny(kind), x: "0.weight[0,0]", y: "0.weight[0,1]",
      Reference.perceptron["tiny"]["runs"][kind.rawValue]["plane_W1_00_01"])
  }

  @Test(arguments: ReferenceKind.allCases)
  func convolutionsHaveTheReferencePlane(kind: ReferenceKind) throws {
    try compare(
      .leNet(kind), x: "0.weight[0,0,0,0]", y: "0.weight[0,0,0,1]",
      Reference.convolutional["tiny"][kind.rawValue]["plane_conv1_00_01"])
  }

  @Test(arguments: ReferenceKind.allCases)
  func digitsHaveTheReferencePlane(kind: ReferenceKind) throws {
    // The reference takes its plane over the first batch.
    let model = ReferenceModel.digits(kind)
    try compareRandomPlane(
      model, over: model.data.selecting(Array(0..<64)),
      Reference.perceptron["runs"][kind.rawValue]["plane_random"])
  }
}

/// Compares the plane of two parameters, over all samples. The reference's coordinates are distances
/// from the start, and its grids have one row for each y.
private func compare(_ model: ReferenceModel, x: String, y: String, _ reference: Reference) throws {
  let network = try model.network()
  let parameters = (
    x: try #require(network.layout.index(of: x)), y: try #require(network.layout.index(of: y))
  )
  let axis = reference["axis"].numbers
  for (statistics, name) in [
    (Statistics.batch, "grid_train"), (.running, "grid_eval_initial_running"),
  ] {
    var plane = try PlaneLoss(
      network: network, parameters: parameters, loss: model.loss, data: model.data,
      statistics: statistics)
    let origin = plane.origin
    let grid = axis.flatMap { y in axis.map { x in plane(origin.x + x, origin.y + y) } }
    expectClose(grid, reference[name].numbers, name)
    guard statistics == .batch else { continue }
    expectClose(plane.curvature(plane.origin.x, plane.origin.y), reference)
  }
}

/// Compares the plane of two random directions through the start.
private func compareRandomPlane(
  _ model: ReferenceModel, over data: DataSet, _ reference: Reference
) throws {
  let network = try model.network()
  let directions = [2000, 2100].map { stream in
    network.layout.tensors.enumerated().flatMap { index, tensor in
      var numbers = RandomStream(seed: 1, stream: UInt64(stream + index))
      return numbers.normal(tensor.range.count)
    }
  }
  let plane = ParameterPlane(
    base: network.state.parameters,
    directions: ParameterPlane.Directions(x: directions[0], y: directions[1]))
  let axis = reference["axis"].numbers
  for (statistics, name) in [
    (Statistics.batch, "grid_train"), (.running, "grid_eval_initial_running"),
  ] {
    var surface = try PlaneLoss(
      network: network, plane: plane, loss: model.loss, data: data, statistics: statistics)
    #expect(surface.origin == (0, 0))
    let grid = axis.flatMap { y in axis.map { x in surface(x, y) } }
    expectClose(grid, reference[name].numbers, name)
  }
  try expectClose(
    network.directionalCurvature(
      of: model.loss, on: data, statistics: .batch, along: plane.directions.x, plane.directions.y),
    reference)
  var surface = try PlaneLoss(
    network: network, plane: plane, loss: model.loss, data: data, statistics: .batch)
  expectClose(surface.curvature(0, 0), reference)
}

private func expectClose(
  _ curvature: DirectionalCurvature, _ reference: Reference,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [curvature.gradient.0, curvature.gradient.1], reference["grad"].numbers, "gradient",
    sourceLocation: sourceLocation)
  let hessian = curvature.hessian
  expectClose(
    [hessian.aa, hessian.ab, hessian.ab, hessian.bb], reference["hessian"].numbers, "Hessian",
    sourceLocation: sourceLocation)
}
