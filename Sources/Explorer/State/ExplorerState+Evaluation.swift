extension ExplorerState {
  /// How the landscapes on screen were evaluated, a sentence or two a side, or why a side has none;
  /// nothing for one that is still to come.
  public var evaluationNotes: [String] {
    guard let session, let extents = gridExtents else { return [] }
    return zip(session.sides.indices, extents).compactMap { side, extent in
      let id = session.sides[side].home.id
      guard let request = session.request(side: side, extent: extent),
        let landscape = session.landscapes.landscape(for: request)
      else {
        let fault = session.sides[side].fault
        return fault.map { "\(id): No points were evaluated. \($0.reason)" }
      }
      let (found, all) = (landscape.grid.evaluatedPoints, landscape.grid.values.count)
      return "\(id): \(landscape.plan.sentence) "
        + (found == all ? "All \(all)" : "\(found) of \(all)") + " points were evaluated."
    }
  }
}
