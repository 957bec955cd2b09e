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
        report(
          ["sides", .index(index), "slots", .key(name)], isKey: true,
          "the model has no normalization slot \(name.quoted)"
            + (nearest == nil ? "; \(known)" : ""), suggestion: nearest)
      }
      checkGroups(side, at: ["sides", .index(index)])
      checkMatching(side, at: ["sides", .index(index), "startMatched"])
    }
  }

  /// Whether the groups of every slot that a side fills with group normalization are equally large.
  private mutating func checkGroups(_ side: Side, at path: JSONPath) {
    guard let model = parts.model else { return }
    for placed in shapes(of: model).layers {
      guard case .normalization(let slot) = placed.layer, let shape = placed.entering,
        case .group(let groups) = slot.normalization(on: side),
        !shape.channels.isMultiple(of: groups)
      else { continue }
      let place =
        side.slots?[slot.name] == nil
        ? path.appending("normalization") : path.appending("slots").appending(slot.name)
      report(
        place.appending("groups"),
        "\(shape.channels.counted(shape.isImage ? "channel" : "feature")) of slot \(slot.name.quoted) "
          + "cannot be split into \(groups) equal groups")
    }
  }

  mutating func checkModel() {
    guard let model = parts.model else { return }
    var names: [String] = []
    for placed in model.allLayers {
      guard let name = placed.fullName else { continue }
      if names.contains(name) {
        report(
          placed.path.appending("name"), "another layer is called \(name.quoted) already")
      }
      names.append(name)
    }
    let shapes = shapes(of: model)
    for (path, error) in shapes.faults {
      report(path, error.message.asFault)
    }
    checkInitializers(model, shapes)
    if model.outputs == nil {
      report(["model", "layers"], "expected at least one layer of kind 'linear', found none")
    }
    let count = ParameterNames(of: model, fillingSlots: nil, shapes: shapes).knownCount
    if count > Self.maximumParameters {
      report(
        ["model", "layers"],
        "expected at most \(Self.maximumParameters) parameters, found \(count)")
    }
  }

  /// What comes into the layers of a model.
  func shapes(of model: ModelDescription) -> ModelShapes {
    ModelShapes(of: model, inputs: source.inputs, image: source.imageShape)
  }

  private mutating func checkInitializers(_ model: ModelDescription, _ shapes: ModelShapes) {
    for placed in shapes.layers {
      guard let weighted = placed.layer.content.weights(entering: placed.entering),
        case .values(let weights, let bias)? = weighted.initializer ?? model.initializer
      else { continue }
      let place: JSONPath =
        weighted.initializer == nil
        ? ["model", "initializer"] : placed.path.appending("initializer")
      if let sizes = weighted.sizes, weights.count != sizes.reduce(1, *) {
        report(
          place.appending("weights"),
          "expected \(sizes.reduce(1, *).counted("weight")) for the "
            + sizes.map(String.init).joined(separator: " x ")
            + " of \(weighted.name.quoted), found \(weights.count)")
      }
      if !weighted.hasBias {
        if bias != nil {
          report(
            place.appending("bias"), "\(weighted.name.quoted) has no bias; leave this key out")
        }
      } else if let bias, let outputs = weighted.outputs, bias.count != outputs {
        report(
          place.appending("bias"),
          "expected \(outputs.counted("number")), one for each output of "
            + "\(weighted.name.quoted), found \(bias.count)")
      }
    }
  }

  /// Whether the targets fit the loss, and the outputs both.
  mutating func checkTargets() {
    guard let model = parts.model, let targets = source.targets else { return }
    let loss = model.loss.kind
    guard let needed = targets.outputs(under: loss) else {
      let fitting = Loss.Kind.allCases.filter { targets.outputs(under: $0) != nil }.map(\.rawValue)
      report(
        ["model", "loss"],
        "'\(loss.rawValue)' does not fit \(targets.phrase); expected "
          + fitting.listed("or"))
      return
    }
    if loss == .binaryCrossEntropy, case .values(let matrix) = targets,
      let other = matrix.elements.first(where: { $0 != 0 && $0 != 1 })
    {
      report(
        ["model", "loss"],
        "'binaryCrossEntropy' needs targets 0 and 1, but the data has \(other.shortest)")
    }
    if let outputs = model.outputs, outputs.count != needed {
      report(
        ["model", "layers", .index(outputs.layer), "outputs"],
        "expected \(needed) to fit \(targets.phrase) and '\(loss.rawValue)', found "
          + "\(outputs.count)")
    }
  }
}

extension ModelDescription {
  /// Names of the normalization slots, from the input on.
  var slotNames: [String] {
    allLayers.compactMap { placed in
      if case .normalization(let slot) = placed.layer { slot.name } else { nil }
    }
  }

  /// The last linear layer, which decides how many outputs there are.
  var outputs: (layer: Int, count: Int)? {
    for (index, layer) in layers.enumerated().reversed() {
      if case .linear(let linear) = layer { return (index, linear.outputs) }
    }
    return nil
  }
}

extension String {
  /// A sentence as a fault is worded, which stands behind a colon and has no full stop.
  fileprivate var asFault: String {
    let sentence = removing(suffix: ".") ?? self
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
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
