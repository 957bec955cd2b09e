/// The list of scenarios while it is open.
public struct GalleryList: Equatable, Sendable {
  /// Position of the chosen line among those that match.
  public var selection = 0
  /// What has been typed; empty lets every scenario through.
  public var filter = ""
  /// Whether keys go into the filter.
  public var isFiltering = false

  /// The entries whose id or title holds the filter, whatever the case of the letters.
  public func matching(_ entries: [GalleryEntry]) -> [GalleryEntry] {
    guard !filter.isEmpty else { return entries }
    let wanted = filter.lowercased()
    return entries.filter {
      $0.id.lowercased().contains(wanted) || $0.title.lowercased().contains(wanted)
    }
  }
}
