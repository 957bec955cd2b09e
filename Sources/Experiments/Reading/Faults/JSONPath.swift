/// The way from the top of a JSON text to one of its values: `model.layers[1].outputs`.
struct JSONPath: Hashable, Sendable {
  enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    init(stringLiteral key: String) { self = .key(key) }
    init(integerLiteral index: Int) { self = .index(index) }
  }

  var steps: [Step] = []

  static let top = JSONPath()

  func appending(_ key: String) -> JSONPath { JSONPath(steps: steps + [.key(key)]) }
  func appending(_ index: Int) -> JSONPath { JSONPath(steps: steps + [.index(index)]) }
}

extension JSONPath: ExpressibleByArrayLiteral {
  init(arrayLiteral steps: Step...) { self.steps = steps }
}

extension JSONPath: CustomStringConvertible {
  var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where key.isPlainKey: text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\(key.quoted)]"
      }
    }
  }
}

extension String {
  fileprivate var isPlainKey: Bool {
    !isEmpty
      && utf8.allSatisfy {
        $0.isWordPart && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "+")
          || $0 == UInt8(ascii: "$")
      }
  }
}

extension JSONNode {
  /// The value at the end of a path; nil when the path leads nowhere.
  func node(at path: JSONPath) -> JSONNode? {
    path.steps.reduce(into: Optional(self)) { node, step in
      switch step {
      case .key(let key): node = node?.member(key)?.node
      case .index(let index): node = node?.element(index)
      }
    }
  }
}

extension JSONNode {
  /// Where to point for a path: at the value there, or at the nearest one around it that exists.
  func offset(of path: JSONPath) -> Int {
    var steps = path.steps
    while !steps.isEmpty {
      if let node = node(at: JSONPath(steps: steps)) { return node.range.lowerBound }
      steps.removeLast()
    }
    return range.lowerBound
  }

  /// Where the key at the end of a path stands.
  func offset(ofKeyAt path: JSONPath) -> Int {
    guard case .key(let key)? = path.steps.last,
      let member = node(at: JSONPath(steps: path.steps.dropLast()))?.member(key)
    else { return offset(of: path) }
    return member.keyOffset
  }
}
