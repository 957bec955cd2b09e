import Dispatch

/// Lets go of something large on another thread, as far as nobody else holds it. To give hundreds of
/// megabytes back to the system takes many milliseconds, in which whoever dropped them has better things
/// to do.
func letGo<Value: Sendable>(of value: consuming Value) {
  // Held by nobody but the reference that the other thread gives up.
  nonisolated(unsafe) let held = Unmanaged.passRetained(Held(value))
  DispatchQueue.global(qos: .utility).async { held.release() }
}

private final class Held<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: consuming Value) { self.value = value }
}
