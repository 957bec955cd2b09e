#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reading of whole files, without Foundation: it would cost more time than the reading.
enum FileContents {
  /// All bytes of a file, at least one.
  ///
  /// - Parameter limit: The most bytes that are read: a larger file is refused before it is.
  static func bytes(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .folder }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(size: size, limit: limit) }

    // A pipe has no size and a file may grow, so reading goes on until nothing comes.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = Array(repeating: UInt8(0), count: min(max(size + 1, 1 << 12), 1 << 20))
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(code: errno)
      }
      if count == 0 { break }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw .tooLarge(size: nil, limit: limit) }
    }
    guard !bytes.isEmpty else { throw .empty }
    return bytes
  }

  /// Whether something is at a path that is not a folder.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Whether a folder is at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names of the files of a folder that end in some way, sorted; none when there is no such folder.
  static func names(in folder: String, endingWith suffix: String) -> [String] {
    // The folder's own name is meant as it is written.
    let literal = folder.reduce(into: "") { pattern, character in
      if "*?[]\\".contains(character) { pattern += "\\" }
      pattern.append(character)
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob("\(literal)/*\(suffix)", 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(String(cString: $0).dropFirst(folder.count + 1)) }
    }
  }
}

/// Why a file's bytes cannot be had.
enum FileError: Error, Equatable {
  case missing
  case folder
  case empty
  /// Sizes in bytes; the size is unknown of what is no regular file.
  case tooLarge(size: Int?, limit: Int)
  /// With the system's own words.
  case unreadable(String)

  init(code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .folder
      default: .unreadable(String(cString: strerror(code)))
      }
  }

  /// What is wrong and what was expected, given what the file should be.
  func message(expected: String) -> String {
    switch self {
    case .missing: "there is no such file; expected \(expected)"
    case .folder: "this is a folder; expected \(expected)"
    case .empty: "the file is empty; expected \(expected)"
    case .tooLarge(let size?, let limit):
      "the file has \(size >> 20) MB; expected \(expected) of at most \(limit >> 20) MB"
    case .tooLarge(nil, let limit):
      "the file has more than \(limit >> 20) MB; expected \(expected) of at most \(limit >> 20) MB"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    }
  }
}
