import Drawing

extension TerminalEmulator {
  /// Changes colours and style of what is written next. Returns whether all of it is known.
  mutating func setRendition(_ sequence: TerminalControlSequence) -> Bool {
    var rest = sequence.parameters[...]
    if rest.isEmpty { rest = [[0]] }
    while let parameter = rest.popFirst() {
      let code = parameter.first.flatMap { $0 } ?? 0
      let isKnown =
        switch code {
        case 38: setColor(\.foreground, parameter, &rest)
        case 48: setColor(\.background, parameter, &rest)
        default: setStyle(code) || setNamedColor(code)
        }
      if !isKnown { return false }
    }
    return true
  }

  private mutating func setStyle(_ code: Int) -> Bool {
    switch code {
    case 0: pen = Cell()
    case 1: pen.style.insert(.bold)
    case 2: pen.style.insert(.dim)
    case 4: pen.style.insert(.underline)
    case 7: pen.style.insert(.reverse)
    case 22: pen.style.subtract([.bold, .dim])
    case 24: pen.style.remove(.underline)
    case 27: pen.style.remove(.reverse)
    // The first font and the character set of old machines, which ncurses turns off with styles.
    case 10, 11: break
    default: return false
    }
    return true
  }

  private mutating func setNamedColor(_ code: Int) -> Bool {
    switch code {
    case 30...37: pen.foreground = .indexed(UInt8(code - 30))
    case 39: pen.foreground = .standard
    case 40...47: pen.background = .indexed(UInt8(code - 40))
    case 49: pen.background = .standard
    case 90...97: pen.foreground = .indexed(UInt8(code - 90 + 8))
    case 100...107: pen.background = .indexed(UInt8(code - 100 + 8))
    default: return false
    }
    return true
  }

  /// `38;5;n`, `38;2;r;g;b`, and the same with colons, where an empty colour space may stand before
  /// the three components.
  private mutating func setColor(
    _ channel: WritableKeyPath<Cell, Color>, _ parameter: [Int?], _ rest: inout ArraySlice<[Int?]>
  ) -> Bool {
    var parts = parameter.dropFirst().map { $0 ?? 0 }
    if parts.isEmpty {
      let kind = rest.first?.first.flatMap { $0 } ?? 0
      let count = kind == 2 ? 4 : 2
      parts = rest.prefix(count).map { $0.first.flatMap { $0 } ?? 0 }
      rest = rest.dropFirst(count)
    } else if parts.count == 5 {
      parts.remove(at: 1)
    }
    guard parts.allSatisfy({ (0...255).contains($0) }) else { return false }
    let bytes = parts.map { UInt8($0) }
    switch (bytes.first, bytes.count) {
    case (5, 2): pen[keyPath: channel] = .indexed(bytes[1])
    case (2, 4): pen[keyPath: channel] = .rgb(bytes[1], bytes[2], bytes[3])
    default: return false
    }
    return true
  }
}
