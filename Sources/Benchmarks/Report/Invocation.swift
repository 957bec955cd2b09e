import Drawing

/// What the words on the command line ask for.
enum Invocation {
  /// - Parameters:
  ///   - python: The interpreter in which PyTorch is looked for.
  ///   - cases: What the name of a case has to contain; nil for all.
  case measure([Subject], asJSON: Bool, python: String, cases: String?)
  case help
  /// A word that means nothing here, or that lacks what has to follow it.
  case faulty(String)
  /// Draw frames of a scenario on the terminal that this process runs on, and print what they cost:
  /// how `Subject.frameCost` calls this program.
  case drawFrames(ColorDepth, path: String)

  static let drawFramesWord = "draw-frames"

  static var usage: String {
    let names = Subject.all.map(\.name).joined(separator: " | ")
    return """
      usage: Benchmarks [--json] [--python INTERPRETER] [--cases TEXT] [SUBJECT …]

      Prints figures, each beside its goal. Subjects: \(names).
      Without a subject all are measured. What the other programs of the machine take away shows in
      the figures of 'calibration', which is always measured.
      Comparisons with PyTorch take the interpreter named, or else python3, if it can import torch.
      Of 'training-steps' and 'landscape-points' only the cases whose names contain the text are measured,
      and of 'first-pictures' and 'stale-requests' the scenarios, if one is given.

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
    var values = ["--python": "python3"]
    for name in ["--python", "--cases"] {
      guard let option = words.firstIndex(of: name) else { continue }
      guard option + 1 < words.count else {
        self = .faulty(name)
        return
      }
      values[name] = words[option + 1]
      words.removeSubrange(option...option + 1)
    }
    if let unknown = words.first(where: { word in !Subject.all.contains { $0.name == word } }) {
      self = .faulty(unknown)
      return
    }
    let isWanted = { (subject: Subject) in
      words.isEmpty || words.contains(subject.name) || subject.name == Subject.calibration.name
    }
    self = .measure(
      Subject.all.filter(isWanted), asJSON: asJSON, python: values["--python"]!,
      cases: values["--cases"])
  }
}
