// Whether the plane's directions exist, and are two.

extension ScenarioChecks {
  mutating func checkPlane() {
    guard let plane = parts.plane else { return }
    if case .step(let step)? = plane.origin { checkStep(step, at: ["plane", "origin", "step"]) }
    switch plane.directions {
    case .parameters(let parameters): checkParameters(parameters)
    case .checkpoints(let checkpoints): checkCheckpoints(checkpoints.steps)
    case .line(let line): checkLine(line)
    case .random, .principalComponents, .hessian, .gradient: break
    }
  }

  /// The kind of the plane's directions, where they are not two parameters.
  var kindOfOtherPlane: DirectionsDescription.Kind? {
    guard let plane = parts.plane, plane.parameters == nil else { return nil }
    return plane.directions.kind
  }

  private mutating func checkStep(_ step: Int, at path: JSONPath) {
    guard let steps = parts.training?.steps, step > steps else { return }
    report(path, "expected a step up to the run's \(steps), found \(step)")
  }

  private mutating func checkCheckpoints(_ steps: [Int]) {
    for (index, step) in steps.enumerated() {
      let path: JSONPath = ["plane", "steps", .index(index)]
      checkStep(step, at: path)
      if steps[..<index].contains(step) {
        report(path, "a plane needs three different steps; \(step) is there already")
      }
    }
  }

  private mutating func checkLine(_ line: LineDescription) {
    checkStep(line.from, at: ["plane", "from"])
    checkStep(line.to, at: ["plane", "to"])
    if line.from == line.to {
      report(["plane", "to"], "a line needs two different steps; it begins at \(line.from)")
    }
  }

  private mutating func checkParameters(_ plane: NamedParameters) {
    let x = reference(plane.x, at: ["plane", "x"])
    let y = reference(plane.y, at: ["plane", "y"])
    if let x, x == y {
      report(
        ["plane", "y"],
        "a plane needs two different parameters; \(plane.y.quoted) is along x already")
    }
    if let x { check(x, plane.x, at: ["plane", "x"]) }
    if let y { check(y, plane.y, at: ["plane", "y"]) }
  }

  private mutating func reference(_ text: String, at path: JSONPath) -> ParameterReference? {
    let reference = ParameterReference(text)
    if reference == nil { reportNoParameter(text, at: path) }
    return reference
  }
}

// Names of single parameters, as values of the plane and as keys of the start.
extension ScenarioChecks {
  mutating func reportNoParameter(_ text: String, at path: JSONPath, isKey: Bool = false) {
    report(
      path, isKey: isKey, "expected a parameter like 'output.weight[0,1]', found \(text.quoted)")
  }

  /// Checks that every side has a parameter.
  mutating func check(
    _ reference: ParameterReference, _ text: String, at path: JSONPath, isKey: Bool = false
  ) {
    guard let model = parts.model, let sides = parts.sides else { return }
    let names = sides.map { side in
      ParameterNames(of: model, fillingSlots: side, shapes: shapes(of: model))
    }
    let tensors = names.map { $0.tensor(named: reference.tensor) }
    guard let tensor = tensors.compactMap(\.self).first else {
      var known: [String] = []
      for tensor in names.flatMap(\.tensors) where !known.contains(tensor.name) {
        known.append(tensor.name)
      }
      let nearest = Vocabulary(known).nearest(to: reference.tensor)
      let indices = reference.indices.map(String.init).joined(separator: ",")
      report(
        path, isKey: isKey,
        "the model has no parameter \(text.quoted)"
          + (nearest == nil ? "; it has \(known.isEmpty ? "none" : known.listed("and"))" : ""),
        suggestion: nearest.map { "\($0)[\(indices)]" })
      return
    }
    if let index = tensors.firstIndex(where: { $0 == nil }) {
      report(
        path, isKey: isKey,
        "the side \(sides[index].id.quoted) has no parameter \(text.quoted); choose one that every "
          + "side has")
      return
    }
    if !tensor.contains(reference.indices) {
      report(
        path, isKey: isKey,
        "'\(tensor.name)' has the shape \(tensor.shapeText), so its last parameter is "
          + "'\(tensor.example)'; found \(text.quoted)")
    }
  }
}
