import TrainingEngine

extension Subject {
  /// What the curvature of a whole network costs.
  static let hessianProducts = Subject(
    name: "hessian-products",
    explanation:
      "The digits network 64-512-256-10 on 1,797 samples, in Double: its gradient, the pass that "
      + "products with the Hessian share, and a product; and that as many gradients. Both ends of the "
      + "spectrum by Lanczos' iteration at its default tolerance. One thread's processor time."
  ) { surroundings in
    try [false, true].flatMap { normalized in
      let work = try Workload.digits(
        surroundings.digits(), normalized: normalized, in: .double)
      var stream = RandomStream(seed: 1, stream: 1)
      let objective = try Objective(
        work.loss, on: work.data, statistics: .batch, for: work.network)
      let vector = stream.normal(work.network.layout.count)
      var hessian: LossHessian?
      var (gradients, passes, products, ratios) = ([Double](), [Double](), [Double](), [Double]())
      for _ in 0..<8 {
        let gradient = Stopwatch.processor {
          _ = work.network.lossAndGradient(of: objective)
        }
        passes.append(
          Stopwatch.processor {
            hessian = LossHessian(of: objective, network: work.network)
          })
        // The first product makes room for all of them.
        _ = try hessian?.product(with: vector)
        let product = try Stopwatch.processor { _ = try hessian?.product(with: vector) }
        gradients.append(gradient)
        products.append(product)
        ratios.append(product / gradient)
      }
      let extremes = Stopwatch.processor { _ = hessian?.extremes() }
      return [
        Figure("\(work.name) gradient", gradients, unit: "ms"),
        Figure("\(work.name) shared pass", passes, unit: "ms"),
        Figure("\(work.name) product", products, unit: "ms"),
        Figure(
          "\(work.name) product over gradient", ratios, unit: "",
          goal: Figure.Goal(limit: 4, statistic: .median)),
        Figure("\(work.name) both ends of the spectrum", [extremes], unit: "ms"),
      ]
    }
  }
}
