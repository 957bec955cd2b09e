import TrainingEngine

/// The data files of a scenario, which are named relative to it.
struct DataFiles {
  /// Files beyond this size, in bytes, before or after decompression, are refused.
  static let limit = 512 << 20

  private static let gzipEnding = ".gz"

  let folder: String
  /// The folder as messages show it.
  let shownFolder: String
  /// Every file that the scenario names: whoever misspells one does not mean another.
  let named: Set<String>

  init(folder: String, shownFolder: String, of data: DataDescription?) {
    self.folder = folder
    self.shownFolder = shownFolder
    let sources = [data?.source, data?.test?.source].compactMap(\.self)
    named = Set(sources.flatMap(\.content.files))
  }

  /// Why a file cannot be had.
  struct Fault: Error {
    let message: String
    let suggestion: String?
  }

  func shownPath(of file: String) -> String { shownFolder.joining(file) }

  /// The bytes of a file, decompressed where it is gzip. Whether its name ends in `.gz` does not matter.
  func bytes(of file: String) throws(Fault) -> [UInt8] {
    let names = [file, file.removing(suffix: Self.gzipEnding) ?? file + Self.gzipEnding]
    let name = names.first { FileContents.isFile(folder.joining($0)) } ?? file
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(of: folder.joining(name), limit: Self.limit)
    } catch .missing {
      throw Fault(
        message:
          "there is no file \(names.map { "'\(shownPath(of: $0))'" }.joined(separator: ", nor ")); "
          + "put it there, or write where it is",
        suggestion: nearest(to: file))
    } catch {
      throw Fault(
        message: "'\(shownPath(of: name))': \(error.message(expected: "a data file"))",
        suggestion: nil)
    }
    guard Gzip.isGzip(bytes) else { return bytes }
    do {
      return try Gzip.decompress(bytes, limit: Self.limit)
    } catch {
      throw Fault(
        message: "'\(shownPath(of: name))' cannot be used: \(error.description)", suggestion: nil)
    }
  }

  /// The file of the same folder whose name is nearest, of those that the scenario does not name.
  private func nearest(to file: String) -> String? {
    let subfolder = file.contains("/") ? file.parentFolder : ""
    let names = FileContents.names(in: folder.joining(subfolder), endingWith: "")
      .filter { !named.contains(subfolder.joining($0)) }
    return Vocabulary(names).nearest(to: file.lastPathComponent).map { subfolder.joining($0) }
  }
}
