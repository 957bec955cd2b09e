import Drawing

extension ExplorerState {
  /// Opens the list of scenarios on the present one.
  public mutating func openGallery() {
    var list = GalleryList()
    list.selection = gallery.firstIndex { $0.path == session?.path } ?? 0
    layer = .gallery(list)
  }

  mutating func press(_ key: Key, in list: GalleryList) -> [Effect] {
    var list = list
    let count = list.matching(gallery).count
    switch key {
    case .up: list.selection = max(0, list.selection - 1)
    case .down: list.selection = min(max(0, count - 1), list.selection + 1)
    case .enter: return openSelection(of: list)
    case .escape: return close(list)
    case .backspace where list.isFiltering:
      list.filter = String(list.filter.dropLast())
      list.selection = 0
    case .character(let character):
      if list.isFiltering {
        list.filter.append(character)
        list.selection = 0
      } else {
        return press(character, in: list, count: count)
      }
    default: break
    }
    layer = .gallery(list)
    return []
  }

  private mutating func press(
    _ character: Character, in list: GalleryList, count: Int
  ) -> [Effect] {
    var list = list
    switch character {
    case "k": list.selection = max(0, list.selection - 1)
    case "j": list.selection = min(max(0, count - 1), list.selection + 1)
    case "/": list.isFiltering = true
    case "l", " ": return openSelection(of: list)
    case "g", "h": return close(list)
    case "q":
      isQuitting = true
      return []
    default: break
    }
    layer = .gallery(list)
    return []
  }

  /// Escape takes the filter away first, then the list, unless nothing is under it.
  private mutating func close(_ list: GalleryList) -> [Effect] {
    if list.isFiltering || !list.filter.isEmpty {
      layer = .gallery(GalleryList())
    } else if session != nil {
      layer = .none
    }
    return []
  }

  private func openSelection(of list: GalleryList) -> [Effect] {
    let entries = list.matching(gallery)
    guard entries.indices.contains(list.selection) else { return [] }
    return [.open(path: entries[list.selection].path, seed: nil)]
  }
}
