/// Landscapes of a session, the newest last, so that a step or a viewport that was seen comes back at
/// once.
public struct LandscapeCache: Sendable {
  private var entries: [Landscape] = []

  /// Enough for a few viewports of every side, or a hundred steps: some ten megabytes.
  private static let capacity = 200

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

  /// What a pane shows: the landscape that was asked for, or until it is there the one that tells most
  /// about it.
  ///
  /// A picture that is fine enough does not give way to a coarse one of the step after it: while a run
  /// plays, the picture may lag behind but does not flicker between coarse and fine.
  func best(for request: LandscapeRequest) -> Landscape? {
    let exact = landscape(for: request)
    if let exact, exact.isPresentable { return exact }
    let candidates = entries.filter { $0.request.side == request.side }
    return candidates.filter { $0.request.differsOnlyInStep(from: request) && $0.isPresentable }
      .min { abs($0.request.step - request.step) < abs($1.request.step - request.step) }
      ?? exact
      ?? candidates.last { $0.request.extent == request.extent }
      ?? candidates.last
  }
}
