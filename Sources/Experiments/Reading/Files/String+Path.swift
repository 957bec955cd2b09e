// Paths as text: folders are separated by slashes, and nothing is looked up.

extension String {
  /// What stands behind the last slash.
  var lastPathComponent: String {
    String(self[(lastIndex(of: "/").map(index(after:)) ?? startIndex)...])
  }

  /// What stands before the last slash: `.` where there is none.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// The path of something in this folder; an absolute path stays as it is.
  func joining(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path.isEmpty { return self }
    if self == "." || isEmpty { return path }
    return hasSuffix("/") ? self + path : "\(self)/\(path)"
  }

  /// The text without an ending, or nil where it has another.
  func removing(suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }
}
