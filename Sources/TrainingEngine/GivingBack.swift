#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets go of something large on another thread, as far as nobody else holds it: to give hundreds of
/// megabytes back takes many milliseconds, in which whoever dropped them has better things to do.
///
/// That thread has the priority of the one that let go, and no lower one: it holds a heap's lock and the
/// process's map of its memory now and then, and whoever waits for these must not wait for it to get a core.
func letGo<Value: Sendable>(of value: consuming Value) {
  // Held by nobody but the reference that the other thread gives up.
  let held = Unmanaged<AnyObject>.passRetained(Held(value)).toOpaque()
  #if canImport(Darwin) || canImport(Musl)
    var thread: pthread_t?
  #else
    var thread: pthread_t = 0
  #endif
  guard pthread_create(&thread, nil, giveUp, held) == 0 else {
    Unmanaged<AnyObject>.fromOpaque(held).release()
    return
  }
  #if canImport(Darwin) || canImport(Musl)
    pthread_detach(thread!)
  #else
    pthread_detach(thread)
  #endif
}

#if canImport(Darwin)
  private func giveUp(_ held: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<AnyObject>.fromOpaque(held).release()
    return nil
  }
#else
  private func giveUp(_ held: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let held { Unmanaged<AnyObject>.fromOpaque(held).release() }
    return nil
  }
#endif

private final class Held<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: consuming Value) { self.value = value }
}
