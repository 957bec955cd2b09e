extension Network {
  /// What each layer is called: its own name, or for one without what it does and its place, counted
  /// from 1, like `relu 3`.
  public var layerNames: [String] { specifications.names }

  /// The same of the layers that are not made of others: those within blocks behind the block's name
  /// and a dot, instead of the block.
  var leafNames: [String] { specifications.leafNames }
}

extension [LayerSpecification] {
  fileprivate var names: [String] {
    enumerated().map { position, specification in
      guard specification.name.isEmpty else { return specification.name }
      return "\(specification.kind.word) \(position + 1)"
    }
  }

  fileprivate var leafNames: [String] {
    zip(names, self).flatMap { name, specification in
      let children = specification.kind.definition.children
      return children.isEmpty ? [name] : children.leafNames.map { "\(name).\($0)" }
    }
  }
}

extension LayerSpecification.Kind {
  /// The word of the case in the source, so that a new kind of layer needs no entry here.
  fileprivate var word: Substring {
    let text = if case .activation(let activation) = self { "\(activation)" } else { "\(self)" }
    return text.prefix { $0 != "(" }
  }
}
