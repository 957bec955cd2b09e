import Drawing

/// What the words on the command line ask for.
enum Invocation {
  case measure([Subject], asJSON: Bool)
  case help
  /// A word that means nothing here.
  case faulty(String)
  /// Draw frames of a scenario on the terminal that this process runs on, and print what they cost:
  /// how `Subject.frameCost` calls this program.
  case drawFrames(ColorDepth, path: String)

  static let drawFramesWord = "draw-frames"

  static var usage: String {
    let names = Subject.all.map(\.name).joined(separator: " | ")
    return """
      usage: Benchmarks [--json] [SUBJECT …]

      Prints figures, each beside its goal. Subjects: \(names).
      Without a subject all are measured. What the other programs of the machine take away shows in
      the figures of 'calibration', which is always measured.

      """
  }

  init(_ words: some Collection<String>) {
    var words = Array(words)
    if words.count == 3, words[0] == Self.drawFramesWord,
      let colors = ColorDepth(rawValue: words[1])
    {
      self = .drawFrames(colors, path: words[2])
      return
    }
    if words.contains("--help") || words.contains("-h") {
      self = .help
      return
    }
    let asJSON = words.contains("--json")
    words.removeAll { $0 == "--json" }
    if let unknown = words.first(where: { word in !Subject.all.contains { $0.name == word } }) {
      self = .faulty(unknown)
      return
    }
    let isWanted = { (subject: Subject) in
      words.isEmpty || words.contains(subject.name) || subject.name == Subject.calibration.name
    }
    self = .measure(Subject.all.filter(isWanted), asJSON: asJSON)
  }
}
