import TrainingEngine

/// The single parameters that every side of an experiment has, narrowed to those whose names hold some
/// words. There may be millions, so names are made only where they are looked at.
struct ParameterSearch: Equatable, Sendable {
  private let tensors: [ParameterLayout.Tensor]
  /// For each stretch of matches the tensor and the elements of it, in ascending order.
  private var matches: [Match] = []
  /// How many match.
  private(set) var count = 0

  private struct Match: Equatable {
    let tensor: Int
    let elements: Range<Int>
    /// Matches before this stretch.
    let before: Int
  }

  /// All parameters that are in each of some layouts.
  init(among layouts: [ParameterLayout]) {
    tensors = (layouts.first?.tensors ?? []).filter { tensor in
      layouts.allSatisfy { layout in
        layout.tensors.contains { $0.name == tensor.name && $0.shape == tensor.shape }
      }
    }
    search([])
  }

  /// The name of a match.
  subscript(position: Int) -> String {
    precondition((0..<count).contains(position), "There is no such match.")
    var (low, high) = (0, matches.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if matches[middle].before <= position { low = middle } else { high = middle - 1 }
    }
    let match = matches[low]
    let tensor = tensors[match.tensor]
    let element = match.elements.lowerBound + position - match.before
    var text = Array(tensor.name.utf8)
    Self.append(element, of: tensor.shape, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Narrows to the names that hold every one of some words, in lower case.
  mutating func search(_ words: [String]) {
    matches = []
    count = 0
    for (position, tensor) in tensors.enumerated() {
      let name = tensor.name.lowercased()
      // Where the tensor's name holds a word, all of its elements do.
      let rest = words.filter { !name.contains($0) }
      guard !rest.isEmpty else {
        add(0..<tensor.range.count, of: position)
        continue
      }
      // A word that no element's name can hold spares looking at them.
      let possible = rest.allSatisfy { word in
        word.contains { $0.isWholeNumber || "[],".contains($0) }
      }
      guard possible else { continue }
      let sought = rest.map { Array($0.utf8) }
      var text = Array(name.utf8)
      let length = text.count
      for element in 0..<tensor.range.count {
        text.removeSubrange(length...)
        Self.append(element, of: tensor.shape, to: &text)
        if sought.allSatisfy({ text.holds($0) }) { add(element..<element + 1, of: position) }
      }
    }
  }

  private mutating func add(_ elements: Range<Int>, of tensor: Int) {
    defer { count += elements.count }
    if let last = matches.last, last.tensor == tensor,
      last.elements.upperBound == elements.lowerBound
    {
      matches[matches.count - 1] = Match(
        tensor: tensor, elements: last.elements.lowerBound..<elements.upperBound,
        before: last.before)
    } else {
      matches.append(Match(tensor: tensor, elements: elements, before: count))
    }
  }

  /// Writes the indices of an element as its name has them, like `[0,1]`.
  private static func append(_ element: Int, of shape: [Int], to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    var stride = shape.reduce(1, *)
    var remainder = element
    for (position, extent) in shape.enumerated() {
      if position > 0 { text.append(UInt8(ascii: ",")) }
      stride /= extent
      appendDecimal(remainder / stride, to: &text)
      remainder %= stride
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func appendDecimal(_ number: Int, to text: inout [UInt8]) {
    if number > 9 { appendDecimal(number / 10, to: &text) }
    text.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}

extension [UInt8] {
  /// Whether some bytes stand anywhere in these, next to each other.
  fileprivate func holds(_ sought: [UInt8]) -> Bool {
    guard sought.count <= count else { return false }
    return (0...count - sought.count).contains { start in
      sought.indices.allSatisfy { self[start + $0] == sought[$0] }
    }
  }
}
