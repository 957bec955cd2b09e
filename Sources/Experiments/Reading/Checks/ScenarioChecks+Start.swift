// Whether the sides can begin where the scenario says.

extension ScenarioChecks {
  mutating func checkStart() {
    let path: JSONPath = ["start"]
    guard let node = root.member("start")?.node, case .object(let members) = node.value else {
      return
    }
    if members.isEmpty {
      report(path, "expected 'x' and 'y', 'parameters', or all three, found none")
    }
    for (key, other) in [("x", "y"), ("y", "x")]
    where node.member(key) != nil && node.member(other) == nil {
      report(
        path.appending(key), isKey: true,
        "expected '\(other)' beside it; to set a single parameter, name it under 'parameters'")
    }
    guard let start = parts.start else { return }
    checkNames(of: start, in: members)
    if start.point != nil { checkPlaneIsThereAtStart() }
  }

  /// Checks that a run does not have to be there before it can begin.
  private mutating func checkPlaneIsThereAtStart() {
    guard let plane = parts.plane, let steps = parts.training?.steps else { return }
    let needed = plane.lastStepNeeded(at: 0, ofRunOf: steps)
    guard needed > 0 else { return }
    report(
      ["start", "x"], isKey: true,
      "this plane is not there before the run has come to step \(needed), so no run can begin by its "
        + "coordinates; name parameters under 'parameters' instead")
  }

  private mutating func checkNames(of start: StartDescription, in members: [JSONMember]) {
    guard let named = start.parameters else { return }
    if named.isEmpty {
      report(["start", "parameters"], "expected at least one parameter, found none")
    }
    let plane = start.point == nil ? nil : parts.plane?.parameters
    var known = [("along x", plane?.x), ("along y", plane?.y)].compactMap { place, name in
      name.flatMap(ParameterReference.init).map { (reference: $0, place: "\(place) of the plane") }
    }
    // In the order of the file.
    let names = members.first { $0.key == "parameters" }.map { member in
      if case .object(let members) = member.node.value { members.map(\.key) } else { [String]() }
    }
    for name in names ?? [] {
      let path: JSONPath = ["start", "parameters", .key(name)]
      guard let reference = ParameterReference(name) else {
        reportNoParameter(name, at: path, isKey: true)
        continue
      }
      if let other = known.first(where: { $0.reference == reference }) {
        report(
          path, isKey: true,
          "the start sets this parameter twice: it is \(other.place) too; leave out the one or the other"
        )
        continue
      }
      known.append((reference, "written \(name.quoted)"))
      check(reference, name, at: path, isKey: true)
    }
  }
}
