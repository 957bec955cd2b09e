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
///
/// - Parameter removePiece: Gives back some megabytes of it; false where nothing is left. Others get the core
///   between two pieces.
func letGo<Value: Sendable>(
  of value: consuming Value,
  removingPieces removePiece: @escaping @Sendable (inout Value) -> Bool = { _ in false }
) {
  // Held by nobody but the reference that the other thread gives up.
  let held = Unmanaged<Held>.passRetained(HeldValue(value, removePiece)).toOpaque()
  #if canImport(Darwin) || canImport(Musl)
    var thread: pthread_t?
  #else
    var thread: pthread_t = 0
  #endif
  guard pthread_create(&thread, nil, giveUp, held) == 0 else {
    Unmanaged<Held>.fromOpaque(held).release()
    return
  }
  #if canImport(Darwin) || canImport(Musl)
    pthread_detach(thread!)
  #else
    pthread_detach(thread)
  #endif
}

/// Lets go of many numbers, of one array a few megabytes at a time too. Nobody else should hold them: they
/// would be copied.
func letGo(ofNumbers numbers: consuming [Double]) {
  letGo(of: RoomOfNumbers(numbers: numbers), removingPieces: { $0.giveBackPiece() })
}

#if canImport(Darwin)
  private func giveUp(_ held: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Held>.fromOpaque(held).takeRetainedValue().giveBack()
    return nil
  }
#else
  private func giveUp(_ held: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let held { Unmanaged<Held>.fromOpaque(held).takeRetainedValue().giveBack() }
    return nil
  }
#endif

private class Held {
  func giveBack() {}
}

private final class HeldValue<Value: Sendable>: Held {
  private var value: Value
  private let removePiece: @Sendable (inout Value) -> Bool

  init(_ value: consuming Value, _ removePiece: @escaping @Sendable (inout Value) -> Bool) {
    self.value = value
    self.removePiece = removePiece
  }

  override func giveBack() {
    while removePiece(&value) { usleep(100) }
  }
}

/// Numbers that nobody reads any more.
private struct RoomOfNumbers: Sendable {
  var numbers: [Double]
  private var next = 0

  private static let pieceBytes = 4 << 20

  init(numbers: consuming [Double]) { self.numbers = numbers }

  /// Gives the pages of the next piece back to the system; false where there is none.
  mutating func giveBackPiece() -> Bool {
    let page = Int(getpagesize())
    let start = next
    let isPiece = numbers.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      // Whole pages, between which and the ends others may have theirs.
      let offset = (page - Int(bitPattern: base) % page) % page + start
      let length = min(Self.pieceBytes, (bytes.count - offset) / page * page)
      return length > 0 && madvise(base + offset, length, MADV_DONTNEED) == 0
    }
    next += Self.pieceBytes
    return isPiece
  }
}
