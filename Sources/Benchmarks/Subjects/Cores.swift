extension Subject {
  /// What a second core is good for.
  static let cores = Subject(
    name: "cores",
    explanation:
      "A landscape of 51x5 points of the digits' network with BN over a random plane, "
      + "evaluated by one thread and by two, by turns, on the wall: it takes a machine with two cores to "
      + "spare. Then how many times as fast steps of training are that may share out their products; "
      + "those with small products share none, and 1 is measured to within some percent."
  ) { surroundings in
    let digits = try surroundings.digits()
    let plane = PlaneCase(
      randomIn: try .digits(digits, normalized: true, in: .float), columns: 51, rows: 5)
    var times: (one: [Double], two: [Double]) = ([], [])
    for _ in 0..<5 {
      times.one.append(try Stopwatch.wall { _ = try plane.evaluation(threads: 1) })
      times.two.append(try Stopwatch.wall { _ = try plane.evaluation(threads: 2) })
    }
    let training = try TrainingCase.all(digits: digits).filter { $0.workload.precision == .float }
      .map(gain)
    return [
      Figure("one thread", times.one, unit: "ms"),
      Figure("two threads", times.two, unit: "ms"),
      Figure(
        "how many times as fast", zip(times.one, times.two).map { $0 / $1 }, unit: "",
        .moreIsBetter, goal: Figure.Goal(limit: 1.9, statistic: .best)),
    ] + training
  }

  /// How many times as fast a second thread makes training.
  private static func gain(of trainingCase: TrainingCase) throws -> Figure {
    var trainer = try trainingCase.trainer()
    func time(threads: Int) -> Double {
      trainer.threads = threads
      return Stopwatch.wall { for _ in 0..<50 { trainer.advance() } }
    }
    let gains = (0..<21).map { _ in time(threads: 1) / time(threads: 2) }
    return Figure(
      "training \(trainingCase.workload.name)", gains, unit: "", .moreIsBetter,
      goal: Figure.Goal(limit: 0.97, statistic: .median))
  }
}
