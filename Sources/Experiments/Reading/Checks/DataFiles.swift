import TrainingEngine

/// The data files of a scenario, which are named relative to it.
struct DataFiles {
  /// Files beyond this size, in bytes, before or after decompression, are refused.
  static let limit = 512 << 20

  let folder: String
  /// The folder as messages show it.
  let shownFolder: String

  /// Why a file cannot be had.
  struct Fault: Error {
    let message: String
    let suggestion: String?
  }

  func shownPath(of file: String) -> String { shownFolder.joining(file) }

  /// The bytes of a file, decompressed where it is gzip.
  func bytes(of file: String) throws(Fault) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(of: folder.joining(file), limit: Self.limit)
    } catch {
      throw Fault(
        message: "'\(shownPath(of: file))': \(error.message(expected: "a data file"))",
        suggestion: error == .missing ? nearest(to: file) : nil)
    }
    guard Gzip.isGzip(bytes) else { return bytes }
    do {
      return try Gzip.decompress(bytes, limit: Self.limit)
    } catch {
      throw Fault(
        message: "'\(shownPath(of: file))' cannot be used: \(error.description)", suggestion: nil)
    }
  }

  /// The file of the same folder whose name is nearest.
  private func nearest(to file: String) -> String? {
    let subfolder = file.contains("/") ? file.parentFolder : ""
    let names = FileContents.names(in: folder.joining(subfolder), endingWith: "")
    return Vocabulary(names).nearest(to: file.lastPathComponent).map { subfolder.joining($0) }
  }
}
