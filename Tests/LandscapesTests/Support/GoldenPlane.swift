import Landscapes
import Testing
import TrainingEngine

/// A plane of the reference files: our network with PyTorch's data and initial weights, beside what
/// PyTorch found on the plane.
struct GoldenPlane: CustomTestStringConvertible, Sendable {
  let file: String
  /// Where the run's initial weights and planes are.
  let run: [String]
  let plane: String
  let loss: Loss
  let parameters: (x: String, y: String)
  /// PyTorch's names of our layers, in order; empty for layers without parameters.
  let layers: [(kind: LayerSpecification.Kind, torchName: String)]

  var testDescription: String { "\(file) \(run.joined(separator: "/")) \(plane)" }

  static let all: [GoldenPlane] = [
    regression("none_nobias", [(linear(1, bias: false), "0")], weight: "0"),
    regression(
      "bn_noaffine_nobias", [(normalization(affine: false), ""), (linear(1, bias: false), "1")],
      weight: "1"),
    moons("none", plane: "plane_v0_v1", ("2.weight[0,0]", "2.weight[0,1]")),
    moons("none", plane: "plane_W1_00_01", ("0.weight[0,0]", "0.weight[0,1]")),
    moons("bn", plane: "plane_v0_v1", ("3.weight[0,0]", "3.weight[0,1]")),
    moons("bn", plane: "plane_W1_00_01", ("0.weight[0,0]", "0.weight[0,1]")),
  ]

  private static func linear(_ outputs: Int, bias: Bool) -> LayerSpecification.Kind {
    .linear(outputs: outputs, bias: bias, initializer: .torch)
  }

  private static func normalization(affine: Affine) -> LayerSpecification.Kind {
    .batchNormalization(affine: affine, epsilon: 1e-5, momentum: 0.1)
  }

  private static func regression(
    _ run: String, _ layers: [(LayerSpecification.Kind, String)], weight: String
  ) -> GoldenPlane {
    GoldenPlane(
      file: "scenario01_linear2", run: ["runs", run], plane: "plane", loss: .halfMeanSquaredError,
      parameters: ("\(weight).weight[0,0]", "\(weight).weight[0,1]"), layers: layers)
  }

  private static func moons(
    _ run: String, plane: String, _ parameters: (String, String)
  ) -> GoldenPlane {
    var layers: [(LayerSpecification.Kind, String)] = [(linear(8, bias: true), "0")]
    if run == "bn" { layers.append((normalization(affine: true), "1")) }
    layers.append((.activation(.tanh), ""))
    layers.append((linear(1, bias: true), "\(layers.count)"))
    return GoldenPlane(
      file: "scenario02_classify", run: ["runs", run], plane: plane, loss: .binaryCrossEntropy,
      parameters: parameters, layers: layers)
  }
}

extension GoldenPlane {
  /// What PyTorch found: the losses row by row (y upwards), at the offsets `axis` from the origin.
  struct Reference {
    let axis: [Double]
    let grid: [Double]
    let gradient: [Double]
    let hessian: [Double]
    let eigenvalues: [Double]
  }

  func reference(_ statistics: Statistics) throws -> Reference {
    let golden = try GoldenFile(file)
    let grid = statistics == .batch ? "grid_train" : "grid_eval_initial_running"
    return Reference(
      axis: golden.numbers(run + [plane, "axis"]), grid: golden.numbers(run + [plane, grid]),
      gradient: golden.numbers(run + [plane, "grad"]),
      hessian: golden.numbers(run + [plane, "hessian"]),
      eigenvalues: golden.numbers(run + [plane, "eig"]))
  }

  func planeLoss(_ statistics: Statistics) throws -> PlaneLoss<Double> {
    let golden = try GoldenFile(file)
    let features = golden.matrix(["X"])
    let specifications = layers.map { layer -> LayerSpecification in
      var kind = layer.kind
      if case .linear(let outputs, let bias, _) = kind {
        let initial = run + ["init"]
        kind = .linear(
          outputs: outputs, bias: bias,
          initializer: .values(
            weights: golden.numbers(initial + ["\(layer.torchName).weight"]),
            bias: bias ? golden.numbers(initial + ["\(layer.torchName).bias"]) : nil))
      }
      return LayerSpecification(name: layer.torchName, kind: kind)
    }
    let network = try Network<Double>(inputs: features.columns, layers: specifications, seed: 1)
    let targets = golden.numbers(["y"])
    let data = DataSet(
      features: features,
      targets: .values(Matrix(rows: targets.count, columns: 1, elements: targets)))
    return try PlaneLoss(
      network: network,
      parameters: (
        try #require(network.layout.index(of: parameters.x)),
        try #require(network.layout.index(of: parameters.y))
      ), loss: loss, data: data, statistics: statistics)
  }
}
