import TrainingEngine

/// The checks of what no single value shows: whether the parts of a scenario fit together.
///
/// A check whose parts are themselves faulty is left out, since it could only repeat or guess.
struct ScenarioChecks {
  let root: JSONNode
  let parts: ScenarioParts
  let source: DataInspection
  /// The test samples, where they have a source of their own.
  let test: DataInspection
  var faults: [TreeFault] = []
  /// What is sound but hardly meant.
  var warnings: [TreeFault] = []

  init(root: JSONNode, parts: ScenarioParts, source: DataInspection, test: DataInspection) {
    self.root = root
    self.parts = parts
    self.source = source
    self.test = test
  }

  /// Checks everything; `fileName` is nil for text that is in no file.
  mutating func run(fileName: String?) {
    checkID(fileName)
    checkSides()
    checkModel()
    checkTargets()
    checkPreparations()
    checkTestSamples()
    checkBatches()
    checkTraining()
    checkPlane()
    checkViewport()
    checkStart()
    checkLevels()
    checkLesson()
    checkExpectations()
  }

  /// - Parameter isKey: Whether the key at the end of the path is reported instead of its value.
  mutating func report(
    _ path: JSONPath, isKey: Bool = false, _ message: String, suggestion: String? = nil
  ) {
    faults.append(
      TreeFault(
        offset: isKey ? root.offset(ofKeyAt: path) : root.offset(of: path), path: path,
        message: message, suggestion: suggestion))
  }

  mutating func warn(_ path: JSONPath, _ message: String) {
    warnings.append(TreeFault(offset: root.offset(of: path), path: path, message: message))
  }

  private mutating func checkID(_ fileName: String?) {
    guard let id = parts.id, let name = fileName?.removing(suffix: ".json"), id != name else {
      return
    }
    report(
      ["id"],
      "expected \(name.quoted) as in the file's name, found \(id.quoted); change the one or "
        + "the other")
  }

  /// Checks that an id is that of a side.
  mutating func checkSideID(_ id: String, at path: JSONPath, isKey: Bool = false) {
    guard let ids = parts.sides?.map(\.id), !ids.contains(id) else { return }
    let nearest = Vocabulary(ids).nearest(to: id)
    let known = nearest == nil ? "; the sides are \(ids.listed("and"))" : ""
    report(
      path, isKey: isKey, "there is no side \(id.quoted)\(known)", suggestion: nearest)
  }
}
