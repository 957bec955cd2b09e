// The C library alone: all of Foundation takes longer to load than the explorer to draw a frame.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard error, for messages; standard output is for data.
enum StandardError {
  static func write(_ text: String) {
    var rest = Array(text.utf8)
    while !rest.isEmpty {
      let count = put(rest, on: 2)
      // When messages do not arrive, there is nobody to tell.
      guard count > 0 else { return }
      rest.removeFirst(count)
    }
  }

  static var isTerminal: Bool { isatty(2) == 1 }
}

/// Standard output, for data.
enum StandardOutput {
  /// Writes what still waits to be written.
  ///
  /// - Returns: Why it cannot be; nil when all of it is.
  static func finish() -> String? {
    fflush(nil) == 0 ? nil : String(cString: strerror(errno))
  }
}

/// Standard input and output, which the explorer needs both.
enum StandardStreams {
  static var areTerminals: Bool { isatty(0) == 1 && isatty(1) == 1 }
}

/// Outside of the types above, whose functions would hide the system's.
private func put(_ bytes: [UInt8], on descriptor: Int32) -> Int {
  write(descriptor, bytes, bytes.count)
}
