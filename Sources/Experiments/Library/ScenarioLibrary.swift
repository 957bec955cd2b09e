/// The scenarios that lie in some folders.
///
/// Of two with the same id, the one in the earlier folder counts.
public struct ScenarioLibrary: Equatable, Sendable {
  /// The folders in which scenarios are looked for, in this order; those that do not exist are empty.
  public let places: [String]

  /// No folder is looked at before something is asked for.
  public init(places: [String]) {
    self.places = places
  }

  /// One scenario file of a library.
  public struct Entry: Equatable, Sendable {
    /// The file's name without `.json`.
    public let id: String
    /// The file's path, which begins with the folder as `places` has it.
    public let path: String
    /// The scenario, or what is wrong with it. Its data files are not looked at.
    public let content: Result<Scenario, ScenarioError>
  }

  /// Every scenario, read and sorted by id.
  public func list() -> [Entry] {
    files().map { id, path in
      let content = Result { () throws(ScenarioError) in
        try ScenarioReader.read(path: path, readingData: false).scenario
      }
      return Entry(id: id, path: path, content: content)
    }
  }

  /// The path of a scenario.
  ///
  /// - Parameter name: An id, or a path: whatever has a slash in it or ends in `.json`.
  /// - Throws: When there is none, with the nearest id as a suggestion, or the only one that begins so.
  public func find(_ name: String) throws(ScenarioError) -> String {
    if name.contains("/") || name.hasSuffix(Self.ending) {
      if FileContents.isFile(name) { return name }
      let isFolder = FileContents.isFolder(name)
      let problem = isFolder ? "this is a folder" : "there is no such file"
      throw ScenarioError([
        ScenarioFault(file: name, message: "\(problem); expected a scenario in JSON")
      ])
    }
    let files = files()
    if let file = files.first(where: { $0.id == name }) { return file.path }
    let beginning = files.map(\.id).filter { !name.isEmpty && $0.hasPrefix(name) }
    let nearest =
      Vocabulary(files.map(\.id)).nearest(to: name)
      ?? (beginning.count == 1 ? beginning[0] : nil)
    let looked = places.filter(FileContents.isFolder)
    let remedy =
      if nearest != nil {
        ""
      } else if looked.isEmpty {
        "; set RAVINE_SCENARIOS to a folder of scenarios, or name a file"
      } else {
        " in \(looked.listed("or")); 'ravine list' shows those that are there"
      }
    throw ScenarioError([
      ScenarioFault(
        file: name.isEmpty ? "''" : name, message: "there is no scenario of this id\(remedy)",
        suggestion: nearest)
    ])
  }

  private static let ending = ".json"

  /// Ids and paths, sorted by id.
  private func files() -> [(id: String, path: String)] {
    var paths: [String: String] = [:]
    for place in places {
      for name in FileContents.names(in: place, endingWith: Self.ending) {
        guard let id = name.removing(suffix: Self.ending), !id.hasSuffix(".schema"),
          paths[id] == nil, FileContents.isFile(place.joining(name))
        else { continue }
        paths[id] = place.joining(name)
      }
    }
    return paths.map { (id: $0.key, path: $0.value) }.sorted { $0.id < $1.id }
  }
}
