/// Landscapes of a session, the latest last, so that a step or a viewport that was seen comes back at
/// once.
public struct LandscapeCache: Sendable {
  private var entries: [Landscape] = []
  /// Enough for a few viewports of every side, or some dozens of steps.
  private static let capacity = 64

  public init() {}

  /// Keeps a landscape, in place of a coarser one of the same request.
  public mutating func insert(_ landscape: Landscape) {
    entries.removeAll { $0.request == landscape.request }
    entries.append(landscape)
    if entries.count > Self.capacity { entries.removeFirst() }
  }

  public func landscape(for request: LandscapeRequest) -> Landscape? {
    entries.last { $0.request == request }
  }

  /// The newest landscape of a side, of whatever step and viewport: shown until the right one is
  /// there.
  public func latest(side: Int) -> Landscape? {
    entries.last { $0.request.side == side }
  }

  public mutating func removeAll() { entries.removeAll() }
}
