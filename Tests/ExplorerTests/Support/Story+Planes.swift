import Drawing

@testable import Explorer

// The list of planes, as a story uses it.
extension Story {
  /// The lines of the list that are on screen.
  var planeLines: [PlaneChoice] {
    guard case .planes(let chooser) = state.layer else { return [] }
    return (0..<chooser.count).map { chooser[$0] }
  }

  mutating func type(_ text: String) {
    for character in text { setUp(.input(.key(.character(character)))) }
  }

  /// Chooses the first line that holds a text, and does the work.
  mutating func choosePlane(_ text: String) {
    setUp(.input(.key(.character("p"))))
    type(text)
    setUp(.input(.key(.enter)))
    work()
  }
}
