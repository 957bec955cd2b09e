import TrainingEngine

/// The reader of scenario files of format `ravine/1`.
///
/// It finds every fault of a file in one go: what is not JSON, what is not in the format, and what
/// does not fit together, down to the numbers in the data files.
public enum ScenarioReader {
  /// Files beyond this size, in bytes, are no scenarios.
  static let limit = 16 << 20

  /// Reads a scenario file.
  ///
  /// - Parameters:
  ///   - path: The file. A pipe will do.
  ///   - name: What messages call it; else the path.
  ///   - readingData: Whether the data files are read and checked too.
  public static func read(
    path: String, shownAs name: String? = nil, readingData: Bool = true
  ) throws(ScenarioError) -> ScenarioFile {
    let name = name ?? path
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(of: path, limit: limit)
    } catch {
      let message = error.message(expected: "a scenario in JSON")
      throw ScenarioError([ScenarioFault(file: name, message: message)])
    }
    return try read(
      bytes, path: path, folder: path.parentFolder, shownAs: name, readingData: readingData)
  }

  /// Reads a scenario from its bytes.
  ///
  /// - Parameters:
  ///   - text: The content of a scenario file.
  ///   - folder: The folder to which the paths of data files are relative.
  ///   - name: What messages call the text.
  ///   - readingData: Whether the data files are read and checked too.
  public static func read(
    text: [UInt8], folder: String = ".", shownAs name: String, readingData: Bool = true
  ) throws(ScenarioError) -> ScenarioFile {
    try read(text, path: nil, folder: folder, shownAs: name, readingData: readingData)
  }

  private static func read(
    _ bytes: [UInt8], path: String?, folder: String, shownAs name: String, readingData: Bool
  ) throws(ScenarioError) -> ScenarioFile {
    if let offset = UTF8Validation.firstFault(in: bytes) {
      throw ScenarioError([
        ScenarioFault(
          file: name, position: TextPosition(of: offset, in: bytes),
          message: "the file is not UTF-8 at byte \(offset); save it as UTF-8")
      ])
    }
    let document = JSONParser.parse(bytes)
    var faults = document.faults.map {
      TreeFault(offset: $0.offset, path: .top, message: $0.message, suggestion: $0.suggestion)
    }
    guard let root = document.root else { throw error(faults, in: bytes, of: name) }
    if let fault = versionFault(of: root) { throw error([fault], in: bytes, of: name) }
    faults += ShapeValidation.faults(of: root, in: bytes, shape: .scenario)

    let parts = ScenarioParts(root, leavingOut: faults)
    let files = DataFiles(folder: folder, shownFolder: name.parentFolder, of: parts.data)
    let source = DataInspection(
      parts.data?.source, at: ["data"], of: root, files: files, readingFiles: readingData)
    let test = DataInspection(
      parts.data?.test?.source, at: ["data", "test"], of: root, files: files,
      readingFiles: readingData, classNames: source.classNames)
    var checks = ScenarioChecks(root: root, parts: parts, source: source, test: test)
    checks.run(fileName: path?.lastPathComponent)
    faults += source.faults + test.faults + checks.faults
    let fileFaults = source.fileFaults + test.fileFaults
    if !faults.isEmpty || !fileFaults.isEmpty {
      throw error(faults, in: bytes, of: name, and: fileFaults)
    }
    do {
      return ScenarioFile(
        scenario: try root.decode(), path: path, folder: folder, samples: source.samples,
        testSamples: test.samples,
        warnings: checks.warnings.map { ScenarioFault($0, in: bytes, of: name) },
        text: ScenarioText(name: name, bytes: bytes))
    } catch {
      // Whatever has the right shape can be decoded; a test holds the two against each other.
      preconditionFailure("The shape of scenarios allows what their types refuse: \(error)")
    }
  }

  /// A file of another version has other rules, so nothing else can be said about it.
  private static func versionFault(of root: JSONNode) -> TreeFault? {
    guard let node = root.member("format")?.node, case .string(let format) = node.value,
      format != Scenario.format, format.hasPrefix("ravine/")
    else { return nil }
    return TreeFault(
      offset: node.range.lowerBound, path: ["format"],
      message:
        "this program reads \(Scenario.format.quoted), found \(format.quoted); another "
        + "version of it may read this file")
  }

  /// The faults in the order of the file, the many of a ruined file cut off.
  private static func error(
    _ faults: [TreeFault], in bytes: [UInt8], of name: String, and others: [ScenarioFault] = []
  ) -> ScenarioError {
    let shown = 100
    let sorted = faults.enumerated()
      .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .map(\.element)
    var all = sorted.prefix(shown).map { ScenarioFault($0, in: bytes, of: name) }
    if sorted.count > shown {
      all.append(
        ScenarioFault(
          file: name,
          message: "there are \(sorted.count - shown) faults more; mend these first"))
    }
    return ScenarioError(all + others)
  }
}

extension ScenarioFault {
  /// A fault of a text, with the place that it has there.
  init(_ fault: TreeFault, in bytes: [UInt8], of name: String) {
    self.init(
      file: name, position: TextPosition(of: fault.offset, in: bytes),
      keyPath: fault.path.description, message: fault.message, suggestion: fault.suggestion)
  }
}
