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

func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }

func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, bytes.baseAddress, bytes.count)
}

/// Whether the last read or write failed only for the moment.
func mayRetry() -> Bool { errno == EAGAIN || errno == EINTR }
