import Drawing
import Explorer

extension Subject {
  /// How soon something is seen of a landscape.
  static let firstPictures = Subject(
    name: "first-pictures",
    explanation:
      "From what asks for landscapes until the first, coarsest picture of each side is there, with "
      + "the work done as the explorer's worker does it, the sides side by side on all cores, "
      + "in a window of 120x40: a scenario that was opened (its data and networks made), a jump to "
      + "another step, a zoom, and the choice of filter-normalized random directions."
  ) { surroundings in
    try surroundings.wantedScenarios().flatMap { entry in
      let explorer = ScreenlessExplorer(of: try surroundings.experiment(entry.id), path: entry.path)
      var trained = explorer
      trained.train()
      let steps = trained.state.session?.steps ?? 1
      let titles = trained.state.session?.experiment.sides.map(\.id) ?? []

      func figures(
        _ name: String, from explorer: ScreenlessExplorer, _ actions: (Int) -> [Action]
      ) -> [Figure] {
        let runs = (0..<8).map { run in
          var explorer = explorer
          return explorer.firstPictures(after: actions(run))
        }
        return titles.indices.compactMap { side in
          let times = runs.compactMap { $0[side] }
          // Where the picture stays as it is, nothing is asked for.
          guard !times.isEmpty else { return nil }
          return Figure(
            "\(entry.id) \(titles[side]), \(name)", times, unit: "ms",
            goal: Figure.Goal(limit: 50, statistic: .ninetieth))
        }
      }
      var looked = trained
      _ = looked.firstPictures(after: [])
      return figures("opened", from: explorer) { _ in [] }
        + figures("another step", from: trained) { [.seek(step: steps / 2 + $0)] }
        + figures("zoomed", from: looked) { _ in [.input(.key(.character("+")))] }
        + figures("random plane", from: trained) { _ in ScreenlessExplorer.choiceOfRandomPlane }
    }
  }
}
