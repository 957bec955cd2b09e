import TrainingEngine

// Sides and layers: names, sizes, and how the last layer fits the loss.

extension ScenarioChecks {
  /// Larger models would fill the memory before they train.
  private static let maximumParameters = 100_000_000

  mutating func checkSides() {
    guard let sides = parts.sides else { return }
    for (index, side) in sides.enumerated() {
      if sides[..<index].contains(where: { $0.id == side.id }) {
        report(
          ["sides", .index(index), "id"], "another side is called \(side.id.quoted) already")
      }
      guard let slots = parts.model?.slotNames else { continue }
      if slots.isEmpty, side.normalization != .none {
        report(
          ["sides", .index(index), "normalization"],
          "'\(side.normalization.name)' has no place: the model has no layer of kind "
            + "'normalization'")
      }
      for name in (side.slots ?? [:]).keys.sorted() where !slots.contains(name) {
        let nearest = Vocabulary(slots).nearest(to: name)
        let known = slots.isEmpty ? "it has none" : "it has \(slots.listed("and"))"
        reportKey(
          ["sides", .index(index), "slots", .key(name)],
          "the model has no normalization slot \(name.quoted)"
            + (nearest == nil ? "; \(known)" : ""), suggestion: nearest)
      }
      checkGroups(side, at: ["sides", .index(index)])
    }
  }

  /// Whether the groups of every slot that a side fills with group normalization are equally large.
  private mutating func checkGroups(_ side: Side, at path: JSONPath) {
    for (slot, width) in parts.model?.slotWidths(inputs: source.inputs) ?? [] {
      guard let width, case .group(let groups) = side.slots?[slot] ?? side.normalization,
        !width.isMultiple(of: groups)
      else { continue }
      let place =
        side.slots?[slot] == nil
        ? path.appending("normalization") : path.appending("slots").appending(slot)
      report(
        place.appending("groups"),
        "\(width.counted("feature")) of slot \(slot.quoted) cannot be split into "
          + "\(groups) equal groups")
    }
  }

  mutating func checkModel() {
    guard let model = parts.model else { return }
    var names: [String] = []
    for (index, layer) in model.layers.enumerated() {
      guard let name = layer.name else { continue }
      if names.contains(name) {
        report(
          ["model", "layers", .index(index), "name"],
          "another layer is called \(name.quoted) already")
      }
      names.append(name)
    }
    checkInitializers(model)
    if model.outputs == nil {
      report(["model", "layers"], "expected at least one layer of kind 'linear', found none")
    }
    let count = ParameterNames(of: model, fillingSlots: nil, inputs: source.inputs).knownCount
    if count > Self.maximumParameters {
      report(
        ["model", "layers"],
        "expected at most \(Self.maximumParameters) parameters, found \(count)")
    }
  }

  private mutating func checkInitializers(_ model: ModelDescription) {
    var inputs = source.inputs
    for (index, layer) in model.layers.enumerated() {
      guard case .linear(let linear) = layer else { continue }
      let path: JSONPath = ["model", "layers", .index(index)]
      if case .values(let weights, let bias)? = linear.initializer ?? model.initializer {
        let place: JSONPath =
          linear.initializer == nil ? ["model", "initializer"] : path.appending("initializer")
        if let inputs, weights.count != linear.outputs * inputs {
          report(
            place.appending("weights"),
            "expected \((linear.outputs * inputs).counted("weight")) for the \(linear.outputs) x "
              + "\(inputs) of \(linear.name.quoted), found \(weights.count)")
        }
        if linear.bias == false {
          if bias != nil {
            report(
              place.appending("bias"), "\(linear.name.quoted) has no bias; leave this key out")
          }
        } else if let bias, bias.count != linear.outputs {
          report(
            place.appending("bias"),
            "expected \(linear.outputs.counted("number")), one for each output of "
              + "\(linear.name.quoted), found \(bias.count)")
        }
      }
      inputs = linear.outputs
    }
  }

  /// Whether the targets fit the loss, and the outputs both.
  mutating func checkTargets() {
    guard let model = parts.model, let targets = source.targets else { return }
    guard let needed = targets.outputs(under: model.loss) else {
      let fitting = Loss.allCases.filter { targets.outputs(under: $0) != nil }.map(\.rawValue)
      report(
        ["model", "loss"],
        "'\(model.loss.rawValue)' does not fit \(targets.phrase); expected "
          + fitting.listed("or"))
      return
    }
    if model.loss == .binaryCrossEntropy, case .values(let matrix) = targets,
      let other = matrix.elements.first(where: { $0 != 0 && $0 != 1 })
    {
      report(
        ["model", "loss"],
        "'binaryCrossEntropy' needs targets 0 and 1, but the data has \(other.shortest)")
    }
    if let outputs = model.outputs, outputs.count != needed {
      report(
        ["model", "layers", .index(outputs.layer), "outputs"],
        "expected \(needed) to fit \(targets.phrase) and '\(model.loss.rawValue)', found "
          + "\(outputs.count)")
    }
  }
}

extension ModelDescription {
  /// Names of the normalization slots, from the input on.
  var slotNames: [String] {
    layers.compactMap { layer in
      if case .normalization(let slot) = layer { slot.name } else { nil }
    }
  }

  /// Names of the normalization slots, from the input on, with the number of features that enter them
  /// where it is known.
  func slotWidths(inputs: Int?) -> [(name: String, width: Int?)] {
    var width = inputs
    var slots: [(String, Int?)] = []
    for layer in layers {
      switch layer {
      case .linear(let linear): width = linear.outputs
      case .normalization(let slot): slots.append((slot.name, width))
      case .activation: break
      }
    }
    return slots
  }

  /// The last linear layer, which decides how many outputs there are.
  var outputs: (layer: Int, count: Int)? {
    for (index, layer) in layers.enumerated().reversed() {
      if case .linear(let linear) = layer { return (index, linear.outputs) }
    }
    return nil
  }
}

extension LayerDescription {
  /// The name, where the layer has parameters of its own.
  var name: String? {
    switch self {
    case .linear(let linear): linear.name
    case .normalization(let slot): slot.name
    case .activation: nil
    }
  }
}

extension Targets {
  /// What they are, as messages say it.
  fileprivate var phrase: String {
    switch self {
    case .values: "targets that are numbers"
    case .labels(_, let classes): "targets of \(classes == 1 ? "1 class" : "\(classes) classes")"
    }
  }
}
