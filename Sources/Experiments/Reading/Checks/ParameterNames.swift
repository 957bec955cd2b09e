import TrainingEngine

/// The parameters that a model has on one side: tensors by name, with their sizes as far as known.
struct ParameterNames {
  struct Tensor {
    /// Like `output.weight`.
    let name: String
    /// Number of values of each index; nil where it is unknown.
    let shape: [Int?]
  }

  private(set) var tensors: [Tensor] = []

  /// Parameters in tensors whose sizes are all known.
  var knownCount: Int {
    tensors.reduce(0) { sum, tensor in
      let count = tensor.shape.reduce(1) { product, size in product * (size ?? 0) }
      return sum + count
    }
  }

  /// The parameters of a model.
  ///
  /// - Parameters:
  ///   - side: The side that fills the slots; nil to leave all empty.
  ///   - shapes: What comes into the layers.
  init(of model: ModelDescription, fillingSlots side: Side?, shapes: ModelShapes) {
    for placed in shapes.layers {
      let name = placed.fullName ?? ""
      if let weights = placed.layer.content.weights(entering: placed.entering) {
        tensors.append(Tensor(name: "\(name).weight", shape: weights.shape))
        if weights.hasBias {
          tensors.append(Tensor(name: "\(name).bias", shape: [weights.outputs]))
        }
      }
      if case .normalization(let slot) = placed.layer, let side {
        tensors += slot.parameters(filledWith: slot.normalization(on: side)).map {
          Tensor(name: "\(name).\($0)", shape: [placed.entering?.channels])
        }
      }
    }
  }

  func tensor(named name: String) -> Tensor? { tensors.first { $0.name == name } }
}

extension ParameterNames.Tensor {
  /// `[10, 32]`, with `?` for what is unknown.
  var shapeText: String {
    "[\(shape.map { $0.map(String.init) ?? "?" }.joined(separator: ", "))]"
  }

  /// Whether the tensor has an element at some indices; sizes that are unknown allow any.
  func contains(_ indices: [Int]) -> Bool {
    indices.count == shape.count
      && zip(indices, shape).allSatisfy { $0 >= 0 && $0 < $1 ?? .max }
  }

  /// A name of one of its elements, the last where the sizes are known.
  var example: String {
    "\(name)[\(shape.map { String(($0 ?? 1) - 1) }.joined(separator: ","))]"
  }
}

/// The name of a single parameter, taken apart: `output.weight[0,1]`.
struct ParameterReference: Equatable {
  let tensor: String
  let indices: [Int]

  /// Nil when the text is not a name with whole numbers in brackets behind it.
  init?(_ text: String) {
    guard let bracket = text.firstIndex(of: "["), text.last == "]", bracket > text.startIndex else {
      return nil
    }
    let inside = text[text.index(after: bracket)..<text.index(before: text.endIndex)]
    let fields = inside.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field in
      Int(field.drop { $0 == " " }).flatMap { $0 >= 0 ? $0 : nil }
    }
    guard numbers.count == fields.count else { return nil }
    tensor = String(text[..<bracket])
    indices = numbers
  }
}
