// Numbers that are made a piece at a time, for as long as somebody waits for them: memory that was not
// used before costs about half a millisecond a megabyte on some machines, more than what is done with it.

extension Array where Element: NetworkScalar {
  /// Numbers that are made piece by piece.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked before every megabyte.
  ///   - write: Gives the numbers at some places, all of them, to the room that is for them.
  /// - Returns: Nil when cancelled.
  package init?(
    count: Int, isCancelled: () -> Bool,
    write: (_ places: Range<Int>, _ room: UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    let numbers = Self(unsafeUninitializedCapacity: count) { room, initialized in
      for places in Self.pieces(of: count) {
        guard !isCancelled() else { return }
        write(places, UnsafeMutableBufferPointer(rebasing: room[places]))
        initialized = places.upperBound
      }
    }
    guard numbers.count == count else { return nil }
    self = numbers
  }

  /// Zeros, or none once nobody waits for them any more.
  ///
  /// - Parameter isCancelled: Asked before every megabyte.
  init(zeros count: Int, isCancelled: () -> Bool) {
    self =
      Self(count: count, isCancelled: isCancelled) { _, room in room.initialize(repeating: 0) }
      ?? []
  }

  /// The same numbers in room of their own.
  ///
  /// - Parameter isCancelled: Asked before every megabyte.
  /// - Returns: Nil when cancelled.
  func copied(isCancelled: () -> Bool) -> [Element]? {
    withUnsafeBufferPointer { numbers in
      Self(count: count, isCancelled: isCancelled) { places, room in
        _ = room.initialize(fromContentsOf: numbers[places])
      }
    }
  }

  /// Places by those whose numbers fill a megabyte.
  static func pieces(of count: Int) -> some Sequence<Range<Int>> {
    let length = (1 << 20) / MemoryLayout<Element>.size
    return stride(from: 0, to: count, by: length).lazy.map {
      $0..<Swift.min($0 + length, count)
    }
  }
}
