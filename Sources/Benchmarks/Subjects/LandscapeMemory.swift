extension Subject {
  /// What room a landscape takes.
  static let landscapeMemory = Subject(
    name: "landscape-memory",
    explanation:
      "How much more main memory a grid of 200x160 points needs at its peak than there was with the "
      + "network and its data: two threads, stopped after 3 seconds, when every thread has had what "
      + "it needs for a point. Not measured without Linux and the GNU C library."
  ) { surroundings in
    let digits = try Workload.digits(surroundings.digits(), normalized: true, in: .float)
    let planes =
      [PlaneCase(randomIn: digits, columns: 200, rows: 160)]
      + [0, digits.lastWeight].map { PlaneCase(digits, tensor: $0, columns: 200, rows: 160) }
    return try planes.compactMap { plane in
      let peak = try ResidentMemory.peak {
        let end = ContinuousClock.now + .seconds(3)
        _ = try plane.evaluation(threads: 2) { .now > end }
      }
      return peak.map {
        Figure(plane.name, [$0], unit: "MB", goal: Figure.Goal(limit: 32, statistic: .worst))
      }
    }
  }
}
