import Dispatch

#if canImport(Glibc)
  import Glibc
#endif

/// A queue for long work, one piece after the other, to which the thread that answers keys does not
/// lose time.
///
/// The work takes every core that there is. Were all threads equal, a key would wait for the end of
/// somebody's time slice, and again in the middle of its frame.
public struct BackgroundQueue: Sendable {
  private let queue: DispatchQueue

  /// A queue without work.
  ///
  /// - Parameter label: What a debugger calls it.
  public init(label: String) {
    queue = DispatchQueue(label: label, qos: .utility)
  }

  /// Does a piece of work after all that were given before.
  public func async(_ work: @escaping @Sendable () -> Void) {
    queue.async {
      Self.lowerPriorityOfThread()
      work()
    }
  }

  /// Lets the calling thread, which does long work only, stand back behind the one that answers keys.
  ///
  /// Every thread that shares the work has to call it: Dispatch takes them from a pool, and they are
  /// as urgent as whoever once started them.
  @Sendable public static func lowerPriorityOfThread() {
    #if canImport(Glibc)
      // On Linux a quality of service changes next to nothing, but every thread has a niceness of its
      // own. Process 0 is the calling thread.
      _ = setpriority(oneThread, 0, niceness)
    #endif
  }

  #if canImport(Glibc)
    private static let niceness = min(getpriority(oneThread, id_t(getpid())) + 10, 19)
    private static let oneThread = Int32(PRIO_PROCESS.rawValue)
  #endif
}
