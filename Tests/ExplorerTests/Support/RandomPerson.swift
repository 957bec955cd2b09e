import Drawing
import TrainingEngine

@testable import Explorer

/// Somebody who presses, clicks, turns and resizes whatever there is, and workers who answer late, twice
/// or in the wrong order. The same seed does the same.
struct RandomPerson {
  private var stream: RandomStream

  init(seed: UInt64) { stream = RandomStream(seed: seed, stream: 0) }

  /// A whole number in a range.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(stream.next() % UInt64(range.count))
  }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }

  /// What the person does next in a window.
  mutating func action(in window: Size) -> Action {
    switch number(in: 0...99) {
    case 0..<62: .input(.key(key()))
    case 62..<78: .input(.mouse(mouse(in: window)))
    case 78..<86: .tick(seconds: Double(number(in: 0...300)) / 100)
    case 86..<90: .seek(step: number(in: -10...100))
    case 90..<98: .input(.resized(size()))
    default:
      .failed(
        element(of: ["short", "a\nfault\non many lines", String(repeating: "w", count: 300)]))
    }
  }

  /// Keys of the map more often than others; of those that quit, none.
  private mutating func key() -> Key {
    let known = KeyBinding.all.filter { $0.command != .quit }.flatMap(\.keys)
    let others: [Key] = [
      .enter, .backspace, .delete, .backTab, .function(1), .control("w"), .character("/"),
      .character("y"), .character("é"), .character("漢"), .character("🏔"), .character("\u{301}"),
    ]
    return number(in: 0...9) < 8 ? element(of: known) : element(of: others)
  }

  /// Now and then outside of the window, as after a resize.
  private mutating func mouse(in window: Size) -> MouseEvent {
    MouseEvent(
      element(of: [.press, .drag, .release, .move, .wheelUp, .wheelDown]),
      column: number(in: -2...(window.columns + 2)), row: number(in: -2...(window.rows + 2)))
  }

  /// From a single cell to a large window; mostly one with room for the panes.
  private mutating func size() -> Size {
    number(in: 0...3) == 0
      ? Size(columns: number(in: 1...250), rows: number(in: 1...80))
      : Size(columns: number(in: 80...250), rows: number(in: 24...80))
  }
}
