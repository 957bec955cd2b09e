import Drawing

extension Screen {
  /// What a terminal of eight colours makes of sixteen: bold ones for the bright.
  var withEightColors: Screen { lacking([], hasColors: true, eightColors: true) }

  /// What a terminal with less to show makes of a picture.
  func lacking(
    _ styles: Cell.Style, hasColors: Bool, eightColors: Bool
  ) -> Screen {
    var screen = self
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = screen[column, row]
        if cell.foreground != .standard || cell.background != .standard || !hasColors {
          screen[column, row].style.subtract(styles)
        }
        if eightColors { screen[column, row].reduceToEightColors() }
      }
    }
    return screen
  }
}

extension Cell {
  fileprivate mutating func reduceToEightColors() {
    if case .indexed(8..<16) = foreground { style.insert(.bold) }
    foreground = foreground.ofEight
    background = background.ofEight
  }
}

extension Color {
  fileprivate var ofEight: Color {
    if case .indexed(let index) = self { .indexed(index % 8) } else { self }
  }
}
