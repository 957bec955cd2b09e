/// What is known of the curvature of whole networks, and what has been asked for.
struct CurvatureCache: Sendable {
  /// The newest last.
  private var measured: [MeasuredCurvature] = []
  /// Asked for and not answered yet.
  private(set) var pending: [CurvatureRequest] = []

  /// As many steps as somebody goes to and comes back to.
  private static let capacity = 400

  init() {}

  /// Knows nothing, and calls back what another has asked for and nobody waits for any more.
  init(callingBack other: CurvatureCache) { pending = other.pending }

  mutating func insert(_ answer: MeasuredCurvature) {
    pending.removeAll { $0 == answer.request }
    measured.removeAll { $0.request == answer.request }
    measured.append(answer)
    if measured.count > Self.capacity { measured.removeFirst() }
  }

  func measurement(for request: CurvatureRequest) -> MeasuredCurvature? {
    measured.last { $0.request == request }
  }

  /// What the workers are to be asked for instead of what they were; nil when they may go on.
  ///
  /// - Parameters:
  ///   - wanted: What is missing on screen.
  ///   - canBegin: Whether there is time for something new: pictures come first.
  mutating func ask(for wanted: [CurvatureRequest], canBegin: Bool) -> [CurvatureRequest]? {
    let missing = wanted.filter { measurement(for: $0) == nil }
    let requests = canBegin ? missing : missing.filter(pending.contains)
    guard requests != pending else { return nil }
    pending = requests
    return requests
  }
}
