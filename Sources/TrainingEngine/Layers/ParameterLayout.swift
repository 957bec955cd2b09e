/// Where each parameter tensor of a network lies in the flat vector, and what it is called.
public struct ParameterLayout: Equatable, Sendable {
  /// One tensor of parameters.
  public struct Tensor: Equatable, Sendable {
    /// Like `output.weight`.
    public let name: String
    /// `[outputs, inputs]` for weights, of a convolution `[outputs, inputs, height, width]` in channels
    /// and pixels, and `[features]` or `[channels]` for the rest.
    public let shape: [Int]
    /// Place in the flat vector.
    public let range: Range<Int>
    /// Whether training may move them.
    public let isTrainable: Bool
  }

  /// In the order in which they lie.
  public private(set) var tensors: [Tensor] = []

  /// Number of parameters in all.
  public var count: Int { tensors.last?.range.upperBound ?? 0 }

  /// Where the parameters lie that training leaves where they are.
  var fixedPlaces: [Range<Int>] { tensors.filter { !$0.isTrainable }.map(\.range) }

  mutating func append(_ name: String, shape: [Int], isTrainable: Bool = true) -> Range<Int> {
    let range = count..<count + shape.reduce(1, *)
    tensors.append(
      Tensor(name: name, shape: shape, range: range, isTrainable: isTrainable))
    return range
  }

  /// The place of a single parameter by its name, like `output.weight[0,1]`, where spaces may follow
  /// the commas; nil when there is none.
  public func index(of name: String) -> Int? {
    guard let bracket = name.lastIndex(of: "["), name.last == "]" else { return nil }
    let inside = name[name.index(after: bracket)..<name.index(before: name.endIndex)]
    let fields = inside.split(separator: ",", omittingEmptySubsequences: false)
    let indices = fields.compactMap { field -> Int? in
      let digits = field.drop { $0 == " " }
      return Int(digits).flatMap { String($0) == digits ? $0 : nil }
    }
    guard
      let tensor = tensors.first(where: { $0.name == name[..<bracket] }),
      indices.count == fields.count, indices.count == tensor.shape.count,
      zip(indices, tensor.shape).allSatisfy({ $0 >= 0 && $0 < $1 })
    else { return nil }
    let offset = zip(indices, tensor.shape).reduce(0) { $0 * $1.1 + $1.0 }
    return tensor.range.lowerBound + offset
  }

  /// The name of the parameter at a place, the inverse of `index(of:)`. Traps when there is none.
  public func name(of index: Int) -> String {
    guard let tensor = tensors.first(where: { $0.range.contains(index) }) else {
      preconditionFailure("The network has \(count) parameters; there is none at \(index).")
    }
    var remainder = index - tensor.range.lowerBound
    var indices: [Int] = []
    for extent in tensor.shape.reversed() {
      indices.append(remainder % extent)
      remainder /= extent
    }
    return "\(tensor.name)[\(indices.reversed().map(String.init).joined(separator: ","))]"
  }
}

extension Array where Element: NetworkScalar {
  /// Writes nought to some places.
  mutating func clear(_ places: [Range<Int>]) {
    for range in places { for place in range { self[place] = 0 } }
  }
}
