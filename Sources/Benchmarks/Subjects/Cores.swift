extension Subject {
  /// What a second core is good for.
  static let cores = Subject(
    name: "cores",
    explanation:
      "A landscape of 51x5 points of 64-512-256-10 with BN and 1,797 samples, evaluated by one thread "
      + "and by two, by turns, on the wall: it takes a machine with two cores to spare."
  ) { _ in
    let plane = PlaneCase(try .digits(), tensor: 0, columns: 51, rows: 5)
    var times: (one: [Double], two: [Double]) = ([], [])
    for _ in 0..<5 {
      times.one.append(Stopwatch.wall { _ = plane.evaluation(threads: 1) })
      times.two.append(Stopwatch.wall { _ = plane.evaluation(threads: 2) })
    }
    return [
      Figure("one thread", times.one, unit: "ms"),
      Figure("two threads", times.two, unit: "ms"),
      Figure(
        "how many times as fast", zip(times.one, times.two).map { $0 / $1 }, unit: "",
        .moreIsBetter, goal: Figure.Goal(limit: 1.9, statistic: .best)),
    ]
  }
}
