import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// Gives a key to what is on top.
  mutating func press(_ key: Key) -> [Effect] {
    let lastNotice = notice
    notice = nil
    if window.isTooSmall {
      if key == .character("q") { isQuitting = true }
      return []
    }
    switch layer {
    case .none:
      guard let command = KeyBinding.command(for: key) else {
        say("\(key.name) does nothing here; ? lists the keys.")
        return []
      }
      // Escape takes the notice away before it complains.
      if command == .close, lastNotice != nil { return [] }
      return perform(command)
    case .help(let scroll):
      pressInHelp(key, scroll: scroll)
      return []
    case .gallery(let list):
      return press(key, in: list)
    case .planes(let chooser):
      return press(key, in: chooser)
    case .numbers:
      return pressInNumbers(key)
    case .movingStart(let point):
      return pressWhileMoving(key, from: point)
    }
  }

  /// The table stays while time and learning rate change what stands in it.
  private mutating func pressInNumbers(_ key: Key) -> [Effect] {
    switch key {
    case .escape, .enter:
      layer = .none
      return []
    default: break
    }
    switch KeyBinding.command(for: key) {
    case .numbers:
      layer = .none
      return []
    case let command?: return perform(command)
    case nil:
      say("\(key.name) does nothing here; ? lists the keys.")
      return []
    }
  }

  private mutating func pressInHelp(_ key: Key, scroll: Int) {
    switch key {
    case .down, .character("j"): scrollHelp(to: scroll + 1)
    case .up, .character("k"): scrollHelp(to: scroll - 1)
    case .pageDown, .character(" "): scrollHelp(to: scroll + 10)
    case .pageUp: scrollHelp(to: scroll - 10)
    case .home: scrollHelp(to: 0)
    case .end: scrollHelp(to: .max)
    case .character("q"): isQuitting = true
    case .escape, .character("?"), .enter: layer = .none
    default: say("\(key.name) does nothing here; Esc closes the help.")
    }
  }

  /// Scrolls so far that the last line is still at the lower edge.
  mutating func scrollHelp(to line: Int) {
    let lines = KeyBinding.all.count + 2 * KeyBinding.Group.allCases.count - 1
    let visible = window.rows - 4
    layer = .help(scroll: min(max(line, 0), max(lines - visible, 0)))
  }

  /// Arrows move the start by a fortieth of the viewport, with shift by a fifth of it: see
  /// `Session.startMovesAtOnce`.
  private mutating func pressWhileMoving(_ key: Key, from point: PlaneCoordinates) -> [Effect] {
    guard let session, let extents = gridExtents else { return [] }
    let viewport = extents[session.view.focus].viewport
    func moved(_ right: Double, _ up: Double) {
      let target = PlaneCoordinates(
        x: point.x + right * viewport.width / 40, y: point.y + up * viewport.height / 40)
      layer = .movingStart(target)
      if session.startMovesAtOnce { self.session?.moveStart(to: target) }
    }
    switch key {
    case .left, .character("h"): moved(-1, 0)
    case .right, .character("l"): moved(1, 0)
    case .up, .character("k"): moved(0, 1)
    case .down, .character("j"): moved(0, -1)
    case .shiftLeft: moved(-8, 0)
    case .shiftRight: moved(8, 0)
    case .shiftUp: moved(0, 8)
    case .shiftDown: moved(0, -8)
    case .enter where !session.startMovesAtOnce: return moveStart(along: point)
    case .escape, .enter, .character("m"): layer = .none
    case .character("q"): isQuitting = true
    case .character(" "): return perform(.playOrPause)
    case .character("M"):
      layer = .none
      return perform(.resetStart)
    default: say(session.noteOnMovingStart)
    }
    return []
  }

  /// Does what a key stands for, or says why not.
  mutating func perform(_ command: Command) -> [Effect] {
    if let reason = session?.refusal(of: command) {
      say(reason)
      return []
    }
    switch command {
    case .help: layer = .help(scroll: 0)
    case .numbers: layer = .numbers
    case .close: say("Nothing is open; q quits.")
    case .quit: isQuitting = true
    case .gallery: openGallery()
    case .nextScenario: return openNeighbour(offset: 1)
    case .previousScenario: return openNeighbour(offset: -1)
    case .colorMap: changeColorMap()
    case .theme:
      appearance.theme = appearance.theme.next
      if appearance.colors == .monochrome { say("Without colours, dark and light look alike.") }
    case .newSeed:
      guard let session else { return [] }
      let seed = session.experiment.seed &+ 1
      say("Making the data and weights of seed \(seed) …")
      return [.open(path: session.path, seed: seed)]
    case .moveStart:
      guard let session else { return [] }
      openStart(of: session)
    case .nextPane: focusNextPane()
    case .choosePlane: openPlaneChooser()
    default:
      if let message = session?.perform(command) { say(message) }
    }
    return []
  }

  private mutating func changeColorMap() {
    appearance.colorMap = appearance.colorMap.next
    say(
      appearance.colors == .monochrome
        ? "Without colours, every colour map looks alike."
        : "Colour map: \(appearance.colorMap.rawValue)")
  }

  /// Moves the focus, which picks the pane to zoom and, in a narrow window, the panes to show.
  private mutating func focusNextPane() {
    guard let session else { return }
    guard hidesPanes || !session.view.sharesViewport else {
      say("All panes share one viewport; v gives each its own.")
      return
    }
    self.session?.view.focus = (session.view.focus + 1) % session.sides.count
  }

  /// Opens the scenario that stands before or after the present one in the gallery.
  private mutating func openNeighbour(offset: Int) -> [Effect] {
    let present = gallery.firstIndex { $0.path == session?.path }
    guard gallery.count > (present == nil ? 0 : 1) else {
      say(
        gallery.isEmpty
          ? "No other scenarios have been found yet." : "There is no other scenario to open.")
      return []
    }
    let position = present.map { ($0 + offset + gallery.count) % gallery.count } ?? 0
    say("Opening \(gallery[position].title) …")
    return [.open(path: gallery[position].path, seed: nil)]
  }

  /// Tells the user something that is no fault.
  mutating func say(_ text: String) { notice = Notice(text: text, isFault: false) }
}

extension Size {
  /// The smallest window with room for the panes.
  public static let smallestWindow = Size(columns: 80, rows: 24)

  /// Whether the window has no room for the panes.
  public var isTooSmall: Bool {
    columns < Self.smallestWindow.columns || rows < Self.smallestWindow.rows
  }
}

extension CaseIterable where Self: Equatable {
  /// The case after this one, round and round.
  var next: Self {
    let all = Array(Self.allCases)
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }
}

extension Character {
  /// Whether a cell of the screen can show it. Scripts with marks or with wide letters are left out as a
  /// whole.
  var takesOneColumn: Bool {
    guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return false }
    return scalar.value < 0x0300 && !(0x7F..<0xA0).contains(scalar.value) && scalar.value >= 0x20
  }
}

extension Key {
  /// How a message names the key.
  var name: String {
    switch self {
    case .character(let character) where character.takesOneColumn: "‘\(character)’"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .function(let number): "F\(number)"
    default: "This key"
    }
  }
}
