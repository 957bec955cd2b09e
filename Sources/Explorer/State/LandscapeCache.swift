import Experiments

/// Landscapes of a session, the newest last, so that a step or a viewport that was seen comes back at
/// once.
public struct LandscapeCache: Sendable {
  private var entries: [Landscape] = []

  /// Values that all grids together may hold: 32 megabytes, a few viewports of every side or some hundred
  /// steps.
  private static let capacity = 4 << 20

  /// Values in all grids.
  private(set) var size = 0

  /// Without any landscape.
  public init() {}

  /// Keeps a landscape, in place of a coarser one of the same request. Where there is no room, the
  /// oldest go, but never the newest of all.
  public mutating func insert(_ landscape: Landscape) {
    entries.removeAll { $0.request == landscape.request }
    entries.append(landscape)
    size = entries.reduce(0) { $0 + $1.grid.values.count }
    while size > Self.capacity, entries.count > 1 {
      size -= entries.removeFirst().grid.values.count
    }
  }

  /// The newest landscape of a side's plane, whatever its step and viewport.
  func newest(of plane: PlaneDescription, side: Int) -> Landscape? {
    entries.last { $0.request.side == side && $0.request.plane == plane }
  }

  /// The landscape of a request; one for other levels serves it, too, where every point was evaluated.
  public func landscape(for request: LandscapeRequest) -> Landscape? {
    entries.last { $0.request == request }
      ?? entries.last {
        $0.grid.evaluatedPoints == $0.grid.values.count
          && $0.request.step == request.step && $0.request.differsOnlyInStepOrLevels(from: request)
      }
  }

  /// What a pane shows: the landscape that was asked for, or until it is there the one that tells most
  /// about it.
  ///
  /// A picture that is fine enough does not give way to a coarse one of the step after it: while a run
  /// plays, the picture may lag behind but does not flicker between coarse and fine.
  func best(for request: LandscapeRequest) -> Landscape? {
    let exact = landscape(for: request)
    if let exact, exact.isPresentable { return exact }
    // What lies on another plane would stand at the wrong places.
    let candidates = entries.filter {
      $0.request.side == request.side && $0.request.plane == request.plane
    }
    return
      candidates.filter {
        $0.request.differsOnlyInStepOrLevels(from: request) && $0.isPresentable
      }
      .min { abs($0.request.step - request.step) < abs($1.request.step - request.step) }
      ?? exact
      ?? candidates.last { $0.request.extent == request.extent }
      ?? candidates.last
  }
}
