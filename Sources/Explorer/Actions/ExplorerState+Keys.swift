import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// Gives a key to what is on top.
  mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if window.isTooSmall {
      if key == .character("q") { isQuitting = true }
      return []
    }
    switch layer {
    case .none:
      guard let command = KeyBinding.command(for: key) else { return [] }
      return perform(command)
    case .help(let scroll):
      pressInHelp(key, scroll: scroll)
      return []
    case .gallery(let list):
      return press(key, in: list)
    case .movingStart(let point):
      pressWhileMoving(key, from: point)
      return []
    }
  }

  private mutating func pressInHelp(_ key: Key, scroll: Int) {
    switch key {
    case .down, .character("j"): layer = .help(scroll: scroll + 1)
    case .up, .character("k"): layer = .help(scroll: max(0, scroll - 1))
    case .pageDown: layer = .help(scroll: scroll + 10)
    case .pageUp: layer = .help(scroll: max(0, scroll - 10))
    case .character("q"): isQuitting = true
    case .escape, .character("?"), .enter: layer = .none
    default: break
    }
  }

  /// Arrows move the start by a fortieth of the viewport, with shift by a fifth of it.
  private mutating func pressWhileMoving(_ key: Key, from point: PlaneCoordinates) {
    guard let session else { return }
    let viewport = gridExtents[session.view.focus].viewport
    func moved(_ right: Double, _ up: Double) {
      let target = PlaneCoordinates(
        x: point.x + right * viewport.width / 40, y: point.y + up * viewport.height / 40)
      layer = .movingStart(target)
      self.session?.moveStart(to: target)
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
    case .escape, .enter, .character("m"): layer = .none
    case .character("q"): isQuitting = true
    case .character(" "): _ = perform(.playOrPause)
    case .character("M"):
      _ = perform(.resetStart)
      layer = .none
    default: break
    }
  }

  /// Does what a key stands for.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .help: layer = .help(scroll: 0)
    case .close: layer = .none
    case .quit: isQuitting = true
    case .gallery: openGallery()
    case .nextScenario: return openNeighbour(offset: 1)
    case .previousScenario: return openNeighbour(offset: -1)
    case .colorMap: appearance.colorMap = appearance.colorMap.next
    case .theme: appearance.theme = appearance.theme == .dark ? .light : .dark
    case .newSeed:
      guard let session else { return [] }
      return [.open(path: session.path, seed: session.experiment.seed + 1)]
    case .moveStart:
      guard let session else { return [] }
      layer = .movingStart(session.sides[session.view.focus].home.start)
    default:
      session?.perform(command)
    }
    return []
  }

  /// Opens the scenario that stands before or after the present one in the gallery.
  private func openNeighbour(offset: Int) -> [Effect] {
    guard !gallery.isEmpty else { return [] }
    let present = gallery.firstIndex { $0.path == session?.path }
    let position = present.map { ($0 + offset + gallery.count) % gallery.count } ?? 0
    return [.open(path: gallery[position].path, seed: nil)]
  }
}

extension Size {
  /// Whether the window has no room for the panes.
  var isTooSmall: Bool { columns < 80 || rows < 24 }
}

extension CaseIterable where Self: Equatable {
  /// The case after this one, round and round.
  var next: Self {
    let all = Array(Self.allCases)
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }
}
