/// Why layers do not make a network.
public enum NetworkError: Error, Equatable, Sendable {
  /// A sample has no features.
  case noInputs
  /// There is no layer at all.
  case noLayers
  /// A layer that is to give nothing.
  case noOutputs(layer: String)
  /// A layer whose weights exceed what all parameters together may be.
  case tooManyParameters(layer: String, limit: Int)
  /// A layer with parameters and without a name; `position` counts from 0.
  case noName(position: Int)
  /// Two layers of the same name.
  case duplicateName(layer: String)
  /// Given initial values of the wrong number.
  case wrongNumberOfValues(layer: String, found: Int, expected: Int)
  /// A group normalization whose groups would not be equally large.
  case groupsDoNotDivide(layer: String, groups: Int, features: Int)

  /// What is wrong, as a sentence.
  public var message: String {
    switch self {
    case .noInputs: "A network needs at least one input."
    case .noLayers: "A network needs at least one layer."
    case .noOutputs(let layer): "Layer '\(layer)' needs at least one output."
    case .tooManyParameters(let layer, let limit):
      "With layer '\(layer)' the network has more than \(limit) parameters."
    case .noName(let position):
      "Layer \(position + 1) has parameters and needs a name to call them by."
    case .duplicateName(let layer): "Two layers are called '\(layer)'; each needs its own name."
    case .wrongNumberOfValues(let layer, let found, let expected):
      "Layer '\(layer)' has \(expected) initial values to be given, not \(found)."
    case .groupsDoNotDivide(let layer, let groups, let features):
      "Layer '\(layer)' cannot split \(features) features into \(groups) equal groups."
    }
  }
}
