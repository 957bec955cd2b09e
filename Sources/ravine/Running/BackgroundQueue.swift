import Dispatch

#if canImport(Glibc)
  import Glibc
#endif

/// A queue for long work, one piece after the other, to which the thread that answers keys does not
/// lose time.
///
/// The work takes every core that there is. Were all threads equal, a key would wait for the end of
/// somebody's time slice, and again in the middle of its frame.
struct BackgroundQueue: Sendable {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label, qos: .utility)
  }

  func async(_ work: @escaping @Sendable () -> Void) {
    queue.async {
      #if canImport(Glibc)
        // On Linux a quality of service changes nothing, but every thread has a niceness of its own,
        // which the threads that it starts inherit.
        _ = setpriority(Self.oneThread, 0, Self.niceness)
      #endif
      work()
    }
  }

  #if canImport(Glibc)
    /// Read before any thread has been made nicer than the program.
    private static let niceness = min(getpriority(oneThread, 0) + 10, 19)
    private static let oneThread = Int32(PRIO_PROCESS.rawValue)
  #endif
}
