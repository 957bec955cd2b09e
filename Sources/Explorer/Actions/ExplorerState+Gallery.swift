import Drawing
import Experiments

extension ExplorerState {
  /// Opens the list of scenarios on the present one.
  public mutating func openGallery() {
    var list = GalleryList()
    list.selection = gallery.firstIndex { $0.path == session?.path } ?? 0
    layer = .gallery(list)
  }

  mutating func press(_ key: Key, in list: GalleryList) -> [Effect] {
    var list = list
    let last = max(0, list.matching(gallery).count - 1)
    switch key {
    case .up: list.selection -= 1
    case .down: list.selection += 1
    case .pageUp: list.selection -= 10
    case .pageDown: list.selection += 10
    case .home: list.selection = 0
    case .end: list.selection = last
    case .enter: return openSelection(of: list)
    case .escape: return close(list)
    case .backspace where list.isFiltering:
      list.filter = String(list.filter.dropLast())
      list.selection = 0
    case .character(let character) where list.isFiltering && character.takesOneColumn:
      list.filter.append(character)
      list.selection = 0
    case .character where list.isFiltering: sayNothingIsDone(by: key, in: list)
    case .character("k"): list.selection -= 1
    case .character("j"): list.selection += 1
    case .character("/"): list.isFiltering = true
    case .character("l"), .character(" "): return openSelection(of: list)
    case .character("g"), .character("h"): return close(list)
    case .character("q"):
      isQuitting = true
      return []
    default: sayNothingIsDone(by: key, in: list)
    }
    list.selection = min(max(0, list.selection), last)
    layer = .gallery(list)
    return []
  }

  private mutating func sayNothingIsDone(by key: Key, in list: GalleryList) {
    let nothingIsBehind = session == nil && !list.isFiltering && list.filter.isEmpty
    say("\(key.name) does nothing here; \(nothingIsBehind ? "q quits" : "Esc goes back").")
  }

  /// Escape takes the filter away first, then the list, unless nothing is under it.
  private mutating func close(_ list: GalleryList) -> [Effect] {
    if list.isFiltering || !list.filter.isEmpty {
      openGallery()
    } else if session != nil {
      layer = .none
    } else {
      say("Enter opens a scenario; q quits.")
    }
    return []
  }

  mutating func openSelection(of list: GalleryList) -> [Effect] {
    let entries = list.matching(gallery)
    guard entries.indices.contains(list.selection) else {
      say("There is no scenario to open.")
      return []
    }
    let entry = entries[list.selection]
    say("Opening \(entry.title) …")
    return [.open(path: entry.path, seed: nil)]
  }
}
