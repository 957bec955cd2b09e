#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets go of something large on another thread, as far as nobody else holds it. To give hundreds of
/// megabytes back to the system takes many milliseconds, in which whoever dropped them has better things
/// to do; and so have others, behind whom that thread waits for a core.
func letGo<Value: Sendable>(of value: consuming Value) {
  // Held by nobody but the reference that the other thread gives up.
  let held = Unmanaged<AnyObject>.passRetained(Held(value)).toOpaque()
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let failure = pthread_create(&thread, nil, giveUp, held)
  guard failure == 0 else {
    Unmanaged<AnyObject>.fromOpaque(held).release()
    return
  }
  #if canImport(Darwin)
    pthread_detach(thread!)
  #else
    pthread_detach(thread)
  #endif
}

#if canImport(Darwin)
  private func giveUp(_ held: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    pthread_set_qos_class_self_np(QOS_CLASS_BACKGROUND, 0)
    Unmanaged<AnyObject>.fromOpaque(held).release()
    return nil
  }
#else
  private func giveUp(_ held: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    #if os(Linux)
      // Of the calling thread, here.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
    #endif
    if let held { Unmanaged<AnyObject>.fromOpaque(held).release() }
    return nil
  }
#endif

private final class Held<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: consuming Value) { self.value = value }
}
