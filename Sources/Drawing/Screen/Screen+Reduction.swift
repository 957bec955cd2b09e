extension Screen {
  /// The same picture in the colours that a terminal has.
  ///
  /// What is drawn for an `Appearance` of that depth holds no other colours already and comes back
  /// unchanged. Without colours only the glyphs and styles remain.
  public func reduced(to depth: ColorDepth) -> Screen {
    guard depth != .truecolor else { return self }
    var reduced = self
    reduced.mapCells { cell in
      cell.foreground = cell.foreground.reduced(to: depth)
      cell.background = cell.background.reduced(to: depth)
    }
    return reduced
  }
}

extension Color {
  /// The nearest colour of a terminal of that depth.
  public func reduced(to depth: ColorDepth) -> Color {
    switch (depth, self) {
    case (_, .standard): .standard
    case (.monochrome, _): .standard
    case (.truecolor, _): self
    case (.indexed256, .indexed): self
    case (.indexed256, .rgb(let red, let green, let blue)):
      .indexed(RGB(red, green, blue).nearestOf256)
    case (.indexed16, .indexed(let index)):
      index < 16 ? self : .indexed(RGB.palette[Int(index)].nearestOf16)
    case (.indexed16, .rgb(let red, let green, let blue)):
      .indexed(RGB(red, green, blue).nearestOf16)
    }
  }
}
