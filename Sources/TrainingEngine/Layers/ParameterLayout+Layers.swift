extension ParameterLayout {
  /// The parameters of one layer.
  public struct Layer: Equatable, Sendable {
    /// What the names of its tensors begin with, up to the last dot.
    public let name: String
    /// Place in the flat vector.
    public let range: Range<Int>
  }

  /// The layers that have parameters, in the order in which they lie.
  public var layers: [Layer] {
    var layers: [Layer] = []
    for tensor in tensors {
      let name = tensor.name[..<(tensor.name.lastIndex(of: ".") ?? tensor.name.endIndex)]
      if let last = layers.last, last.name == name {
        layers[layers.count - 1] = Layer(
          name: last.name, range: last.range.lowerBound..<tensor.range.upperBound)
      } else {
        layers.append(Layer(name: String(name), range: tensor.range))
      }
    }
    return layers
  }
}
