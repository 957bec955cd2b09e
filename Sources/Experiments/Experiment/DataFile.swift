#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a data file.
///
/// - Parameters:
///   - file: Path relative to `folder`, or absolute.
func readDataFile(_ file: String, in folder: String) throws(ExperimentError) -> [UInt8] {
  let path = file.hasPrefix("/") || folder.isEmpty ? file : "\(folder)/\(file)"
  guard let handle = fopen(path, "rb") else {
    throw .data("\(path): \(String(cString: strerror(errno))).")
  }
  defer { fclose(handle) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, handle)
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  guard ferror(handle) == 0 else {
    throw .data("\(path): \(String(cString: strerror(errno))).")
  }
  return bytes
}
