import TestSupport
import Testing

/// The keys that help and README list, by the titles of their groups.
///
/// What `ravine keys` prints, so that a key that is added without a story fails one.
func documentedKeys() throws -> [String: Set<String>] {
  let result = try ravine("keys")
  try #require(result.status == 0)
  var groups: [String: Set<String>] = [:]
  var group = ""
  for line in result.lines {
    if let title = line.firstMatch(of: /\*\*(\w+)\*\*/) { group = String(title.1) }
    let keys = line.prefix { $0 != "\\" }.split(separator: "|").first ?? ""
    for key in keys.matches(of: /`([^`]+)`/) { groups[group, default: []].insert(String(key.1)) }
  }
  return groups
}

/// A person who presses keys by the names that help gives them, and remembers which.
struct Typist {
  let session: TerminalSession
  private(set) var pressed: Set<String> = []

  init(on session: TerminalSession) { self.session = session }

  mutating func press(_ name: String) {
    pressed.insert(name)
    session.send(Self.bytes[name] ?? name)
  }

  mutating func click(column: Int, row: Int) {
    pressed.insert("click")
    session.click(column: column, row: row)
  }

  mutating func turnWheel(away: Bool, column: Int, row: Int) {
    pressed.insert("wheel")
    if away {
      session.wheelUp(column: column, row: row)
    } else {
      session.wheelDown(column: column, row: row)
    }
  }

  /// What terminals send for keys whose name is not what they type.
  private static let bytes = [
    "space": " ", "→": Keys.right, "←": Keys.left, "↑": Keys.up, "↓": Keys.down,
    "⇧→": Keys.shiftRight, "⇧←": Keys.shiftLeft, "⇧↑": Keys.shiftUp, "⇧↓": Keys.shiftDown,
    "PgDn": Keys.pageDown, "PgUp": Keys.pageUp, "Home": Keys.home, "End": Keys.end,
    "Tab": Keys.tab, "Esc": Keys.escape,
  ]
}
