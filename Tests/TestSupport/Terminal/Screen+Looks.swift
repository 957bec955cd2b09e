import Drawing

extension Screen {
  /// Whether two screens look the same: nobody sees the foreground of a blank or whether it is bold.
  public func looksLike(_ other: Screen) -> Bool {
    size == other.size && zip(cells, other.cells).allSatisfy { $0.looksLike($1) }
  }
}

extension Cell {
  /// Whether two cells look the same.
  public func looksLike(_ other: Cell) -> Bool { asSeen == other.asSeen }

  fileprivate var asSeen: Cell {
    guard glyph == " ", style.isDisjoint(with: [.underline, .reverse]) else { return self }
    return Cell(background: background)
  }
}
