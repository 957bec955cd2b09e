/// The parts of a scenario that are sound in themselves, so that one fault does not hide others.
struct ScenarioParts {
  let id: String?
  let data: DataDescription?
  let model: ModelDescription?
  let sides: [Side]?
  let plane: PlaneDescription?
  let viewport: ViewportDescription?
  let start: StartDescription?
  let training: TrainingDescription?
  let lesson: Lesson?
  let expectations: [Expectation]?

  /// Decodes every part of a file in which no fault was found.
  init(_ root: JSONNode, leavingOut faults: [TreeFault]) {
    let faulty = Set(faults.compactMap(\.path.steps.first))
    // What is not JSON has no path; the part in which it stands is the one around it.
    let unplaced = faults.filter { $0.path == .top }.map(\.offset)
    func part<Part: Decodable>(_ key: String) -> Part? {
      guard let node = root.member(key)?.node, !faulty.contains(.key(key)),
        !unplaced.contains(where: node.range.contains)
      else { return nil }
      return try? node.decode()
    }
    id = part("id")
    data = part("data")
    model = part("model")
    sides = part("sides")
    plane = part("plane")
    viewport = part("viewport")
    start = part("start")
    training = part("training")
    lesson = part("lesson")
    expectations = part("expectations")
  }
}
