import Drawing

extension [StyledText] {
  /// The lines without their styles, one after the other.
  var plain: String { map(\.plain).joined(separator: "\n") }
}
