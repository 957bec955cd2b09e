extension ExplorerState {
  /// How the landscapes on screen were evaluated, a sentence or two a side; empty as long as there are
  /// none.
  public var evaluationNotes: [String] {
    guard let session, let extents = gridExtents else { return [] }
    return zip(session.sides.indices, extents).compactMap { side, extent in
      guard let request = session.request(side: side, extent: extent),
        let landscape = session.landscapes.landscape(for: request)
      else { return nil }
      let (found, all) = (landscape.grid.evaluatedPoints, landscape.grid.values.count)
      return "\(session.sides[side].home.id): \(landscape.plan.sentence) "
        + (found == all ? "All \(all)" : "\(found) of \(all)") + " points were evaluated."
    }
  }
}
