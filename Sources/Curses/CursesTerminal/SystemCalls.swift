import CCurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The few functions of the system that this module calls by itself, under names that do not collide
// with its own.

func systemErrorNumber() -> Int32 { errno }

/// The system's words for an error number.
func systemErrorText(_ errorNumber: Int32) -> String {
  strerror(errorNumber).map { String(cString: $0) } ?? "error \(errorNumber)"
}

func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }

/// What became of bytes to read or to write.
enum Transfer {
  /// So many were read or written; 0 read is the end.
  case count(Int)
  /// None for the moment.
  case later
  case failed

  fileprivate init(_ result: Int) {
    if result >= 0 {
      self = .count(result)
    } else {
      self = errno == EAGAIN || errno == EINTR ? .later : .failed
    }
  }
}

/// To the terminal, as long as it is entered.
func sendBytes(_ bytes: UnsafeRawBufferPointer) -> Transfer {
  Transfer(ccurses_guard_send(bytes.baseAddress, bytes.count))
}

func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Transfer {
  Transfer(read(descriptor, bytes.baseAddress, bytes.count))
}
