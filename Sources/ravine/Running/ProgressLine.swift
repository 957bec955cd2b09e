/// A bar on standard error while something long goes on; nothing where that is no terminal.
struct ProgressLine {
  private let total: Int
  private var done = 0
  private let isVisible = StandardError.isTerminal

  private static let width = 32

  init(total: Int) {
    self.total = max(1, total)
    draw()
  }

  mutating func advance(by count: Int = 1) {
    done += count
    draw()
  }

  /// Takes the bar away, for a line of output to be written in its place.
  func clear() {
    if isVisible { StandardError.write("\r\u{1B}[K") }
  }

  private func draw() {
    guard isVisible, done < total else { return }
    let filled = done * Self.width / total
    let bar =
      String(repeating: "━", count: filled) + String(repeating: "─", count: Self.width - filled)
    StandardError.write("\r\(bar) \(done)/\(total)\u{1B}[K")
  }
}
